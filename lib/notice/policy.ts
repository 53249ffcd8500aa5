import type { ApplicationFacts, PolicyRefusal } from "../application/policy";
import { formatDay } from "../calendar";

/** What an operation asks of the public notice, the objections and what is proposed to be changed afterwards. */
export interface NoticeConditions {
  /** Only within the period of the public notice, or only once it is over. */
  duringNotice?: true;
  afterNotice?: true;
  /** Only when every objection is answered. */
  noOpenObjection?: true;
  /** Only while nothing is proposed to be changed of what is published, or while this is. */
  proposed?: "nothing" | "correction" | "revocation" | "either";
  /** Not by who proposed it. */
  notProposer?: true;
}

/** Of what is published: one change is proposed at a time, and another person confirms it. */
export function proposalRefusal(
  { title, proposed, notProposer }: NoticeConditions & { title: string },
  id: string,
  { proposal }: ApplicationFacts,
): PolicyRefusal | null {
  if (proposed === "nothing" && proposal)
    return { code: "wrong-state", message: "这项结果已经提请更正或撤销，办完后才能再提。" };
  if (proposed === "either" ? !proposal : proposed !== "nothing" && proposed !== proposal?.kind)
    return { code: "wrong-state", message: `没有等待办理的提请，不能进行“${title}”。` };
  if (notProposer && proposal?.by === id)
    return { code: "same-person", message: `由您提请，须由另一人进行“${title}”。` };
  return null;
}

/** What the public notice forbids: to object outside of it, to go on before it is over or while objections are open. */
export function noticeRefusal(
  { duringNotice, afterNotice, noOpenObjection }: NoticeConditions,
  { noticeEndsOn, openObjections }: ApplicationFacts,
  today: string,
): PolicyRefusal | null {
  if ((duringNotice || afterNotice) && noticeEndsOn === null)
    return { code: "wrong-state", message: "这份申报没有公示过，不能公布。" };
  const last = noticeEndsOn ?? "";
  if (duringNotice && today > last)
    return { code: "too-late", message: `公示期已于 ${formatDay(last)}结束，不能再提异议。` };
  if (afterNotice && today <= last)
    return {
      code: "wrong-state",
      message: `公示期到 ${formatDay(last)}为止，期满后才能公布。`,
    };
  if (noOpenObjection && openObjections > 0)
    return {
      code: "wrong-state",
      message: `还有 ${openObjections} 件异议没有答复，答复后才能继续。`,
    };
  return null;
}
