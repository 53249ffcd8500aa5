import { PartPanel } from "@/components/assignment/part-panel";
import { EvidenceProvider } from "@/components/evidence/evidence-provider";
import { AssumedNotice } from "@/components/scorecard/assumed-notice";
import { LinkButton } from "@/components/ui/link-button";
import { maySeeParts, openNodes } from "@/lib/application/policy";
import { type EntryPage as Page, slimStandard } from "@/lib/application/score";
import type { LoadedEntry } from "@/lib/application/types";
import { dayOf } from "@/lib/calendar";
import { acceptedKinds, limits } from "@/lib/evidence/policy";
import type { PageEvidence } from "@/lib/evidence/types";
import { stampOf } from "@/lib/presence/policy";
import { figures, leavesOf } from "@/lib/scoring";
import { ApplicationHeader } from "./application-header";
import { EntryForm } from "./entry-form";

interface NeighboursProps {
  page: Page;
  pages: Page[];
  base: string;
  /** Where the last page leads. */
  last: { href: string; title: string };
}

function Neighbours({ page, pages, base, last }: NeighboursProps) {
  const at = pages.findIndex((other) => other.path === page.path);
  const before = pages[at - 1];
  const after = pages[at + 1];
  return (
    <nav aria-label="前后页面" className="mt-8 mb-20 flex flex-wrap gap-3 lg:mb-0">
      {before ? (
        <LinkButton variant="secondary" href={`${base}/${before.path}`}>
          上一页：{before.node.title}
        </LinkButton>
      ) : null}
      <LinkButton variant="secondary" href={after ? `${base}/${after.path}` : last.href}>
        {after ? `下一页：${after.node.title}` : last.title}
      </LinkButton>
    </nav>
  );
}

export interface EntryPageProps {
  entry: LoadedEntry;
  page: Page;
  /** The pages that the person sees. */
  pages: Page[];
  attached: PageEvidence;
}

/** Entry of one scene or section. */
export function EntryPage({ entry, page, pages, attached }: EntryPageProps) {
  const { view, prepared, allowed, person, answers, waivers, rectifications } = entry;
  const base = `/applications/${view.id}`;
  const open = openNodes(person, entry.facts);
  const locked =
    !allowed.includes("save-answers") || (open !== null && !open.includes(page.node.id));
  const part = entry.parts.find(({ nodeId }) => nodeId === page.node.id);
  const contributes = person.role === "contributor";
  const round = rectifications[0]?.round;
  const newest =
    view.state === "returned" ? rectifications.filter((item) => item.round === round) : [];
  const here = new Set([page.node.id, ...leavesOf(prepared, page.node.id).map((leaf) => leaf.id)]);
  const shown = figures(prepared).filter((figure) => here.has(figure.id));
  return (
    <>
      <ApplicationHeader
        view={view}
        title={page.node.title}
        lead={locked ? "当前不能修改，仅供查看。" : page.node.clause}
        actions={
          !part && allowed.includes("hand-out") ? (
            <LinkButton variant="secondary" href={`${base}/assign?part=${page.node.id}`}>
              分派本页
            </LinkButton>
          ) : undefined
        }
      />
      {part ? (
        <div className="mb-6">
          <PartPanel
            person={person}
            part={part}
            title={page.node.title}
            allowed={allowed}
            today={dayOf(new Date())}
          />
        </div>
      ) : null}
      <AssumedNotice
        total={shown.length}
        assumed={shown.filter((figure) => figure.basis?.assumed ?? true).length}
      />
      {locked ? null : (
        <p className="mt-4 max-w-text text-sm text-muted">
          每个评分点可附佐证材料：{acceptedKinds}，每个文件不超过 20 MB，每点最多{" "}
          {limits.filesPerPoint} 个。
        </p>
      )}
      <div className="mt-6">
        <EvidenceProvider applicationId={view.id} personId={person.id} {...attached}>
          <EntryForm
            key={page.path}
            applicationId={view.id}
            personId={person.id}
            standard={slimStandard(prepared, page.node)}
            standardDigest={prepared.digest}
            pageId={page.node.id}
            facts={view.facts}
            answers={answers}
            waivers={waivers}
            locked={locked}
            submitted={entry.snapshots.at(-1)?.submission}
            named={view.state === "returned" ? newest.map((item) => item.nodeId) : null}
            comments={Object.fromEntries(newest.map((item) => [item.nodeId, item.comment]))}
            checkHref={`${base}/check`}
            watch={maySeeParts(person)}
            stamp={stampOf(entry)}
            titles={Object.fromEntries(pages.map(({ node }) => [node.id, node.title]))}
            part={contributes ? part : undefined}
          />
        </EvidenceProvider>
      </div>
      <Neighbours
        page={page}
        pages={pages}
        base={base}
        last={
          contributes
            ? { href: base, title: "返回我的部分" }
            : { href: `${base}/check`, title: "检查全部填报" }
        }
      />
    </>
  );
}
