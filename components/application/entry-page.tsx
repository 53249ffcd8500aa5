import { AssumedNotice } from "@/components/scorecard/assumed-notice";
import { LinkButton } from "@/components/ui/link-button";
import { entryPages, type EntryPage as Page, slimStandard } from "@/lib/application/score";
import type { LoadedEntry } from "@/lib/application/types";
import { figures, leavesOf } from "@/lib/scoring";
import { ApplicationHeader } from "./application-header";
import { EntryForm } from "./entry-form";

function Neighbours({ page, pages, base }: { page: Page; pages: Page[]; base: string }) {
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
      <LinkButton variant="secondary" href={after ? `${base}/${after.path}` : `${base}/check`}>
        {after ? `下一页：${after.node.title}` : "检查全部填报"}
      </LinkButton>
    </nav>
  );
}

/** Entry of one scene or section. */
export function EntryPage({ entry, page }: { entry: LoadedEntry; page: Page }) {
  const { view, prepared, allowed, person, answers, waivers, rectifications } = entry;
  const base = `/applications/${view.id}`;
  const locked = !allowed.includes("save-answers");
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
      />
      <AssumedNotice
        total={shown.length}
        assumed={shown.filter((figure) => figure.basis?.assumed ?? true).length}
      />
      <div className="mt-6">
        <EntryForm
          key={page.path}
          applicationId={view.id}
          personId={person.id}
          standard={slimStandard(prepared, page.node)}
          pageId={page.node.id}
          facts={view.facts}
          answers={answers}
          waivers={waivers}
          locked={locked}
          submitted={entry.snapshots.at(-1)?.submission}
          named={view.state === "returned" ? newest.map((item) => item.nodeId) : null}
          comments={Object.fromEntries(newest.map((item) => [item.nodeId, item.comment]))}
          checkHref={`${base}/check`}
        />
      </div>
      <Neighbours page={page} pages={entryPages(prepared)} base={base} />
    </>
  );
}
