import { Conclusion } from "@/components/scorecard/conclusion";
import { Callout } from "@/components/ui/callout";
import { PageLink } from "@/components/ui/page-link";
import { isUnlocked, pageOf, UNPROVEN, unprovenCounts } from "@/lib/application/score";
import type { LoadedEntry } from "@/lib/application/types";
import { partsOut } from "@/lib/assignment/policy";
import { explain, nodeById, type Submission } from "@/lib/scoring";
import { AnswersReview } from "./answers-review";
import { ApplicationHeader } from "./application-header";
import { progressOf } from "./progress";
import { RectificationNotice } from "./rectification-notice";
import { SubmitForm } from "./submit-form";

/** Parts that are still with contributors or wait for a check: nothing can be submitted before. */
function PartsOut({ entry }: { entry: LoadedEntry }) {
  const { prepared, view } = entry;
  const out = partsOut(prepared, entry.facts.assignments);
  if (out.length === 0) return null;
  return (
    <Callout
      tone="pending"
      title={`还有 ${out.length} 个分派的部分没有办完，办完后才能提交`}
      className="mb-6"
    >
      <ul className="space-y-1">
        {out.map(({ path, message }) => (
          <li key={path}>
            <PageLink
              href={`/applications/${view.id}/${pageOf(prepared, path.replace("parts.", ""))?.path}`}
            >
              {message}
            </PageLink>
          </li>
        ))}
      </ul>
    </Callout>
  );
}

interface ProblemsProps {
  entry: LoadedEntry;
  missing: readonly string[];
  errors: readonly { path: string; message: string }[];
}

/** Typed-in counts without a document, where they can still be changed: as the server refuses them. */
function unproven(
  entry: LoadedEntry,
  submission: Submission,
  named: ReadonlySet<string>,
  files: Readonly<Record<string, number>>,
) {
  const { prepared, view, answers, snapshots } = entry;
  const submitted = snapshots.at(-1)?.submission;
  return unprovenCounts(prepared, submission, answers, files)
    .filter(({ id }) => view.state !== "returned" || isUnlocked(prepared, id, named, submitted))
    .map(({ id, title }) => ({ path: `answers.${id}`, message: `${title}：${UNPROVEN}` }));
}

function Problems({ entry, missing, errors }: ProblemsProps) {
  const { prepared } = entry;
  const wrong = errors.map(({ path, message }) => ({
    id: path.replace("answers.", ""),
    text: message,
  }));
  const open = missing
    .filter((id) => !wrong.some((item) => item.id === id))
    .map((id) => ({ id, text: `${nodeById(prepared, id)?.title ?? id}：没有填写` }));
  const items = [...wrong, ...open];
  if (items.length === 0) return null;
  const hrefOf = (id: string) => {
    const page = pageOf(prepared, id);
    return page
      ? `/applications/${entry.view.id}/${page.path}#field-answers.${id}`
      : `/communities/${entry.view.communityId}/edit`;
  };
  return (
    <Callout tone="failed" title={`还有 ${items.length} 处需要处理，处理后才能提交`}>
      <ul className="space-y-1">
        {items.map((item) => (
          <li key={item.id}>
            <PageLink href={hrefOf(item.id)}>{item.text}</PageLink>
          </li>
        ))}
      </ul>
    </Callout>
  );
}

/** All answers on one page, every missing or wrong one linked to its field, and the way to submit. */
export function CheckPage({
  entry,
  files,
}: {
  entry: LoadedEntry;
  /** How many files are attached to each point. */
  files: Readonly<Record<string, number>>;
}) {
  const { view, prepared, allowed } = entry;
  const { submission, result, pages, named } = progressOf(entry);
  const maySubmit = allowed.includes("submit");
  const missing = result.decision?.missing ?? [];
  const out = partsOut(prepared, entry.facts.assignments).length;
  const errors = [...result.errors, ...unproven(entry, submission, named, files)];
  const open = missing.length + errors.length + out;
  const complete = result.decision !== null && open === 0;
  return (
    <>
      <ApplicationHeader view={view} title={maySubmit ? "检查并提交" : "全部填报"} />
      <RectificationNotice {...entry} />
      {maySubmit ? <PartsOut entry={entry} /> : null}
      {maySubmit ? <Problems entry={entry} missing={missing} errors={errors} /> : null}
      <div className="my-8 max-w-text">
        {result.decision ? (
          <Conclusion
            decision={result.decision}
            sentences={explain(prepared, result.decision).gates}
          >
            <p className="text-sm text-muted">按自评分计算。未达标也可以提交，由审核人员核定。</p>
          </Conclusion>
        ) : null}
      </div>
      <div className="space-y-8">
        {pages.map((page) => (
          <AnswersReview
            key={page.path}
            entry={entry}
            page={page}
            result={result}
            named={named}
            files={files}
            editable={maySubmit}
          />
        ))}
      </div>
      {maySubmit ? (
        <section
          aria-labelledby="submit"
          className="mt-10 max-w-text border-t-2 border-line-strong pt-6"
        >
          <h2 id="submit" className="mb-3">
            提交
          </h2>
          {complete ? (
            <SubmitForm
              applicationId={view.id}
              version={view.version}
              communityName={view.communityName}
              again={view.state === "returned"}
            />
          ) : (
            <p>上面列出的 {open} 处处理完后，即可在此提交。</p>
          )}
        </section>
      ) : null}
    </>
  );
}
