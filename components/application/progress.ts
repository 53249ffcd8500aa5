import type { Tone } from "@/components/ui/sign";
import {
  askedLeaves,
  composeSubmission,
  type EntryPage,
  pagesFor,
  runningResult,
} from "@/lib/application/score";
import type { LoadedEntry } from "@/lib/application/types";
import { leavesOf } from "@/lib/scoring";

export interface PageProgress extends EntryPage {
  href: string;
  asked: number;
  answered: number;
  wrong: number;
  /** Points named for rectification on this page. */
  named: number;
  status: { tone: Tone; text: string };
}

type Input = Pick<
  LoadedEntry,
  "view" | "prepared" | "person" | "parts" | "answers" | "waivers" | "rectifications"
>;

/** The self-scored result so far and how far each page is that the person sees, for the task list and the check page. */
export function progressOf(entry: Input) {
  const { view, prepared, answers, waivers, rectifications } = entry;
  const waivedIds = waivers.map((waiver) => waiver.nodeId);
  const values = new Map(answers.map((answer) => [answer.nodeId, answer.value]));
  const submission = composeSubmission(prepared, view.facts, values, waivedIds);
  const result = runningResult(prepared, submission);
  const asked = new Set(askedLeaves(prepared, view.facts.type, waivedIds).map((leaf) => leaf.id));
  const wrong = new Set(result.errors.map((error) => error.path.replace("answers.", "")));
  const named = new Set(
    view.state === "returned"
      ? rectifications
          .filter((item) => item.round === rectifications[0]?.round)
          .map((item) => item.nodeId)
      : [],
  );
  const pages = pagesFor(entry).map((page): PageProgress => {
    const leaves = leavesOf(prepared, page.node.id);
    const here = leaves.filter((leaf) => asked.has(leaf.id));
    const answered = here.filter((leaf) => leaf.id in submission.answers).length;
    const faulty = here.filter((leaf) => wrong.has(leaf.id)).length;
    return {
      ...page,
      href: `/applications/${view.id}/${page.path}`,
      asked: here.length,
      answered,
      wrong: faulty,
      named: leaves.filter((leaf) => named.has(leaf.id)).length + (named.has(page.node.id) ? 1 : 0),
      status: statusOf(here.length, answered, faulty),
    };
  });
  return { submission, result, pages, named };
}

function statusOf(asked: number, answered: number, wrong: number): PageProgress["status"] {
  if (wrong > 0) return { tone: "failed", text: "有误" };
  if (answered === 0 && asked > 0) return { tone: "neutral", text: "未开始" };
  return answered < asked
    ? { tone: "pending", text: "填报中" }
    : { tone: "passed", text: "已填完" };
}
