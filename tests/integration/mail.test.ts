import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setActive } from "@/lib/account/mutations";
import { unaudited } from "@/lib/audit/mutations";
import type { Person } from "@/lib/auth/types";
import { changeBatch } from "@/lib/batch/mutations";
import { type Runner, startRunner } from "@/lib/cli/runner";
import { handlers } from "@/lib/cli/tasks";
import { db } from "@/lib/db";
import { deliverDigest, queueDigests } from "@/lib/delivery/mutations";
import { mailSettings } from "@/lib/env";
import { sendMail } from "@/lib/mail";
import { mailState, mailViewOf } from "@/lib/mail/data";
import { setMailMode } from "@/lib/mail/mutations";
import { notify } from "@/lib/message/mutations";
import type { Notice } from "@/lib/message/types";
import { returnForRectification } from "@/lib/review/mutations";
import { PostOffice, until } from "../post-office";
import { dayFromToday, newSubmitted, openWorld, sql, versionOf, type World } from "./fixtures";

const post = new PostOffice();
let world: World;
const address = (person: Person) => `${person.username}@example.cn`;

beforeAll(async () => {
  await post.open();
  process.env.SMTP_URL = post.url;
  process.env.MAIL_FROM = "验收系统 <noreply@example.cn>";
  process.env.NEXTAUTH_URL = "http://yanshou.example.cn/";
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
  await post.close();
});

const running: Runner[] = [];
const children: ChildProcess[] = [];
beforeEach(async () => {
  await sql(world, `DELETE FROM "Message"`);
  await sql(
    world,
    `UPDATE "Account" SET "email" = "username" || '@example.cn', "mailMode" = 'each'`,
  );
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((runner) => runner.stop()));
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await sql(world, "DELETE FROM graphile_worker._private_jobs");
  post.letters.length = 0;
  post.refused = {};
  post.refusedData = null;
  post.held = false;
  await post.open();
});

/** The product's own handlers, looking for work without pause. */
async function start() {
  const runner = await startRunner({
    url: world.url,
    handlers,
    pollInterval: 50,
    report: () => {},
  });
  running.push(runner);
}

const jobs = () =>
  sql<{ attempts: number; last_error: string | null; locked_by: string | null }>(
    world,
    "SELECT * FROM graphile_worker.jobs ORDER BY id",
  );
const allDone = () => until(async () => (await jobs()).length === 0, "all jobs to be done");
const allFailed = (count: number) =>
  until(async () => {
    const rows = await jobs();
    return rows.length === count && rows.every((row) => row.last_error && !row.locked_by);
  }, `${count} jobs to fail`);

function tell(more: Partial<Notice> = {}) {
  const notice: Notice = {
    actor: world.admin,
    event: `test:${randomUUID()}`,
    kind: "batch",
    about: null,
    recipients: { ids: [world.official.id] },
    title: "测试消息",
    body: "请处理。",
    href: "/desk",
    ...more,
  };
  return unaudited("a test", (tx) => notify(tx, notice));
}

const messages = (person: Person) =>
  db().message.findMany({
    where: { recipientId: person.id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
const settings = () => {
  const found = mailSettings();
  if (!found) throw new Error("no mail server is set");
  return found;
};

describe("a message is mailed", () => {
  it("to everyone told of a returned application: what happened and where, in plain Chinese text", async () => {
    await start();
    const { id } = await newSubmitted(world);
    await returnForRectification(world.reviewer, {
      applicationId: id,
      version: await versionOf(id),
      items: [{ nodeId: "digital-access-devices", comment: "机密的意见" }],
    });
    await allDone();
    const [letter] = post.to(address(world.official));
    expect(post.to(address(world.official))).toHaveLength(1);
    expect(post.to(address(world.colleague))).toHaveLength(1);
    const [message] = await messages(world.official);
    expect(message?.mailedAt).not.toBeNull();
    expect(letter?.recipients).toEqual([address(world.official)]);
    const { mail } = letter ?? {};
    expect(mail?.subject).toMatch(/^“测试社区\d+”的申报被退回整改$/);
    expect(mail?.from).toEqual({ name: "验收系统", address: "noreply@example.cn" });
    expect(mail?.to).toEqual([{ name: "", address: address(world.official) }]);
    expect(mail?.messageId).toBe(`<message-${message?.id}@yanshou.example.cn>`);
    const header = (key: string) => mail?.headers.find((one) => one.key === key)?.value;
    expect(header("list-unsubscribe")).toBe("<http://yanshou.example.cn/settings>");
    expect(header("auto-submitted")).toBe("auto-generated");
    expect(mail?.html).toBeUndefined();
    expect(mail?.text?.replaceAll("\r\n", "\n").trim()).toBe(
      [
        mail?.subject,
        "",
        "点名 1 项，请按审核意见改正后重新提交。",
        "",
        `查看：http://yanshou.example.cn/messages/${message?.id}`,
        "",
        "--",
        "本邮件由杭州未来社区验收系统自动发出，请勿回复。",
        "邮件设置：http://yanshou.example.cn/settings",
      ].join("\n"),
    );
    // Neither what was written about it nor anybody's name.
    expect(mail?.text).not.toContain("机密");
    expect(mail?.text).not.toContain(world.reviewer.name);
  });

  it("once, though its job is done twice", async () => {
    await tell();
    const [message] = await messages(world.official);
    await handlers["mail.message"]({ messageId: message?.id ?? "" });
    await handlers["mail.message"]({ messageId: message?.id ?? "" });
    expect(post.letters).toHaveLength(1);
  });

  it("to nobody who wants none, has no address, or whose account is closed by now", async () => {
    await setMailMode(world.official, "none");
    await tell();
    await sql(world, `UPDATE "Account" SET "email" = NULL WHERE "id" = $1`, [world.colleague.id]);
    await tell({ recipients: { ids: [world.colleague.id] } });
    expect(await jobs()).toEqual([]);
    await tell({ recipients: { ids: [world.stranger.id] } });
    await setActive(world.admin, world.stranger.id, 1, false);
    await start();
    await allDone();
    await setActive(world.admin, world.stranger.id, 2, true);
    expect(post.letters).toEqual([]);
  });

  it("not when its recipient may not see its subject any more", async () => {
    await newSubmitted(world);
    const [message] = await messages(world.secondReviewer);
    const change = async (reviewerIds: string[]) => {
      const { version } = await db().batch.findUniqueOrThrow({ where: { id: world.batchId } });
      const closesOn = dayFromToday(30);
      await changeBatch(world.admin, { batchId: world.batchId, version, closesOn, reviewerIds });
    };
    await change([world.reviewer.id]);
    await start();
    await allDone();
    await change([world.reviewer.id, world.secondReviewer.id, world.deputy.id]);
    expect(post.to(address(world.secondReviewer))).toEqual([]);
    expect(post.to(address(world.reviewer))).toHaveLength(1);
    const kept = await db().message.findUniqueOrThrow({ where: { id: message?.id ?? "" } });
    expect(kept).toMatchObject({ mailedAt: null, mailFailure: "收件人已无权查看所涉内容。" });
  });

  it("with nothing that a hostile name could add to its head or its recipients", async () => {
    const title = "“社区\r\nBcc: spy@example.cn\r\n\r\n<b>正文</b>\u2028”的申报";
    await tell({ title, body: "一\r\nSubject: 假的\n.\nQUIT" });
    await start();
    await allDone();
    const [letter] = post.letters;
    expect(post.letters).toHaveLength(1);
    expect(letter?.recipients).toEqual([address(world.official)]);
    expect(letter?.mail.bcc).toBeUndefined();
    expect(letter?.mail.subject).toBe("“社区 Bcc: spy@example.cn <b>正文</b> ”的申报");
    expect(letter?.mail.headers.filter(({ key }) => key === "subject")).toHaveLength(1);
    expect(letter?.mail.text).toContain("一 Subject: 假的 . QUIT");
  });
});

describe("when the mail server is down", () => {
  it("nothing is lost, and nothing comes twice when it is back", async () => {
    await post.close();
    await start();
    for (const title of ["一", "二", "三"]) await tell({ title });
    await allFailed(3);
    expect((await jobs())[0]?.last_error).toMatch(/^无法连接邮件服务器 127\.0\.0\.1:\d+（.+）。$/);
    expect((await mailState()).trouble).toMatch(/^无法连接邮件服务器/);
    expect((await messages(world.official)).map(({ mailedAt }) => mailedAt)).toEqual([
      null,
      null,
      null,
    ]);
    await sql(
      world,
      "UPDATE graphile_worker._private_jobs SET run_at = now() + interval '6 hours'",
    );
    await post.open();
    // The first mail that gets through brings the others along, which would have waited for their hour.
    await tell({ title: "四" });
    await allDone();
    const subjects = post.to(address(world.official)).map(({ mail }) => mail.subject);
    expect(subjects.sort()).toEqual(["一", "三", "二", "四"].sort());
    expect((await messages(world.official)).every(({ mailedAt }) => mailedAt)).toBe(true);
    expect((await mailState()).trouble).toBeNull();
  });

  it("cut off in the middle, or busy for the moment, it is tried again", async () => {
    post.refusedData = [451, "try again later"];
    await start();
    await tell();
    await allFailed(1);
    post.refusedData = null;
    await sql(world, "UPDATE graphile_worker._private_jobs SET run_at = now()");
    await allDone();
    expect(post.letters).toHaveLength(1);
  });
});

describe("a recipient whom the server refuses", () => {
  it("for good is not tried again; it is written down, and others get theirs", async () => {
    post.refused = { [address(world.official)]: [550, "5.1.1 no such user"] };
    await start();
    await tell({ recipients: { ids: [world.official.id, world.colleague.id] } });
    await allDone();
    expect(post.letters.map(({ recipients }) => recipients)).toEqual([[address(world.colleague)]]);
    const [message] = await messages(world.official);
    expect(message).toMatchObject({ mailedAt: null });
    expect(message?.mailFailure).toBe("收件地址被拒收：550 5.1.1 no such user。");
    expect((await mailViewOf(world.official.id)).refused?.reason).toBe(message?.mailFailure);
    expect(await mailState()).toMatchObject({ refused: 1, refusal: message?.mailFailure });
  });

  it("for the moment is tried again", async () => {
    post.refused = { [address(world.official)]: [450, "4.2.1 mailbox busy"] };
    await start();
    await tell();
    await allFailed(1);
    expect((await messages(world.official))[0]?.mailFailure).toBeNull();
  });
});

describe("a digest", () => {
  const eight = new Date("2026-12-01T00:00:00Z");
  const dated = (title: string, at: string) =>
    sql(world, `UPDATE "Message" SET "createdAt" = $2 WHERE "title" = $1`, [title, at]);

  /** After everything that was written so far. */
  const soon = () => new Date(Date.now() + 1_000);

  beforeEach(() => setMailMode(world.official, "digest"));

  it("holds in one mail what the day brought until eight, newest first, and comes once", async () => {
    for (const title of ["第一件", "第二件"]) await tell({ title });
    await tell({ title: "八点以后的" });
    await dated("第一件", "2026-11-30T08:00:00Z");
    await dated("第二件", "2026-11-30T23:59:59Z");
    await dated("八点以后的", "2026-12-01T00:00:00Z");
    expect(await jobs()).toEqual([]);
    await start();
    await queueDigests(eight);
    await allDone();
    await queueDigests(eight);
    await allDone();
    expect(post.letters).toHaveLength(1);
    const { mail } = post.letters[0] ?? {};
    expect(mail?.subject).toBe("未来社区验收：2 条新消息");
    expect(mail?.messageId).toBe(
      `<digest-${world.official.id}-${eight.getTime()}@yanshou.example.cn>`,
    );
    const text = mail?.text ?? "";
    expect(text.indexOf("第二件")).toBeLessThan(text.indexOf("第一件"));
    expect(text).not.toContain("八点以后的");
    for (const { id, title } of await messages(world.official))
      expect(text.includes(`/messages/${id}`)).toBe(title !== "八点以后的");
    // The next day brings the rest.
    await queueDigests(new Date("2026-12-02T00:00:00Z"));
    await allDone();
    expect(post.letters.at(-1)?.mail.text).toContain("八点以后的");
    expect(post.letters).toHaveLength(2);
  });

  it("is not sent when there is nothing new, or all of it has been read", async () => {
    await start();
    await queueDigests(soon());
    await tell();
    await sql(world, `UPDATE "Message" SET "readAt" = now()`);
    await queueDigests(soon());
    await allDone();
    expect(post.letters).toEqual([]);
  });

  it("is only for those who want one", async () => {
    await tell();
    await setMailMode(world.official, "none");
    await queueDigests(soon());
    await deliverDigest(settings(), world.official.id, soon());
    expect(await jobs()).toEqual([]);
    expect(post.letters).toEqual([]);
  });

  it("loses nothing while the server is down", async () => {
    await post.close();
    await start();
    await tell();
    await queueDigests(soon());
    await allFailed(1);
    await post.open();
    await sql(world, "UPDATE graphile_worker._private_jobs SET run_at = now()");
    await allDone();
    expect(post.letters.map(({ mail }) => mail.subject)).toEqual(["未来社区验收：1 条新消息"]);
  });

  it("no longer wanted, what waited for it comes by itself", async () => {
    await tell({ title: "等着的" });
    await setMailMode(world.official, "each");
    await start();
    await allDone();
    expect(post.letters.map(({ mail }) => mail.subject)).toEqual(["等着的"]);
  });
});

describe("the process that does the jobs", () => {
  function spawnRunner() {
    const child = spawn(
      process.execPath,
      [
        ...["--disable-warning=DeprecationWarning", "--conditions=react-server"],
        ...["--import", "tsx", "lib/cli/jobs.ts"],
      ],
      { env: { ...process.env, DATABASE_URL: world.url }, stdio: ["ignore", "inherit", "inherit"] },
    );
    children.push(child);
    return child;
  }

  it("killed while a mail is on its way, does not lose it: the next one sends it, and it can be recognised", async () => {
    post.held = true;
    const begun = post.begun;
    const first = spawnRunner();
    await tell({ title: "正在寄送" });
    await until(() => post.begun > begun, "the mail to be on its way");
    expect(await jobs()).toMatchObject([{ attempts: 1 }]);
    first.kill("SIGKILL");
    await once(first, "exit");
    post.held = false;
    const second = spawnRunner();
    await allDone();
    const [message] = await messages(world.official);
    expect(message?.mailedAt).not.toBeNull();
    // Had the server taken the first one, both would carry this.
    expect(post.letters.map(({ mail }) => mail.messageId)).toEqual([
      `<message-${message?.id}@yanshou.example.cn>`,
    ]);
    second.kill("SIGTERM");
    const [code] = await once(second, "exit");
    expect(code).toBe(0);
  });

  it("told to stop, ends within seconds even when the mail server does not answer", async () => {
    post.held = true;
    const begun = post.begun;
    const child = spawnRunner();
    await tell();
    await until(() => post.begun > begun, "the mail to be on its way");
    const asked = Date.now();
    child.kill("SIGTERM");
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
    expect(Date.now() - asked).toBeLessThan(6_000);
    await post.close();
    await post.open();
    post.held = false;
    await start();
    await allDone();
    expect(post.letters).toHaveLength(1);
  });
});

describe("with a server that asks for a password over TLS", () => {
  const mail = { id: "test", to: "a@example.cn", subject: "加密", text: "密文" };
  const guarded = new PostOffice({
    secure: true,
    authOptional: false,
    disabledCommands: [],
    onAuth: ({ username, password }, _session, done) =>
      username === "system" && password === "geheim@1"
        ? done(null, { user: username })
        : done(new Error("wrong password")),
  });
  beforeAll(() => guarded.open());
  afterAll(() => guarded.close());
  const url = (user: string, more = "?tls.rejectUnauthorized=false") =>
    `smtps://${user}@127.0.0.1:${guarded.port}${more}`;
  const send = (server: string) => sendMail(mail, { ...settings(), server });

  it("signs in and delivers", async () => {
    await send(url("system:geheim%401"));
    expect(guarded.letters.map(({ mail }) => mail.subject)).toEqual(["加密"]);
  });

  it("says so when it refuses the password, which passes when the settings are mended", async () => {
    const failure = send(url("system:falsch"));
    await expect(failure).rejects.toThrow(/^邮件服务器拒绝登录/);
    await expect(failure).rejects.not.toHaveProperty("name", "MailRefused");
    await expect(failure).rejects.not.toThrow(/falsch/);
  });

  it("does not trust a certificate that nobody vouches for", async () => {
    await expect(send(url("system:geheim%401", ""))).rejects.toThrow(
      /^无法连接邮件服务器.*certificate/,
    );
  });
});
