import { describe, expect, it } from "vitest";
import { checkEnvironment } from "@/lib/env";

const needed = {
  DATABASE_URL: "postgresql://app@127.0.0.1:5432/app",
  NEXTAUTH_SECRET: "s".repeat(32),
  NEXTAUTH_URL: "https://yanshou.example.cn",
};
const mail = { SMTP_URL: "smtp://mail.example.cn:587", MAIL_FROM: "noreply@example.cn" };

/** What the check says; nothing where all is well. */
function sentence(variables: Record<string, string>): string {
  try {
    checkEnvironment({ ...needed, ...variables });
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}

describe("the settings of mail", () => {
  it("may be left out, or be there and empty", () => {
    expect(sentence({})).toBe("");
    expect(sentence({ SMTP_URL: "", MAIL_FROM: "", JOBS_DATABASE_URL: "" })).toBe("");
  });

  it("are a server and a sender, with or without a name", () => {
    expect(sentence(mail)).toBe("");
    for (const MAIL_FROM of ["验收系统 <noreply@example.cn>", "<noreply@example.cn>"])
      expect(sentence({ ...mail, MAIL_FROM })).toBe("");
    expect(sentence({ ...mail, SMTP_URL: "smtps://user:p%40ss@mail.example.cn:465" })).toBe("");
  });

  it("that are wrong are named, each with what it should be", () => {
    expect(sentence({ ...mail, SMTP_URL: "mail.example.cn" })).toMatch(
      /^SMTP_URL 应为 smtp:\/\/ 或 smtps:\/\/ 开头的邮件服务器地址/,
    );
    expect(sentence({ ...mail, SMTP_URL: "https://mail.example.cn" })).toMatch(/^SMTP_URL 应为/);
    for (const MAIL_FROM of [
      "验收系统",
      "a <b>",
      "a <b@c> d",
      "a@b\r\nBcc: c@d",
      'a"b <c@d>',
      "a@b, c@d",
    ])
      expect(sentence({ ...mail, MAIL_FROM }), MAIL_FROM).toMatch(/^MAIL_FROM 应为发件人地址/);
    expect(sentence({ JOBS_DATABASE_URL: "pooler" })).toMatch(/^JOBS_DATABASE_URL 应为/);
  });

  it("need each other, and the address that links begin with", () => {
    expect(sentence({ SMTP_URL: mail.SMTP_URL })).toBe(
      "设置了 SMTP_URL，还须设置发件人 MAIL_FROM。",
    );
    const { NEXTAUTH_URL: _, ...without } = needed;
    expect(() => checkEnvironment({ ...without, ...mail })).toThrow("还须设置 NEXTAUTH_URL");
  });
});
