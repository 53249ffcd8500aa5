import { randomInt } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSign, codeAlphabet, isCode, shownCode, spelledCode } from "@/lib/survey/policy";
import { codeHash, elapsedSince, makeCode, openedToken, responseKey } from "@/lib/survey/score";

const secret = "a secret of at least thirty-two characters";
const anyCode = fc
  .array(fc.constantFrom(...codeAlphabet), { minLength: 11, maxLength: 11 })
  .map((signs) => signs.join("") + checkSign(signs.join("")));

describe("a code", () => {
  it("has no sign that people take for another", () => {
    expect(codeAlphabet).not.toMatch(/[01OIL]/);
    expect(new Set(codeAlphabet).size).toBe(31);
  });

  it("as it is made is one, and no two are the same", () => {
    const codes = Array.from({ length: 2_000 }, () => makeCode(randomInt));
    expect(codes.every(isCode)).toBe(true);
    expect(new Set(codes).size).toBe(2_000);
  });

  it("is understood however it was typed", () => {
    const code = "ABCDEFGHJKM";
    const whole = code + checkSign(code);
    for (const typed of [whole, shownCode(whole), whole.toLowerCase(), ` ${shownCode(whole)} `])
      expect(spelledCode(typed)).toBe(whole);
    expect(spelledCode("ａｂｃｄ－ＥＦＧＨ")).toBe("ABCDEFGH");
    expect(spelledCode("'; DROP TABLE--\u0000😀")).toBe("DROPTABLE");
    expect(spelledCode("A".repeat(100_000)).length).toBe(200);
  });

  it("with one sign wrong, or two that changed places, is none", () => {
    fc.assert(
      fc.property(
        anyCode,
        fc.integer({ min: 0, max: 11 }),
        fc.constantFrom(...codeAlphabet),
        (code, at, sign) => {
          const wrong = code.slice(0, at) + sign + code.slice(at + 1);
          expect(isCode(wrong)).toBe(wrong === code);
          const swapped = [...code];
          const next = (at + 1) % 12;
          if (next === 0) return;
          [swapped[at], swapped[next]] = [swapped[next] ?? "", swapped[at] ?? ""];
          expect(isCode(swapped.join(""))).toBe(swapped.join("") === code);
        },
      ),
    );
  });

  it("that is empty, too long or of foreign signs is none", () => {
    for (const text of [
      "",
      "ABCDEFGHJKM",
      "ABCDEFGHJKMNP",
      "OOOOOOOOOOOO",
      "未来社区未来社区未来社区",
    ])
      expect(isCode(spelledCode(text))).toBe(false);
  });
});

describe("the hashes of a code", () => {
  it("are two, under keys that do not lead to each other", () => {
    const code = makeCode(randomInt);
    const [exists, key] = [codeHash(secret, code), responseKey(secret, "salt", code)];
    expect(exists.length).toBe(32);
    expect(key.length).toBe(16);
    expect(exists.subarray(0, 16)).not.toEqual(key);
    expect(responseKey(secret, "another survey", code)).not.toEqual(key);
    expect(codeHash(`${secret}.`, code)).not.toEqual(exists);
    expect(codeHash(secret, code)).toEqual(exists);
  });
});

describe("the time at which a page was opened", () => {
  const code = makeCode(randomInt);
  it("is believed only as we signed it, for this code", () => {
    const token = openedToken(secret, code, 1_000);
    expect(elapsedSince(secret, code, token, 4_000)).toBe(3_000);
    expect(elapsedSince(secret, makeCode(randomInt), token, 4_000)).toBeNull();
    expect(elapsedSince(secret, code, token.replace("1000", "1"), 4_000)).toBeNull();
    expect(elapsedSince(secret, code, token, 500)).toBeNull();
    for (const nonsense of ["", ".", "abc.def", "1e9.x", "NaN.NaN"])
      expect(elapsedSince(secret, code, nonsense, 4_000)).toBeNull();
  });
});
