import { PageLink } from "@/components/ui/page-link";
import { SummaryList, type SummaryRow } from "@/components/ui/summary-list";
import { formatDay, formatInstant } from "@/lib/calendar";
import type { DraftView, StandardView } from "@/lib/standard/types";

const levels: Record<string, string> = { municipal: "市级", provincial: "省级", other: "其他" };

export interface StandardFactsProps {
  view: StandardView;
  /** The draft that became this version; null for a bundled one. */
  adopted: DraftView | null;
  repeal: { reason: string; by: string; at: Date } | null;
  mayMaintain: boolean;
}

function adoptionRow({ adopted, mayMaintain }: StandardFactsProps): SummaryRow {
  const label = "施行";
  if (!adopted?.adoptedAt || !adopted.proposedAt)
    return { key: "adoption", label, value: "随系统载入" };
  const words = `${adopted.proposedBy}于${formatInstant(adopted.proposedAt)}提请，${adopted.adoptedBy}于${formatInstant(adopted.adoptedAt)}批准`;
  const action = mayMaintain ? (
    <PageLink href={`/standards/drafts/${adopted.id}`}>核定记录</PageLink>
  ) : undefined;
  return { key: "adoption", label, value: words, action };
}

/** What identifies a version of a standard, how it came into force and ended, and what its figures rest on. */
export function StandardFacts(props: StandardFactsProps) {
  const { view, repeal } = props;
  const { published, referenced, assumed } = view.figures;
  const rows: SummaryRow[] = [
    { key: "issuer", label: "制定机关", value: view.issuer },
    { key: "level", label: "级别", value: levels[view.level] ?? view.level },
    {
      key: "version",
      label: "编号与版本",
      value: <span className="font-mono break-all">{`${view.family}@${view.version}`}</span>,
    },
    { key: "effective", label: "生效日期", value: formatDay(view.effectiveFrom) },
    adoptionRow(props),
    ...(repeal
      ? [
          {
            key: "repeal",
            label: "废止",
            value: `${repeal.by}于${formatInstant(repeal.at)}废止：${repeal.reason}`,
          },
        ]
      : []),
    { key: "points", label: "评分点", value: `${view.points} 个` },
    {
      key: "figures",
      label: "数值",
      value: `已公布 ${published} 个，参考资料 ${referenced} 个，待核定 ${assumed} 个`,
    },
    {
      key: "digest",
      label: "摘要值（SHA-256）",
      value: <span className="font-mono text-sm break-all">{view.digest}</span>,
    },
  ];
  return <SummaryList rows={rows} className="max-w-desk" />;
}
