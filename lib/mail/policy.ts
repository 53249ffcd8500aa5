import type { MailSettings } from "../env";
import type { Mail } from "./types";

const signature = (site: string) =>
  `--\n本邮件由杭州未来社区验收系统自动发出，请勿回复。\n邮件设置：${site}/settings\n`;

/** On one line, without what only a hostile name holds. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

interface Told {
  id: string;
  title: string;
  body: string;
}

/** A message as a mail of its own: what happened, and where to see more. */
export function mailOfMessage(message: Told, to: string, site: string): Mail {
  const { id, title, body } = message;
  const lines = [title, body].map(oneLine).filter(Boolean);
  return {
    id: `message-${id}`,
    to,
    subject: oneLine(title),
    text: `${lines.join("\n\n")}\n\n查看：${site}/messages/${id}\n\n${signature(site)}`,
  };
}

/** How many messages a digest spells out. */
export const digestLimit = 50;

/** All of a day's messages in one mail, the newest first; the first ones are given, `total` is how many there are. */
export function mailOfDigest(
  messages: readonly Told[],
  { id, to, site, total }: { id: string; to: string; site: string; total: number },
): Mail {
  const items = messages.map(({ id, title, body }, index) => {
    const lines = [`${index + 1}. ${oneLine(title)}`, oneLine(body), `${site}/messages/${id}`];
    return lines.filter(Boolean).join("\n   ");
  });
  const more =
    total > messages.length ? [`另有 ${total - messages.length} 条，见 ${site}/messages`] : [];
  return {
    id: `digest-${id}`,
    to,
    subject: `未来社区验收：${total} 条新消息`,
    text: `${[`您有 ${total} 条新消息。`, ...items, ...more].join("\n\n")}\n\n${signature(site)}`,
  };
}

/** The code that proves an address. */
export function mailOfCode(code: string, id: string, to: string, site: string): Mail {
  return {
    id: `code-${id}`,
    to,
    subject: `未来社区验收：验证码 ${code}`,
    text: `您正在杭州未来社区验收系统中设置这个邮箱。验证码：\n\n${code}\n\n30 分钟内有效，请在“我的账号”页面填写。如果不是您本人操作，请忽略本邮件。\n\n${signature(site)}`,
  };
}

/** What SMTP is handed: plain text, one recipient, and headers that tell other machines what this is. */
export function toEnvelope({ id, to, subject, text }: Mail, { from, site }: MailSettings) {
  return {
    from,
    // As an object, so that nothing in it is read as a list of addresses.
    to: { name: "", address: to },
    subject,
    text,
    messageId: `<${id}@${new URL(site).hostname}>`,
    headers: {
      "List-Unsubscribe": `<${site}/settings>`,
      "Auto-Submitted": "auto-generated",
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The start of sentences that are about the server itself: what did not leave for that is tried again when it is back. */
export const unreachable = "无法连接邮件服务器";

/** What nodemailer says of a failure, as far as it says anything. */
interface SmtpFailure {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}

/**
 * Why a mail did not leave, in a sentence for administrators, and whether trying again is of no use: a server that
 * refuses the recipient or the mail itself for good (5xx). Refusing the sender or the password is a matter of the
 * settings, and passes when they are mended.
 */
export function failureOf(error: unknown, server: string): { sentence: string; forGood: boolean } {
  const { code, command, responseCode = 0, response, message } = (error ?? {}) as SmtpFailure;
  const said = oneLine(response ?? "").slice(0, 200);
  const answer = said ? `：${said}` : "";
  const atRecipient = code === "EENVELOPE" && command === "RCPT TO";
  if (atRecipient || code === "EMESSAGE") {
    const what = atRecipient ? "收件地址被拒收" : "邮件内容被拒收";
    return { sentence: `${what}${answer}。`, forGood: responseCode >= 500 };
  }
  if (code === "EAUTH")
    return {
      sentence: `邮件服务器拒绝登录${answer}。请核对 SMTP_URL 中的用户名和口令。`,
      forGood: false,
    };
  if (code === "EENVELOPE")
    return { sentence: `发件地址被拒绝${answer}。请核对 MAIL_FROM。`, forGood: false };
  const reason = said || oneLine(message ?? "") || code || "";
  return {
    sentence: `${unreachable} ${new URL(server).host}${reason ? `（${reason.slice(0, 200)}）` : ""}。`,
    forGood: false,
  };
}

/** An address as records show it: enough to recognise one's own, not enough to write to it. */
export function maskedAddress(address: string): string {
  const [name = "", domain = ""] = address.split("@");
  return `${name.slice(0, 1)}***@${domain}`;
}
