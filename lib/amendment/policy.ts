import type { ApplicationView } from "../application/types";
import type { Actor } from "../audit/types";
import type { Notice } from "../message/types";
import { type AmendmentKind, amendmentKinds } from "./types";

/** Who is told that something published is to be changed: the administrators, one of whom has to confirm it. */
export const noticeOfProposal = (
  actor: Actor,
  amendmentId: string,
  kind: AmendmentKind,
  { id, communityName }: Pick<ApplicationView, "id" | "communityName">,
): Notice => ({
  actor,
  event: `amendment:${amendmentId}:proposed`,
  kind: "application",
  about: { type: "application", id },
  recipients: { roles: ["administrator"] },
  title: `“${communityName}”的验收结果提请${amendmentKinds[kind]}`,
  body: "须由提请人以外的管理员确认，或者不予办理。",
  href: `/approvals/${id}`,
});
