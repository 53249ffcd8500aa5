import { expect, it, vi } from "vitest";
import { z } from "zod";
import { officeAction, respond } from "@/lib/auth/clients";

const person = { id: "1", role: "reviewer", mustChangePassword: false };
const session = vi.hoisted(() => ({ person: null as unknown }));
vi.mock("@/lib/auth/session", () => ({ currentPerson: async () => session.person }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

const echo = respond(
  officeAction
    .metadata({ audit: "answer.saved" })
    .inputSchema(z.object({ text: z.unknown() }))
    .action(async ({ parsedInput }) => ({ data: parsedInput.text })),
);

it.each([
  ["a NUL", "a\u0000b"],
  ["half a character", "\ud800"],
  ["a NUL deep inside", [{ note: ["a\u0000"] }]],
  ["a NUL in a name", { "a\u0000": 1 }],
])("refuses %s, which the database cannot hold, in words", async (_, text) => {
  session.person = person;
  expect(await echo({ text })).toMatchObject({ ok: false, code: "invalid" });
});

it("asks who is there before it looks at what was sent", async () => {
  session.person = null;
  expect(await echo({ text: "\u0000" })).toMatchObject({ code: "not-signed-in" });
  session.person = { ...person, mustChangePassword: true };
  expect(await echo({ text: "a" })).toMatchObject({ code: "password-change-required" });
});

it("lets other text through as it is", async () => {
  session.person = person;
  for (const text of ["𠮷野家🏘️", "a\n\tb", "", null, 7])
    expect(await echo({ text })).toEqual({ ok: true, data: text });
});
