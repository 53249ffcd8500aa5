import { expect, it } from "vitest";
import { manageRefusal } from "@/lib/account/policy";
import type { Person, Role } from "@/lib/auth/types";

const person = (role: Role, districtId: string | null): Person => ({
  ...{ id: role, username: role, name: role, role, districtId },
  ...{ districtName: null, mustChangePassword: false },
});
const account = (role: Role, districtId: string | null) => ({ id: "other", role, districtId });

const targets = {
  "own district's contributor": account("contributor", "gongshu"),
  "another district's contributor": account("contributor", "xihu"),
  "own district's official": account("district-official", "gongshu"),
  reviewer: account("reviewer", null),
  administrator: account("administrator", null),
  nobody: null,
};
type Target = keyof typeof targets;

const answers = (who: Person) =>
  Object.fromEntries(
    (Object.keys(targets) as Target[]).map((name) => [
      name,
      manageRefusal(who, targets[name])?.code ?? "yes",
    ]),
  );
const every = (word: string) =>
  Object.fromEntries(Object.keys(targets).map((name) => [name, word]));

it("administrators manage every account that is there", () => {
  expect(answers(person("administrator", null))).toEqual({ ...every("yes"), nobody: "not-found" });
});

it("officials manage the contributors of their own district; other accounts are not there for them", () => {
  expect(answers(person("district-official", "gongshu"))).toEqual({
    ...every("not-found"),
    "own district's contributor": "yes",
  });
});

it("an official without a district manages nobody", () => {
  const lost = { ...person("district-official", null) };
  expect(manageRefusal(lost, account("contributor", null))?.code).toBe("not-found");
});

it("nobody else manages accounts", () => {
  for (const role of ["contributor", "reviewer", "observer"] as const)
    expect(answers(person(role, role === "contributor" ? "gongshu" : null))).toEqual(
      every("not-allowed"),
    );
});
