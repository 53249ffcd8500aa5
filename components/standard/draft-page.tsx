import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageLink } from "@/components/ui/page-link";
import { ProgressText } from "@/components/ui/progress-text";
import { SummaryList, type SummaryRow } from "@/components/ui/summary-list";
import { formatInstant } from "@/lib/calendar";
import type { DraftOperationName } from "@/lib/standard/policy";
import type { AssumedRow, DraftView } from "@/lib/standard/types";
import { AdoptForm, DiscardForm, ProposeForm, ReturnForm } from "./draft-forms";
import { DraftHeader } from "./draft-header";
import { DraftWorkbook } from "./draft-workbook";
import { FigureRulingForm } from "./figure-ruling-form";
import { RulingTable } from "./ruling-table";
import { versionAddress } from "./version-header";

export interface DraftPageProps {
  view: DraftView;
  comparable: boolean;
  exportable: boolean;
  allowed: readonly DraftOperationName[];
  adoption: string | null;
  rows: readonly AssumedRow[];
  /** How many of the rows have no record yet. */
  open: number;
}

function facts(view: DraftView): SummaryRow[] {
  const { basedOn, proposedAt, adoptedAt } = view;
  return [
    {
      key: "version",
      label: "编号与版本",
      value: <span className="font-mono break-all">{`${view.family}@${view.version}`}</span>,
    },
    {
      key: "based",
      label: "底稿",
      value: basedOn ? (
        <PageLink href={versionAddress(basedOn)}>{`${basedOn.title} ${basedOn.version}`}</PageLink>
      ) : (
        "无"
      ),
    },
    {
      key: "saved",
      label: "最近保存",
      value: `${view.updatedBy}，${formatInstant(view.updatedAt)}`,
    },
    ...(proposedAt && view.state !== "draft"
      ? [
          {
            key: "proposed",
            label: "提请核定",
            value: `${view.proposedBy}，${formatInstant(proposedAt)}`,
          },
        ]
      : []),
    ...(adoptedAt
      ? [
          {
            key: "adopted",
            label: "批准施行",
            value: `${view.adoptedBy}，${formatInstant(adoptedAt)}`,
            action: <PageLink href={versionAddress(view)}>施行的版本</PageLink>,
          },
        ]
      : []),
    ...(view.state === "draft"
      ? [
          {
            key: "faults",
            label: "差错",
            value: view.faults > 0 ? `${view.faults} 处，改正后才能提请核定` : "没有",
          },
        ]
      : []),
  ];
}

/** A draft from its first words to its adoption: where it stands, and the next step. */
export function DraftPage(props: DraftPageProps) {
  const { view, comparable, allowed, adoption, rows, open } = props;
  const base = `/standards/drafts/${view.id}`;
  const lock = { draftId: view.id, revision: view.revision };
  return (
    <>
      <DraftHeader
        view={view}
        actions={
          <>
            {allowed.includes("save") ? (
              <LinkButton href={`${base}/edit`}>编辑草案</LinkButton>
            ) : null}
            {comparable ? (
              <LinkButton href={`${base}/difference`} variant="secondary">
                与底稿的差异
              </LinkButton>
            ) : null}
            {view.basedOn && view.state !== "discarded" ? (
              <LinkButton href={`${base}/replay`} variant="secondary">
                施行前重算
              </LinkButton>
            ) : null}
          </>
        }
      />
      <SummaryList rows={facts(view)} className="max-w-desk" />
      {allowed.includes("save") ? (
        <DraftWorkbook lock={lock} exportable={props.exportable} />
      ) : null}
      {allowed.includes("propose") ? <ProposeForm lock={lock} assumed={rows.length} /> : null}
      {view.state === "proposed" ? (
        <section aria-labelledby="figures" className="mt-10">
          <h2 id="figures">逐个核定数值</h2>
          <p className="mb-4 max-w-text text-muted">
            施行前，每个待核定数值要么写明核定它的文号，要么写明仍按假定计算。有文号的施行后不再标注「待核定」。
          </p>
          <ProgressText
            done={rows.length - open}
            total={rows.length}
            unit="个数值"
            verb="已有记录"
          />
          <FigureRulingForm lock={lock} rows={rows} />
        </section>
      ) : null}
      {view.state === "adopted" && rows.length > 0 ? (
        <section aria-labelledby="figures" className="mt-10">
          <h2 id="figures">核定记录</h2>
          <RulingTable rows={rows} />
        </section>
      ) : null}
      {allowed.includes("adopt") ? (
        <AdoptForm lock={lock} version={view.version} open={open} />
      ) : null}
      {adoption ? (
        <section aria-labelledby="adopt" className="mt-10">
          <h2 id="adopt">批准施行</h2>
          <Callout tone="info" className="mt-2">
            {adoption}
          </Callout>
        </section>
      ) : null}
      {allowed.includes("return") ? <ReturnForm lock={lock} /> : null}
      {allowed.includes("discard") ? <DiscardForm lock={lock} version={view.version} /> : null}
    </>
  );
}
