import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocate,
  canonicalRegister,
  commitmentOf,
  confidences,
  digestOf,
  draw,
  faultsOf,
  plannedSizes,
  sampleSize,
  ticketOf,
} from "@/lib/draw/score";
import type { DrawDocument, Household } from "@/lib/survey/types";

const seed = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/** `rooms` households in each building. */
const registerOf = (rooms: Record<string, number>): Household[] =>
  canonicalRegister(
    Object.entries(rooms).flatMap(([building, count]) =>
      Array.from({ length: count }, (_, at) => ({ building, room: `${101 + at}` })),
    ),
  );

const someRegister = fc
  .dictionary(fc.constantFrom(..."ABCDEFGHJK".split("")), fc.integer({ min: 1, max: 60 }), {
    minKeys: 1,
  })
  .map(registerOf);

describe("the size of a sample", () => {
  it("follows from margin and confidence with finite population correction", () => {
    const sizes = [500, 1_000, 3_000].map((households) => sampleSize(households, 5, 95));
    expect(sizes).toEqual([218, 278, 341]);
    // By hand: n₀ = 384.16 at ±5 %, 67.65 at 90 % and ±10 %, 1,843.27 at 99 % and ±3 %.
    expect(sampleSize(10_000_000, 5, 95)).toBe(385);
    expect(sampleSize(10_000_000, 10, 90)).toBe(68);
    expect(sampleSize(10_000_000, 3, 99)).toBe(1_843);
    expect(sampleSize(1, 5, 95)).toBe(1);
    expect(sampleSize(10, 5, 95)).toBe(10);
  });

  it("is the smallest that keeps the margin, and never more than there are", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 20_000 }),
        fc.integer({ min: 3, max: 10 }),
        fc.constantFrom(...confidences),
        (households, margin, confidence) => {
          const size = sampleSize(households, margin, confidence);
          const z = { 90: 1.645, 95: 1.96, 99: 2.576 }[confidence] ?? Number.NaN;
          const off = (n: number) =>
            100 * z * Math.sqrt((0.25 / n) * ((households - n) / (households - 1)));
          expect(size).toBeLessThanOrEqual(households);
          expect(off(size)).toBeLessThanOrEqual(margin + 1e-9);
          if (size > 1) expect(off(size - 1)).toBeGreaterThan(margin - 1e-9);
        },
      ),
    );
  });

  it("grows with the community, and with what is asked of it", () => {
    const household = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(household, household, (a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        expect(sampleSize(few, 5, 95)).toBeLessThanOrEqual(sampleSize(many, 5, 95));
        expect(sampleSize(many, 5, 95)).toBeLessThanOrEqual(sampleSize(many, 4, 95));
        expect(sampleSize(many, 5, 95)).toBeLessThanOrEqual(sampleSize(many, 5, 99));
      }),
    );
  });

  it("is at least what the standard asks for, and letters make up for those who will not answer", () => {
    const plan = { margin: 5, confidence: 95, expectedResponse: 60 };
    expect(plannedSizes(500, plan, 100)).toEqual({ needed: 218, invited: 364 });
    expect(plannedSizes(120, plan, 100)).toEqual({ needed: 100, invited: 120 });
    expect(plannedSizes(60, plan, 100)).toEqual({ needed: 60, invited: 60 });
    expect(plannedSizes(3_000, { ...plan, expectedResponse: 100 }, 100)).toEqual({
      needed: 341,
      invited: 341,
    });
  });
});

describe("the allocation to buildings", () => {
  it("gives the whole shares first, what is left to the largest fractions, of equal ones to the first", () => {
    // Shares of 10 from 3 + 3 + 1: 4.29, 4.29 and 1.43: the largest fraction is the last one's.
    const register = registerOf({ A: 3, B: 3, C: 1 });
    expect(allocate(register, 5).map(({ drawn }) => drawn)).toEqual([2, 2, 1]);
    expect(allocate(registerOf({ A: 2, B: 2, C: 2 }), 4).map(({ drawn }) => drawn)).toEqual([
      2, 1, 1,
    ]);
    expect(allocate(registerOf({ A: 1, B: 99 }), 10).map(({ drawn }) => drawn)).toEqual([0, 10]);
  });

  it("adds up, takes from no building more than it has, and strays from no share by one", () => {
    fc.assert(
      fc.property(someRegister, fc.double({ min: 0, max: 1, noNaN: true }), (register, part) => {
        const size = Math.round(part * register.length);
        const found = allocate(register, size);
        expect(found.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(size);
        for (const { households, drawn } of found) {
          expect(drawn).toBeLessThanOrEqual(households);
          expect(Math.abs(drawn - (size * households) / register.length)).toBeLessThan(1);
        }
      }),
    );
  });
});

describe("the draw", () => {
  it("is what the description says, computed by hand", () => {
    const register = registerOf({ "1幢": 3, "2幢": 2 });
    const ticket = (building: string, room: string) =>
      createHmac("sha256", Buffer.from(seed, "hex")).update(`${building}\n${room}`).digest("hex");
    expect(ticketOf(seed, { building: "1幢", room: "101" })).toBe(ticket("1幢", "101"));
    const smallest = (building: string, rooms: string[], count: number) =>
      rooms
        .map((room) => ({ room, ticket: ticket(building, room) }))
        .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
        .slice(0, count)
        .map(({ room }) => `${building} ${room}`);
    const expected = [
      ...smallest("1幢", ["101", "102", "103"], 2),
      ...smallest("2幢", ["101", "102"], 1),
    ].sort();
    const drawn = draw(seed, register, 3).map((at) => register[at]);
    expect(drawn.map((one) => `${one?.building} ${one?.room}`)).toEqual(expected);
  });

  it("depends on seed and register alone, in whatever order the register came", () => {
    fc.assert(
      fc.property(
        someRegister,
        fc.infiniteStream(fc.double({ noNaN: true })),
        (register, noise) => {
          const shuffled = register
            .map((household) => ({ household, key: noise.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ household }) => household);
          const size = Math.ceil(register.length / 3);
          expect(canonicalRegister(shuffled)).toEqual(register);
          expect(draw(seed, canonicalRegister(shuffled), size)).toEqual(draw(seed, register, size));
        },
      ),
    );
  });

  it("draws each building's allocation, no household twice, and others with another seed", () => {
    const register = registerOf({ A: 200, B: 100, C: 33 });
    const positions = draw(seed, register, 90);
    expect(new Set(positions).size).toBe(90);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    const drawnIn = (name: string) =>
      positions.filter((at) => register[at]?.building === name).length;
    expect(["A", "B", "C"].map(drawnIn)).toEqual(allocate(register, 90).map(({ drawn }) => drawn));
    expect(draw(`ff${seed.slice(2)}`, register, 90)).not.toEqual(positions);
  });

  it("favours nobody: over many seeds every household comes up about equally often", () => {
    const register = registerOf({ A: 40, B: 20 });
    const times = register.map(() => 0);
    const rounds = 2_000;
    for (let round = 0; round < rounds; round += 1) {
      const own = createHash("sha256").update(`seed ${round}`).digest("hex");
      for (const at of draw(own, register, 15)) times[at] = (times[at] ?? 0) + 1;
    }
    // A quarter of 2,000 with a standard deviation of 19.4: all 60 within 4.2 of them but once in 600 runs, and
    // this is one run that is always the same.
    for (const count of times) expect(Math.abs(count - rounds / 4)).toBeLessThan(82);
  });
});

describe("a published draw", () => {
  const register = registerOf({ "1幢": 120, "2幢": 80 });
  const plan = { margin: 5, confidence: 95, expectedResponse: 60 };
  const sizes = plannedSizes(register.length, plan, 100);
  const document: DrawDocument = {
    kind: "survey-draw",
    version: 1,
    survey: "x",
    plan,
    minResponses: 100,
    commitment: commitmentOf(seed),
    committedAt: "2026-11-24T00:00:00.000Z",
    registerDigest: digestOf(register),
    register,
    seed,
    drawnAt: "2026-11-25T00:00:00.000Z",
    ...sizes,
    allocation: allocate(register, sizes.invited),
    drawn: draw(seed, register, sizes.invited).flatMap((at) => register[at] ?? []),
  };

  it("commits to the seed's own hash", () => {
    expect(document.commitment).toBe(
      createHash("sha256").update(Buffer.from(seed, "hex")).digest("hex"),
    );
    expect(faultsOf(document)).toEqual([]);
  });

  it("shows whatever was changed in it", () => {
    const [first, ...rest] = register;
    if (!first) throw new Error("no register");
    const another = register.find((one) => !document.drawn.includes(one));
    const changed: [Partial<DrawDocument>, string][] = [
      [{ seed: `ff${seed.slice(2)}` }, "种子与抽样前公布的承诺不符。"],
      [{ register: [...rest, first] }, "名册不是规定的次序。"],
      [{ register: [first, ...register] }, "名册里有重复的住户。"],
      [{ register: [{ ...first, room: "1" }, ...rest] }, "名册与公布的摘要值不符。"],
      [{ plan: { ...plan, margin: 6 } }, "样本量应为"],
      [{ invited: sizes.invited - 1 }, "样本量应为"],
      [{ allocation: [] }, "各幢的户数分配与公布的不同。"],
      [{ drawn: [...document.drawn.slice(1), another ?? first] }, "抽中的住户与公布的不同。"],
    ];
    for (const [change, sentence] of changed)
      expect(faultsOf({ ...document, ...change }).join()).toContain(sentence);
  });
});
