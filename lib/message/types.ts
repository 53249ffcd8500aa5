import type { Actor } from "../audit/types";
import type { Role } from "../auth/types";

/** What a message is about, in a word. */
export const messageKinds = {
  application: "申报",
  part: "分派",
  batch: "批次",
  standard: "标准",
  objection: "异议",
  deadline: "期限",
} as const;
export type MessageKind = keyof typeof messageKinds;

/** What a message names. Whoever reads it later must still be allowed to see that. */
export interface MessageSubject {
  type: "application" | "batch" | "draft";
  id: string;
}

/** Who is told: everyone that one of these fits, if active; never who did it. */
export interface Recipients {
  ids?: readonly string[];
  /** The officials of this district. */
  officialsOf?: string;
  roles?: readonly Role[];
  /** Not these, whatever else fits. */
  except?: readonly string[];
}

/** One event, to be told to several people once each. */
export interface Notice {
  /** Who did it: nobody is told of an own act. */
  actor: Actor;
  /** Names the event for good: telling somebody of it again tells nothing. */
  event: string;
  kind: MessageKind;
  /** null: nothing that could get out of a person's sight. */
  about: MessageSubject | null;
  recipients: Recipients;
  /** What happened, in one line. Neither names of persons nor marks: it leaves by mail. */
  title: string;
  /** What it means and what to do. */
  body: string;
  /** Where it is done: a path on this site. */
  href: string;
}

export interface MessageView {
  id: string;
  kind: MessageKind;
  title: string;
  body: string;
  href: string;
  createdAt: Date;
  read: boolean;
  /** Its subject is out of the reader's sight by now: no words of it are here. */
  hidden: boolean;
}

/** More unread messages than this are not counted: nobody needs to know how many more. */
export const unreadCap = 100;

/** How many messages are unread, in figures: 3, 99+. */
export const unreadWords = (unread: number): string =>
  unread < unreadCap ? String(unread) : `${unreadCap - 1}+`;
