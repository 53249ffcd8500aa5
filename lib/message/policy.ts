import type { OperationName } from "../application/policy";
import type { ApplicationRecord, ApplicationView } from "../application/types";
import type { Actor } from "../audit/types";
import { formatDay } from "../calendar";
import type { Notice } from "./types";

/** What of an application's change a notice needs beyond the application itself. */
export interface TransitionFacts {
  /** Returned: how many points were named, and by when they are asked back. */
  points: number;
  dueOn: string | null;
  /** On notice and published: the outcome's public code. */
  code: string | null;
  /** On notice: the last day of the period. */
  noticeEndsOn: string | null;
}

/**
 * Who is told of an application's move, and what (null: the operation moves nothing). The application is as it
 * was before: its version names the event.
 */
export function noticeOfMove(
  name: OperationName,
  actor: Actor,
  { view, facts }: Pick<ApplicationRecord, "view" | "facts">,
  { points, dueOn, code, noticeEndsOn }: TransitionFacts,
): Notice | null {
  const { id, communityName, districtName, districtId } = view;
  const tell = (title: string, rest: Pick<Notice, "recipients" | "body" | "href">): Notice => ({
    actor,
    event: `application:${id}:${view.version}:${name}`,
    kind: "application",
    about: { type: "application", id },
    title: `“${communityName}”${title}`,
    ...rest,
  });
  const again = facts.submitterIds.length > 0;
  switch (name) {
    case "submit":
      return tell(again ? "整改后重新提交，待核验" : "提交了申报，待核验", {
        recipients: { ids: facts.reviewerIds },
        body: `${districtName}${again ? "已改正被点名的内容" : "已提交申报"}，请核验。`,
        href: `/reviews/${id}`,
      });
    case "return":
      return tell("的申报被退回整改", {
        recipients: { officialsOf: districtId, ids: facts.submitterIds },
        body: `点名 ${points} 项，请按审核意见改正后重新提交。${dueOn ? `整改期限：${formatDay(dueOn)}。` : ""}`,
        href: `/applications/${id}`,
      });
    case "conclude":
      return tell("核验完成，待审定", {
        // Whoever verified or submitted may not approve.
        recipients: {
          roles: ["administrator"],
          except: [...facts.verifierIds, ...facts.submitterIds],
        },
        body: "请审定，或者退回核验。",
        href: `/approvals/${id}`,
      });
    case "send-back":
      return tell("被退回核验", {
        recipients: { ids: facts.reviewerIds },
        body: "请按退回理由重新核定，再提交审定。",
        href: `/reviews/${id}`,
      });
    case "approve":
      return tell("已审定", {
        recipients: { officialsOf: districtId },
        body: "结论已经冻结，公示期满后公布。不需要您操作。",
        href: `/applications/${id}`,
      });
    case "announce":
      return tell("的验收结果开始公示", {
        recipients: { officialsOf: districtId },
        body: `${noticeEndsOn ? `公示期到 ${formatDay(noticeEndsOn)}为止。` : ""}期满后公布。`,
        href: code ? `/notices/${code}` : `/applications/${id}`,
      });
    case "uphold":
      return tell("有异议成立，需重新核验", {
        recipients: { ids: facts.reviewerIds },
        body: "只有异议所涉的内容可以改动，核定后再提交审定。",
        href: `/reviews/${id}`,
      });
    case "correct":
      return tell("的验收结果需更正，重新核验", {
        recipients: { ids: facts.reviewerIds, officialsOf: districtId },
        body: "只有更正所涉的内容可以改动，核定、审定后再次公示。",
        href: `/applications/${id}`,
      });
    case "revoke":
      return tell("的验收结果已撤销", {
        recipients: { ids: facts.reviewerIds, officialsOf: districtId },
        body: "请查看撤销的理由。",
        href: code ? `/outcomes/${code}` : `/applications/${id}`,
      });
    case "publish":
      return tell("的验收结果已公布", {
        recipients: { officialsOf: districtId },
        body: "请查看结果和理由。",
        href: code ? `/outcomes/${code}` : `/applications/${id}`,
      });
    default:
      return null;
  }
}

/** A page of entry in a contributor's hands, and what became of it. */
export interface PartMove {
  actor: Actor;
  step: "assigned" | "handed-in" | "sent-back" | "taken-over";
  /** Names the move for good: the part's id and the version it had. */
  key: string;
  application: Pick<ApplicationView, "id" | "communityName" | "districtId">;
  /** The pages' titles: several where they were handed out together. */
  titles: readonly string[];
  contributorId: string;
  dueOn: string | null;
  /** Where the part is filled in or checked. */
  href: string;
}

const partWords: Record<PartMove["step"], { title: string; body: string }> = {
  assigned: { title: "有填报内容分派给您", body: "请填写，完成后交回。" },
  "handed-in": { title: "分派的填报内容已交回", body: "请核对，通过或退回补填。" },
  "sent-back": { title: "的填报内容被退回补填", body: "请按区县市的意见补填后交回。" },
  "taken-over": {
    title: "的填报内容已被收回",
    body: "由区县市申报人员继续办理，不需要您操作。",
  },
};

/** Who is told of a part that was handed out, handed in, sent back or taken over, and what. */
export function noticeOfPart(move: PartMove): Notice {
  const { actor, step, key, application, titles, contributorId, dueOn, href } = move;
  const { title, body } = partWords[step];
  const mine = step === "assigned" || step === "sent-back";
  const due = mine && dueOn ? `交回期限：${formatDay(dueOn)}。` : "";
  // Who has lost the last part of an application does not see it any more, and is told so all the same.
  const lost = step === "taken-over";
  return {
    actor,
    event: `part:${key}:${step}`,
    kind: "part",
    about: lost ? null : { type: "application", id: application.id },
    recipients:
      step === "handed-in" ? { officialsOf: application.districtId } : { ids: [contributorId] },
    title: `“${application.communityName}”${title}`,
    body: `${titles.join("、")}：${body}${due}`,
    href: lost ? "/desk" : href,
  };
}
