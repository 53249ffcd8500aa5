import { randomInt } from "node:crypto";
import { expect, it } from "vitest";
import { invitations } from "@/lib/pdf/letter";
import { shownCode } from "@/lib/survey/policy";
import { makeCode } from "@/lib/survey/score";
import type { SurveyView } from "@/lib/survey/types";
import { addressesIn } from "../../letters";
import { textOf } from "../../pdf";

const survey = {
  communityName: "翠柏社区",
  organiser: "拱墅区未来社区建设工作专班 #let x = 1 $ * _ \\",
  contact: "0571-88000000（工作日）",
  opensOn: "2026-11-25",
  closesOn: "2026-12-08",
  keepDays: 90,
  households: 500,
} as SurveyView;

it("carries one code a household, each leading to its own page, in the order of the households", async () => {
  const drawn = Array.from({ length: 12 }, (_, at) => ({ building: "1幢", room: `${101 + at}` }));
  const codes = drawn.map(() => makeCode(randomInt));
  const letters = await invitations("https://ys.example.cn/", survey, drawn, codes);
  const pdf = Buffer.from(letters.pdf, "base64");
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(letters).toMatchObject({ fileName: "邀请信 翠柏社区.pdf", count: 12 });
  expect(addressesIn(pdf)).toEqual(codes.map((code) => `https://ys.example.cn/survey/${code}`));
  // No gap between a name and what follows it.
  expect(textOf(pdf)).toContain("您好。翠柏社区正在进行");
  // Tagged, for screen readers: PDF/UA-1 has a text beside the picture.
  expect(pdf.includes("/MarkInfo")).toBe(true);
  expect(shownCode(codes[0] ?? "")).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
}, 60_000);
