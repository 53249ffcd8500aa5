import { AmendmentPanel, ProposeAmendment } from "@/components/amendment/amendment-panel";
import { ApplicationHeader } from "@/components/application/application-header";
import { Conclusion } from "@/components/scorecard/conclusion";
import { DigestLine } from "@/components/scorecard/digest-line";
import { GateTable } from "@/components/scorecard/gate-table";
import { ScoreTree } from "@/components/scorecard/score-tree";
import { scoreTree } from "@/components/scorecard/score-tree-data";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageLink } from "@/components/ui/page-link";
import { formatInstant } from "@/lib/calendar";
import type { LoadedApproval } from "@/lib/review/types";
import { explain } from "@/lib/scoring";
import { AnnounceForm, ApproveForm, PublishForm, SendBackForm } from "./decision-forms";

function Steps({ approval }: { approval: LoadedApproval }) {
  const { view, allowed, refusal, outcome } = approval;
  const step = { applicationId: view.id, version: view.version, communityName: view.communityName };
  if ((view.state === "published" || view.state === "revoked") && outcome)
    return (
      <div className="space-y-3">
        <Callout
          tone={view.state === "published" ? "passed" : "failed"}
          title={view.state === "published" ? "结果已公布" : "结果已撤销"}
        >
          <PageLink href={`/outcomes/${outcome.code}`}>查看公布的结果</PageLink>
        </Callout>
        <AmendmentPanel approval={approval} />
      </div>
    );
  return (
    <div className="space-y-3">
      {allowed.includes("approve") ? <ApproveForm {...step} /> : null}
      {allowed.includes("send-back") ? <SendBackForm {...step} /> : null}
      {view.state === "notice" && outcome ? (
        <Callout tone="info" title="正在公示">
          <PageLink href={`/notices/${outcome.code}`}>查看公示</PageLink>
        </Callout>
      ) : null}
      {allowed.includes("announce") ? <AnnounceForm {...step} /> : null}
      {allowed.includes("publish") ? <PublishForm {...step} /> : null}
      {refusal ? <Callout tone="pending">{refusal}</Callout> : null}
    </div>
  );
}

export interface ApprovalPageProps {
  approval: LoadedApproval;
  /** The list it was opened from. */
  root?: { label: string; href: string };
}

/** What the approver decides on: the conclusion by the verified answers, its reasons, what was adjusted. */
export function ApprovalPage({
  approval,
  root = { label: "审定与公布", href: "/approvals" },
}: ApprovalPageProps) {
  const { view, prepared, submitted, decision, rulings, outcome } = approval;
  const reasons = Object.fromEntries(
    rulings
      .filter((ruling) => ruling.kind === "adjusted")
      .map((ruling) => [ruling.nodeId, ruling.reason]),
  );
  return (
    <>
      <ApplicationHeader
        view={view}
        root={root}
        base={root.href}
        actions={
          <>
            <LinkButton variant="secondary" href={`/reviews/${view.id}`}>
              逐项核定
            </LinkButton>
            <LinkButton variant="secondary" href={`/applications/${view.id}/analysis`}>
              差距与补短板
            </LinkButton>
          </>
        }
        lead={
          outcome
            ? `${outcome.approvedByName}于${formatInstant(outcome.approvedAt)}审定。`
            : undefined
        }
      />
      {decision ? (
        <>
          <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <Conclusion decision={decision} sentences={explain(prepared, decision).gates} />
            <Steps approval={approval} />
          </div>
          <div className="mt-10 space-y-10">
            <GateTable gates={decision.gates} />
            <div>
              <h2 className="mb-3">评分明细</h2>
              {submitted?.ok ? (
                <ScoreTree
                  nodes={scoreTree({
                    nodes: prepared.standard.sections,
                    self: submitted.decision,
                    verified: decision,
                    reasons,
                  })}
                />
              ) : null}
            </div>
            {outcome ? <DigestLine label="结论摘要（SHA-256）" digest={outcome.digest} /> : null}
            <ProposeAmendment approval={approval} />
          </div>
        </>
      ) : (
        <p>这份申报还没有核定完，暂不能审定。</p>
      )}
    </>
  );
}
