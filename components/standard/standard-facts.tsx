import { SummaryList } from "@/components/ui/summary-list";
import { formatDay } from "@/lib/calendar";
import type { StandardView } from "@/lib/standard/types";

const levels: Record<string, string> = { municipal: "市级", provincial: "省级", other: "其他" };

/** What identifies a version of a standard, and what its figures rest on. */
export function StandardFacts({ view }: { view: StandardView }) {
  const { published, referenced, assumed } = view.figures;
  const rows = [
    { key: "issuer", label: "制定机关", value: view.issuer },
    { key: "level", label: "级别", value: levels[view.level] ?? view.level },
    {
      key: "version",
      label: "编号与版本",
      value: <span className="font-mono break-all">{`${view.family}@${view.version}`}</span>,
    },
    { key: "effective", label: "生效日期", value: formatDay(view.effectiveFrom) },
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
