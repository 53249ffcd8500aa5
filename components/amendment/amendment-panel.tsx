import { Callout } from "@/components/ui/callout";
import { amendmentKinds } from "@/lib/amendment/types";
import { askedLeaves, entryPages } from "@/lib/application/score";
import { communityItem } from "@/lib/application/types";
import { formatInstant } from "@/lib/calendar";
import type { LoadedApproval } from "@/lib/review/types";
import { leavesOf, nodeById } from "@/lib/scoring";
import { DecideAmendment, ProposeForm } from "./amendment-forms";

function groupsOf({ prepared, view }: LoadedApproval) {
  const asked = new Set(askedLeaves(prepared, view.facts.type).map(({ id }) => id));
  const own = { id: communityItem, title: "社区基本情况（项目类型、户数、常住人口）" };
  return [
    { title: "社区基本情况", points: [own] },
    ...entryPages(prepared).map(({ node }) => ({
      title: node.title,
      points: leavesOf(prepared, node.id)
        .filter(({ id }) => asked.has(id))
        .map(({ id, title }) => ({ id, title })),
    })),
  ];
}

const stepOf = ({ view }: LoadedApproval) => ({
  applicationId: view.id,
  version: view.version,
  communityName: view.communityName,
});

/** The way to propose a change of what is published, where none waits. */
export function ProposeAmendment({ approval }: { approval: LoadedApproval }) {
  if (approval.amendment || !approval.allowed.includes("propose-amendment")) return null;
  return (
    <div className="max-w-text">
      <ProposeForm {...stepOf(approval)} groups={groupsOf(approval)} />
    </div>
  );
}

/** The proposal to change what is published that waits for a second person. */
export function AmendmentPanel({ approval }: { approval: LoadedApproval }) {
  const { allowed, amendment, prepared } = approval;
  if (!amendment) return null;
  const step = stepOf(approval);
  const { kind, reason, nodeIds, proposedByName, proposedAt } = amendment;
  const mayConfirm = allowed.includes(kind === "correction" ? "correct" : "revoke");
  return (
    <>
      <Callout tone="pending" title={`提请${amendmentKinds[kind]}，等待确认`}>
        <p>{reason}</p>
        {nodeIds.length > 0 ? (
          <p className="mt-1">
            重新核验：
            {nodeIds.map((id) => nodeById(prepared, id)?.title ?? "社区基本情况").join("、")}
          </p>
        ) : null}
        <p className="mt-1 text-sm text-muted">
          {proposedByName}于{formatInstant(proposedAt)}提请，须由另一名管理员确认。
        </p>
      </Callout>
      {allowed.includes("drop-amendment") ? (
        <DecideAmendment {...step} amendmentId={amendment.id} kind={kind} mayConfirm={mayConfirm} />
      ) : null}
    </>
  );
}
