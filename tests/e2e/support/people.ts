import { test } from "@playwright/test";
import type { State } from "@/lib/application/types";
import { type Actor, Office } from "./office";

export const everyone = [
  "nobody",
  "a first password",
  "official",
  "another district's official",
  "contributor with a part",
  "contributor without a part",
  "observer",
  "reviewer of the batch",
  "reviewer of another batch",
  "administrator",
  "administrator who verified",
  "administrator who submitted",
] as const;
export type Who = (typeof everyone)[number];

export const isAdministrator = (who: Who) => who.startsWith("administrator");

/** One of everybody who may come to a door, and the records they come for. */
export interface People {
  office: Office;
  actor: (who: Who) => Actor;
  cookieOf: (who: Who) => string | undefined;
  /**
   * Entered, submitted and verified by those whose names say so; `ruled` where every point was ruled on.
   * One page is in the contributor's hands and one is handed in, unless `whole`.
   */
  newApplication: (state: State, how?: { ruled?: boolean; whole?: boolean }) => Promise<string>;
}

/** Makes them before the tests of the file that asks. */
export function peopled(): People {
  const office = new Office();
  const actors = new Map<Who, Actor>();
  const actor = (who: Who): Actor => {
    const found = actors.get(who);
    if (!found) throw new Error(`nobody is ${who}`);
    return found;
  };
  test.beforeAll(async () => {
    actors.set(
      "a first password",
      await office.account("district-official", "gongshu", { first: true }),
    );
    actors.set("official", await office.account("district-official", "gongshu"));
    actors.set("another district's official", await office.account("district-official", "xihu"));
    actors.set("contributor with a part", await office.account("contributor", "gongshu"));
    actors.set("contributor without a part", await office.account("contributor", "gongshu"));
    actors.set("observer", await office.account("observer", null));
    actors.set("reviewer of the batch", await office.account("reviewer", null));
    actors.set("reviewer of another batch", await office.account("reviewer", null));
    actors.set("administrator", await office.account("administrator", null));
    actors.set("administrator who verified", await office.account("administrator", null));
    actors.set("administrator who submitted", await office.account("administrator", null));
    await office.open(actor("administrator"), [
      actor("reviewer of the batch"),
      actor("administrator who verified"),
    ]);
  });
  test.afterAll(() => office.close());

  return {
    office,
    actor,
    cookieOf: (who) => (who === "nobody" ? undefined : actor(who).cookie),
    newApplication: (state, { ruled = false, whole = false } = {}) =>
      office.application(state, {
        ...(whole ? {} : { contributor: actor("contributor with a part") }),
        official: actor("official"),
        submitters: [actor("administrator who submitted")],
        verifiers: [actor("administrator who verified")],
        ruled,
      }),
  };
}
