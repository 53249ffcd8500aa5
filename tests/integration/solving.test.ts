/** Plans are solved beside the server: others are served meanwhile, and what goes wrong there is said here. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/v1/score/route";
import { inquireBeside } from "@/lib/analysis/score";
import { env } from "@/lib/env";
import { inquire, type Submission } from "@/lib/scoring";
import { openWorld, type World } from "./fixtures";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Nothing is answered yet: much to plan. */
const empty: Submission = {
  community: { type: "renewal", households: 1200, residents: 3600 },
  answers: {},
};

const ask = (plan: object) =>
  POST(
    new Request("https://example.org/api/v1/score", {
      method: "POST",
      body: JSON.stringify({
        standard: "hangzhou-municipal@2022-trial",
        submission: empty,
        bounds: true,
        plan,
        compare: "zhejiang-provincial@2022-trial",
        sampling: true,
      }),
    }),
  );

describe("a plan asked over HTTP", () => {
  it("is what the library answers, byte for byte", async () => {
    const response = await ask({ allowSurvey: true });
    expect(response.status).toBe(200);
    const { comparison, ...text } = JSON.parse(await response.text());
    const own = await inquire(world.prepared, empty, {
      bounds: true,
      plan: { allowSurvey: true },
      sampling: true,
    });
    expect(own.ok && JSON.stringify(text)).toBe(own.ok && JSON.stringify(own.decision));
    expect(comparison.decision.standard.family).toBe("zhejiang-provincial");
  });

  it("lets the server go on: the event loop turns while it is solved", async () => {
    // Everything is loaded by now: what is left is solving.
    await ask({});
    let [pending, longest] = [true, 0];
    const began = performance.now();
    const asked = ask({ allowSurvey: true }).finally(() => {
      pending = false;
    });
    for (let last = began; pending; ) {
      await new Promise(setImmediate);
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    expect((await asked).status).toBe(200);
    // Solved on the server's own thread, nearly all the time passes within one turn.
    expect(longest / (performance.now() - began)).toBeLessThan(0.4);
  });

  it("refuses options that do not fit, in the words of the library", async () => {
    const response = await ask({ exclude: ["no-such-point"] });
    expect(response.status).toBe(422);
    const { errors } = await response.json();
    expect(errors).toEqual([
      { code: "schema", path: "no-such-point", message: expect.stringMatching(/no-such-point/) },
    ]);
  });
});

describe("a question that takes too long", () => {
  it("is stopped, and the next one is answered by a new thread", async () => {
    const limits = env();
    limits.SOLVER_SECONDS = 0.001;
    const plan = inquireBeside("office", world.prepared, empty, { plan: {} });
    await expect(plan).rejects.toMatchObject({ code: "unsolved", status: "Time limit reached" });
    limits.SOLVER_SECONDS = 60;
    const next = await inquireBeside("office", world.prepared, "none", { plan: {} });
    expect(next).toMatchObject({ ok: false, errors: [{ code: "wrong-type" }] });
  });
});

describe("questions that wait", () => {
  it("are refused from the tenth on, at once; the others are answered, and new ones taken again", async () => {
    const many = Array.from({ length: 12 }, () =>
      inquireBeside("office", world.prepared, "none", { plan: {} }),
    );
    const settled = await Promise.allSettled(many);
    expect(settled.map(({ status }) => status)).toEqual([
      ...new Array(9).fill("fulfilled"),
      ...new Array(3).fill("rejected"),
    ]);
    for (const each of settled.slice(9))
      expect(each).toMatchObject({ reason: { code: "busy", message: /请稍后再试/ } });
    const again = await inquireBeside("office", world.prepared, "none", { plan: {} });
    expect(again).toMatchObject({ ok: false, errors: [{ code: "wrong-type" }] });
  });

  it("of strangers never keep the office waiting", async () => {
    const strangers = Array.from({ length: 9 }, () =>
      inquireBeside("open", world.prepared, empty, { plan: {} }),
    );
    let left = strangers.length;
    for (const each of strangers)
      void each.finally(() => {
        left -= 1;
      });
    await inquireBeside("office", world.prepared, "none", { plan: {} });
    expect(left).toBeGreaterThan(0);
    await Promise.all(strangers);
  }, 60_000);
});
