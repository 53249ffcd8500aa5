import { DigestLine } from "@/components/scorecard/digest-line";
import { PageLink } from "@/components/ui/page-link";
import { SummaryList, type SummaryRow } from "@/components/ui/summary-list";
import { dayOf, formatDay } from "@/lib/calendar";
import { numberOf, standingFrom } from "@/lib/certificate/policy";
import type { OutcomeView } from "@/lib/publication/types";
import { nodeById, type Prepared } from "@/lib/scoring";

function excused({ waived = [] }: { waived?: string[] }, prepared: Prepared): string {
  const titles = waived.map((id) => nodeById(prepared, id)?.title ?? id);
  return titles.length === 0 ? "无" : titles.join("、");
}

function rowsOf(view: OutcomeView, prepared: Prepared): SummaryRow[] {
  const { outcome, standard } = view;
  const { households, residents } = outcome.submission.community;
  const method = `/method/${standard.family}/${encodeURIComponent(standard.version)}`;
  return [
    {
      key: "standard",
      label: "依据的办法",
      value: (
        <>
          <PageLink href={method}>《{standard.title}》</PageLink>，版本 {standard.version}
        </>
      ),
    },
    { key: "batch", label: "验收批次", value: outcome.batchTitle },
    {
      key: "community",
      label: "社区情况",
      value: [
        view.typeTitle,
        households === undefined ? "" : `${households} 户`,
        residents === undefined ? "" : `${residents} 人`,
      ]
        .filter(Boolean)
        .join("，"),
    },
    {
      key: "waived",
      label: "因地制宜不参评",
      value: excused(outcome.submission, prepared),
    },
    { key: "published", label: "公布日期", value: formatDay(dayOf(outcome.publishedAt)) },
    {
      key: "code",
      label: "核验编号",
      value: <span className="font-mono">{numberOf(outcome.code, outcome.digest)}</span>,
    },
  ];
}

/** How the outcome was made, and what it takes to compute it again. */
export function OutcomeOrigin({ view, prepared }: { view: OutcomeView; prepared: Prepared }) {
  const { outcome } = view;
  return (
    <div className="space-y-5">
      <ol className="max-w-text list-decimal space-y-1 pl-6">
        <li>区、县、市申报人员逐个评分点填报，写明佐证。</li>
        <li>市建委审核人员逐点核验，给出核定分；改动的都写明理由。</li>
        <li>另一名管理员审定。审定后的得分和结论封存，不能再改。</li>
        <li>结果公布。本页的分数都是核定分，由程序按办法算出，没有人工调整总分。</li>
      </ol>
      <SummaryList rows={rowsOf(view, prepared)} />
      <div className="space-y-2">
        <p className="max-w-text">
          任何人都可以用公布的数据重新计算，结论应当逐字相同：
          <PageLink href={`/outcomes/${outcome.code}/recompute`}>自己算一遍</PageLink>，
          <a href={`/api/v1/outcomes/${outcome.code}`}>数据（JSON）</a>。
        </p>
        <p className="max-w-text">
          {outcome.outcome === "passed" && standingFrom(view.standing) === "valid" ? (
            <>
              <a href={`/outcomes/${outcome.code}/certificate.pdf`} download>
                下载验收证书（PDF）
              </a>
              ，上面的编号和二维码可以
            </>
          ) : (
            "打印本页的，可以"
          )}
          <PageLink href={`/verify?code=${numberOf(outcome.code, outcome.digest)}`}>核验</PageLink>
          。
        </p>
        <DigestLine digest={outcome.digest} />
        <DigestLine label="办法摘要值（SHA-256）" digest={outcome.standardDigest} />
      </div>
    </div>
  );
}
