import { expect, test } from "@playwright/test";
import { applicationDoors } from "../support/application-doors";
import { addresses, builtActions, call, inTurn } from "../support/doors";
import { messageDoors } from "../support/message-doors";
import { officeDoors } from "../support/office-doors";
import { everyone, peopled } from "../support/people";
import { surveyDoors } from "../support/survey-doors";

const people = peopled();
const doors = { ...officeDoors(people), ...messageDoors(people), ...surveyDoors(people) };

test("every door the build has is tried here", () => {
  const ofApplications = Object.entries(applicationDoors(people));
  const tried = [
    ...new Set(ofApplications.map(([name, { action }]) => action ?? name)),
    ...Object.keys(doors),
    // The objection's form is tried as browsers without script send it: objection.spec.ts.
    ...["changePassword", "submitObjection"],
  ];
  expect([...builtActions().keys(), ...Object.keys(addresses)].sort()).toEqual(tried.sort());
});

test("every other door of the office opens to its roles and to nobody else", async ({
  baseURL,
}) => {
  const wrong: string[] = [];
  const cells = Object.entries(doors).flatMap(([name, door]) =>
    everyone.map((who) => ({ name, door, who })),
  );
  await inTurn(cells, async ({ name, door, who }) => {
    const answer = await call(baseURL, name, await door.input(who), {
      cookie: people.cookieOf(who),
    });
    const got = answer.ok ? "ok" : answer.code;
    if (got !== door.table[who]) wrong.push(`${name} by ${who}: ${JSON.stringify(answer)}`);
  });
  expect(wrong).toEqual([]);
});
