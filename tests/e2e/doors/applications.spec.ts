import { expect, test } from "@playwright/test";
import type { State } from "@/lib/application/types";
import { applicationDoors, order } from "../support/application-doors";
import { call, inTurn } from "../support/doors";
import { everyone, peopled } from "../support/people";

const people = peopled();
const { office, actor, cookieOf, newApplication } = people;
const doors = applicationDoors(people);

test("every closed door of an application refuses, and changes nothing", async ({ baseURL }) => {
  const targets = new Map<State, string>();
  for (const state of order) targets.set(state, await newApplication(state));
  const proposer = actor("administrator who verified");
  await office.propose(targets.get("published") ?? "", "correction", proposer);
  const prints = () => Promise.all([...targets.values()].map((id) => office.fingerprint(id)));
  const before = await prints();
  const wrong: string[] = [];
  const cells = Object.entries(doors).flatMap(([name, door]) =>
    everyone.flatMap((who) =>
      order.map((state, i) => ({ name, door, who, state, expected: door.table[who][i] ?? "" })),
    ),
  );
  const closed = cells.filter((cell) => cell.expected !== "ok");
  await inTurn(closed, async ({ name, door, who, state, expected }) => {
    const id = targets.get(state) ?? "";
    const input = { applicationId: id, ...door.input(id) };
    const cookie = cookieOf(who);
    const answer = await call(baseURL, door.action ?? name, input, { cookie, id });
    const got = answer.ok ? "ok" : answer.code;
    if (got !== expected) wrong.push(`${name} by ${who} in ${state}: ${got}, not ${expected}`);
  });
  expect(wrong).toEqual([]);
  expect(await prints()).toEqual(before);
  expect(cells).toHaveLength(28 * 12 * 8);
});

test("every open door of an application lets in, and leads where the procedure says", async ({
  baseURL,
}) => {
  const open = Object.entries(doors).flatMap(([name, door]) =>
    everyone.flatMap((who) =>
      order.flatMap((state, i) =>
        door.table[who][i] === "ok" ? [{ name, door, who, state }] : [],
      ),
    ),
  );
  const wrong: string[] = [];
  await inTurn(open, async ({ name, door, who, state }) => {
    // Nothing is submitted while a part is out.
    const how = { ruled: name === "concludeVerification", whole: name === "submitApplication" };
    const id = await newApplication(state, how);
    if (name.endsWith("Objection")) await office.objectTo(id, actor("reviewer of the batch"));
    const proposal = name === "confirmRevocation" ? "revocation" : "correction";
    if (/^(confirm|drop)/.test(name))
      await office.propose(id, proposal, actor("administrator who verified"));
    const before = await office.fingerprint(id);
    const input = { applicationId: id, ...door.input(id) };
    const action = door.action ?? name;
    const answer = await call(baseURL, action, input, { cookie: cookieOf(who), id });
    const now = await office.state(id);
    if (!answer.ok || now !== (door.to ?? state) || (await office.fingerprint(id)) === before)
      wrong.push(`${name} by ${who} in ${state}: ${JSON.stringify(answer)}, now ${now}`);
    // The same request once more: nothing is done twice.
    const after = await office.fingerprint(id);
    const again = await call(baseURL, action, input, { cookie: cookieOf(who), id });
    if (name !== "saveAnswers" && again.ok) wrong.push(`${name} by ${who} in ${state} twice`);
    if ((await office.fingerprint(id)) !== after) wrong.push(`${name} twice changed something`);
  });
  expect(wrong).toEqual([]);
  expect(open).toHaveLength(87);
});
