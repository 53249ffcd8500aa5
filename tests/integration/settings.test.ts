import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { handlers } from "@/lib/cli/tasks";
import { db } from "@/lib/db";
import { codeOf, mailViewOf } from "@/lib/mail/data";
import {
  confirmCode,
  forgetExpiredAddresses,
  removeAddress,
  requestCode,
  setMailMode,
} from "@/lib/mail/mutations";
import { PostOffice } from "../post-office";
import { fate, openWorld, refusal, sql, type World } from "./fixtures";

const post = new PostOffice();
let world: World;
beforeAll(async () => {
  await post.open();
  process.env.SMTP_URL = post.url;
  process.env.MAIL_FROM = "noreply@example.cn";
  process.env.NEXTAUTH_URL = "https://yanshou.example.cn";
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
  await post.close();
});
beforeEach(() => sql(world, `UPDATE "Account" SET "email" = NULL`));
afterEach(async () => {
  await sql(world, "DELETE FROM graphile_worker._private_jobs");
  await sql(world, `DELETE FROM "MailConfirmation"`);
  post.letters.length = 0;
  post.refused = {};
});

const email = "chen@example.cn";

/** Does the jobs that wait, as the runner would. */
async function sendCodes() {
  const rows = await sql<{ payload: { accountId: string; nonce: string } }>(
    world,
    "SELECT payload FROM graphile_worker._private_jobs ORDER BY id",
  );
  for (const { payload } of rows) await handlers["mail.code"](payload);
}

/** The code that was mailed last. */
const mailedCode = () => /\d{6}/.exec(post.letters.at(-1)?.mail.text ?? "")?.[0] ?? "";
const wrong = (code: string) => (code === "000000" ? "000001" : "000000");
const viewed = () => mailViewOf(world.official.id);

describe("an address", () => {
  it("is taken when its owner tells the code that was mailed there", async () => {
    await requestCode(world.official, email);
    expect(await viewed()).toMatchObject({ email: null, pending: { email, failure: null } });
    await sendCodes();
    expect(post.letters.map(({ recipients }) => recipients)).toEqual([[email]]);
    expect(mailedCode()).toMatch(/^\d{6}$/);
    expect(await confirmCode(world.official, mailedCode())).toBe(email);
    expect(await viewed()).toMatchObject({ email, pending: null });
    expect(await fate(confirmCode(world.official, mailedCode()))).toBe("too-late");
  });

  it("is on record without being written out", async () => {
    const known = await db().auditRecord.count();
    await requestCode(world.official, email);
    await sendCodes();
    await confirmCode(world.official, mailedCode());
    await removeAddress(world.official);
    await setMailMode(world.official, "digest");
    await setMailMode(world.official, "digest");
    const records = await db().auditRecord.findMany({
      where: { seq: { gt: known } },
      orderBy: { seq: "asc" },
    });
    expect(records.map(({ before, after }) => ({ before, after }))).toEqual([
      { before: { mail: null }, after: { mail: "c***@example.cn" } },
      { before: { mail: "c***@example.cn" }, after: null },
      { before: { mailMode: "each" }, after: { mailMode: "digest" } },
    ]);
    await setMailMode(world.official, "each");
  });

  it("stays what it was while another waits for its code", async () => {
    await sql(world, `UPDATE "Account" SET "email" = 'old@example.cn'`);
    await requestCode(world.official, email);
    expect((await viewed()).email).toBe("old@example.cn");
  });

  it("that the mail server refuses is told to who waits for the code", async () => {
    post.refused = { [email]: [550, "no such user"] };
    await requestCode(world.official, email);
    await sendCodes();
    expect((await viewed()).pending?.failure).toBe("收件地址被拒收：550 no such user。");
  });

  it("that was never proved is forgotten when its code has run out", async () => {
    await requestCode(world.official, email);
    await requestCode(world.colleague, "er@example.cn");
    await sql(world, `UPDATE "MailConfirmation" SET "expiresAt" = now() WHERE "email" = $1`, [
      email,
    ]);
    await forgetExpiredAddresses();
    const left = await db().mailConfirmation.findMany();
    expect(left.map((row) => row.email)).toEqual(["er@example.cn"]);
  });
});

describe("a code", () => {
  const pending = () =>
    db().mailConfirmation.findUniqueOrThrow({ where: { accountId: world.official.id } });

  it("is refused when it is wrong, and after five tries even when it is right", async () => {
    await requestCode(world.official, email);
    const code = codeOf(await pending());
    for (let i = 0; i < 5; i += 1) {
      const refused = await refusal(confirmCode(world.official, wrong(code)));
      expect(refused.errors).toEqual([
        { path: "code", message: "验证码不正确，请核对邮件后重新填写。" },
      ]);
    }
    expect(await fate(confirmCode(world.official, code))).toBe("too-late");
    expect((await viewed()).email).toBeNull();
  });

  it("counts tries made at once", async () => {
    await requestCode(world.official, email);
    const code = codeOf(await pending());
    const fates = await Promise.all(
      Array.from({ length: 12 }, () => fate(confirmCode(world.official, wrong(code)))),
    );
    expect(fates.filter((one) => one === "invalid")).toHaveLength(5);
    expect(fates.filter((one) => one === "too-late")).toHaveLength(7);
  });

  it("is worth half an hour", async () => {
    await requestCode(world.official, email);
    const { expiresAt } = await pending();
    expect(Math.round((expiresAt.getTime() - Date.now()) / 60_000)).toBe(30);
    await sql(world, `UPDATE "MailConfirmation" SET "expiresAt" = now() - interval '1 second'`);
    const found = await db().mailConfirmation.findFirstOrThrow();
    expect(await fate(confirmCode(world.official, codeOf(found)))).toBe("too-late");
    await sendCodes();
    expect(post.letters).toEqual([]);
  });

  it("is worth nothing once another was asked for, and only the last is mailed", async () => {
    await requestCode(world.official, email);
    const first = codeOf(await pending());
    await requestCode(world.official, "other@example.cn");
    const second = codeOf(await pending());
    await sendCodes();
    expect(post.letters.map(({ recipients }) => recipients)).toEqual([["other@example.cn"]]);
    if (first !== second) expect(await fate(confirmCode(world.official, first))).toBe("invalid");
    expect(await confirmCode(world.official, second)).toBe("other@example.cn");
  });

  it("is nobody else's", async () => {
    await requestCode(world.official, email);
    await requestCode(world.colleague, email);
    const code = codeOf(await pending());
    const own = codeOf(
      await db().mailConfirmation.findUniqueOrThrow({ where: { accountId: world.colleague.id } }),
    );
    if (code !== own) expect(await fate(confirmCode(world.colleague, code))).toBe("invalid");
    expect(await fate(confirmCode(world.stranger, code))).toBe("too-late");
  });

  it("stands nowhere in the database", async () => {
    await requestCode(world.official, email);
    const code = codeOf(await pending());
    const [row] = await sql<{ text: string }>(
      world,
      `SELECT (SELECT jsonb_agg(to_jsonb(c) - 'expiresAt')::text FROM "MailConfirmation" c)
         || (SELECT jsonb_agg(payload)::text FROM graphile_worker._private_jobs) AS text`,
    );
    // Six figures may stand in an id by chance, where they are part of a longer run.
    expect(row?.text.match(/(?<![0-9a-f])\d{6}(?![0-9a-f])/g) ?? []).not.toContain(code);
  });
});
