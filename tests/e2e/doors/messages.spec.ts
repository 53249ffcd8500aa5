import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { call, inTurn } from "../support/doors";
import { newMessage } from "../support/message-doors";
import { devices } from "../support/office";
import { everyone, isAdministrator, peopled, type Who } from "../support/people";

const people = peopled();
const { cookieOf, newApplication } = people;

test("what is wrong with messages, addresses, jobs and last days is said in words", async ({
  baseURL,
}) => {
  const items = [{ nodeId: devices, comment: "请补正。" }];
  const applicationId = await newApplication("submitted");
  const bad: [Who, string, unknown, string][] = [
    ["official", "markMessageRead", { messageId: "1" }, "invalid"],
    ["official", "markMessageRead", { messageId: randomUUID() }, "not-found"],
    [
      "official",
      "markMessageRead",
      { messageId: await newMessage(people, "reviewer of the batch") },
      "not-found",
    ],
    ["official", "markMessagesRead", { until: "gestern" }, "invalid"],
    ["official", "requestMailCode", { email: "a@b@example.cn" }, "invalid"],
    ["official", "requestMailCode", { email: "a@example.cn\r\nBcc: b@example.cn" }, "invalid"],
    ["official", "requestMailCode", { email: `${"a".repeat(200)}@example.cn` }, "invalid"],
    ["official", "requestMailCode", { email: { length: 3 } }, "invalid"],
    ["official", "confirmMailCode", { code: "12345" }, "invalid"],
    ["official", "confirmMailCode", { code: "123456" }, "too-late"],
    ["official", "setMailMode", { mode: "hourly" }, "invalid"],
    ["administrator", "retryJob", { jobId: "1; DROP" }, "invalid"],
    ["administrator", "retryJob", { jobId: "999999999" }, "not-found"],
    [
      "reviewer of the batch",
      "returnForRectification",
      { applicationId, version: 1, items, dueOn: { year: "2026", month: "2", day: "30" } },
      "invalid",
    ],
  ];
  const wrong: string[] = [];
  await inTurn(bad, async ([who, name, input, expected]) => {
    const answer = await call(baseURL, name, input, { cookie: cookieOf(who) });
    if (answer.ok !== false || answer.code !== expected)
      wrong.push(`${name} ${JSON.stringify(input)}: ${answer.status} ${answer.code}`);
  });
  expect(wrong).toEqual([]);
});

test("codes are not mailed without limit: not to an address, nor for an account", async ({
  baseURL,
}) => {
  const ask = async (who: Who, email: string) => {
    const answer = await call(baseURL, "requestMailCode", { email }, { cookie: cookieOf(who) });
    return answer.ok ? "ok" : answer.code;
  };
  const email = `${randomUUID()}@example.cn`;
  expect(await ask("official", email)).toBe("ok");
  expect(await ask("reviewer of the batch", email)).toBe("ok");
  expect(await ask("administrator", email.toUpperCase())).toBe("ok");
  expect(await ask("another district's official", email)).toBe("too-many-attempts");
  expect(await ask("official", `${randomUUID()}@example.cn`)).toBe("ok");
  expect(await ask("official", `${randomUUID()}@example.cn`)).toBe("ok");
  expect(await ask("official", `${randomUUID()}@example.cn`)).toBe("too-many-attempts");
});

test("one's own pages are everybody's, the jobs' page is the administrators'", async ({
  baseURL,
}) => {
  const wrong: string[] = [];
  for (const path of ["/messages", "/settings", "/jobs"])
    for (const who of everyone) {
      const cookie = cookieOf(who);
      const headers = cookie ? { cookie } : undefined;
      const page = await fetch(new URL(path, baseURL), { headers, redirect: "manual" });
      await page.text();
      const shut = who === "nobody" || who === "a first password";
      const open = path !== "/jobs" || isAdministrator(who);
      const expected = shut ? 307 : open ? 200 : 404;
      if (page.status !== expected) wrong.push(`${path} by ${who}: ${page.status}`);
    }
  expect(wrong).toEqual([]);
});
