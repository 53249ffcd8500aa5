import { parseCronItems } from "graphile-worker";
import { describe, expect, it } from "vitest";
import { formatClock } from "@/lib/calendar";
import { schedule, taskRules } from "@/lib/jobs/policy";
import { tasks } from "@/lib/jobs/schema";
import { failureOf, mailOfDigest, maskedAddress, toEnvelope } from "@/lib/mail/policy";

const site = "https://yanshou.example.cn";

describe("a digest", () => {
  const message = (n: number) => ({ id: `m${n}`, title: `第 ${n} 件`, body: "" });
  it("says how many there are, and where the rest stand", () => {
    const { subject, text } = mailOfDigest([message(1), message(2)], {
      id: "d",
      to: "a@example.cn",
      site,
      total: 60,
    });
    expect(subject).toBe("未来社区验收：60 条新消息");
    expect(text).toContain("1. 第 1 件\n   https://yanshou.example.cn/messages/m1");
    expect(text).toContain("另有 58 条，见 https://yanshou.example.cn/messages");
  });

  it("says nothing of a rest where there is none", () => {
    const given = { id: "d", to: "a@example.cn", site, total: 1 };
    expect(mailOfDigest([message(1)], given).text).not.toContain("另有");
  });
});

describe("what SMTP is handed", () => {
  it("is one recipient, however the address is spelled", () => {
    const mail = { id: "m", to: "a@example.cn,b@example.cn", subject: "题", text: "文" };
    const { to, messageId } = toEnvelope(mail, { server: "smtp://x", from: "n@example.cn", site });
    expect(to).toEqual({ name: "", address: "a@example.cn,b@example.cn" });
    expect(messageId).toBe("<m@yanshou.example.cn>");
  });
});

describe("a failure to send", () => {
  const server = "smtp://user:geheim@mail.example.cn:587";
  const of = (error: object) => failureOf(error, server);

  it("is for good where the recipient or the mail itself is refused with a 5xx, and only there", () => {
    const rcpt = { code: "EENVELOPE", command: "RCPT TO" };
    expect(of({ ...rcpt, responseCode: 550, response: "550 no" })).toEqual({
      sentence: "收件地址被拒收：550 no。",
      forGood: true,
    });
    expect(of({ ...rcpt, responseCode: 499 }).forGood).toBe(false);
    expect(of({ code: "EMESSAGE", command: "DATA", responseCode: 552 }).forGood).toBe(true);
    expect(of({ code: "EMESSAGE", command: "DATA", responseCode: 451 }).forGood).toBe(false);
    const sender = { code: "EENVELOPE", command: "MAIL FROM", responseCode: 553 };
    expect(of(sender)).toMatchObject({ forGood: false });
    expect(of(sender).sentence).toMatch(/^发件地址被拒绝.*MAIL_FROM。$/);
    expect(of({ code: "EAUTH", responseCode: 535 }).forGood).toBe(false);
  });

  it("of the server names it, never its password", () => {
    const { sentence, forGood } = of({ code: "ESOCKET", message: "connect ECONNREFUSED" });
    expect(sentence).toBe("无法连接邮件服务器 mail.example.cn:587（connect ECONNREFUSED）。");
    expect(forGood).toBe(false);
    expect(of(new Error("x")).sentence).not.toContain("geheim");
    expect(failureOf(undefined, server).sentence).toBe("无法连接邮件服务器 mail.example.cn:587。");
  });

  it("repeats what the server said on one line, and not at length", () => {
    const response = `550-one\r\n550 ${"x".repeat(500)}`;
    const { sentence } = of({ code: "EMESSAGE", responseCode: 550, response });
    expect(sentence).not.toMatch(/[\r\n]/);
    expect(sentence.length).toBeLessThan(250);
  });
});

it("an address on record is recognised and not spelled out", () => {
  expect(maskedAddress("chen.siyuan@example.cn")).toBe("c***@example.cn");
});

describe("the jobs", () => {
  /** The hours of a day, in Hangzhou, at which a job is due. */
  const hours = (task: string) => {
    const [item] = parseCronItems(schedule.filter((one) => one.task === task));
    const due: string[] = [];
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const at = new Date(Date.UTC(2026, 11, 1, 0, minute));
      const digest = {
        min: at.getUTCMinutes(),
        hour: at.getUTCHours(),
        date: 1,
        month: 12,
        dow: 2,
      };
      if (item?.match(digest)) due.push(formatClock(at));
    }
    return due;
  };

  it("are due in Hangzhou: reminders before the digest that tells of them", () => {
    expect(hours("daily.digests")).toEqual(["08:00"]);
    expect(hours("daily.reminders")).toEqual(["07:30"]);
    expect(hours("daily.cleanup")).toEqual(["02:30"]);
    expect(hours("hourly.uploads")).toHaveLength(24);
  });

  it("each have words and an end to their patience", () => {
    expect(Object.keys(taskRules).sort()).toEqual(Object.keys(tasks).sort());
    for (const { title, maxAttempts } of Object.values(taskRules)) {
      expect(title).toMatch(/^[\u4e00-\u9fff]+$/);
      expect(maxAttempts).toBeGreaterThan(1);
    }
  });
});
