/** How somebody wants to be told by mail. */
export const mailModes = {
  each: "每条消息一封",
  digest: "每天早上八点一封汇总",
  none: "不寄邮件",
} as const;
export type MailMode = keyof typeof mailModes;

/** One mail, before it is put into the words of SMTP. */
export interface Mail {
  /** Makes the Message-ID: the same mail sent twice is recognised as one. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** What a person's own page shows about mail. */
export interface MailView {
  /** Whether a mail server is set at all. */
  on: boolean;
  email: string | null;
  mode: MailMode;
  /** An address that waits for its code, and why the code could not be mailed there. */
  pending: { email: string; failure: string | null } | null;
  /** Why the last mail to this person was refused for good, and when that message was written. */
  refused: { reason: string; at: Date } | null;
}

/** What administrators see about mail. */
export interface MailState {
  on: boolean;
  from: string | null;
  lastSent: Date | null;
  /** Why the newest failed mail did not leave, while it waits to be tried again. */
  trouble: string | null;
  /** Messages refused for good in the last thirty days, and the newest reason. */
  refused: number;
  refusal: string | null;
}
