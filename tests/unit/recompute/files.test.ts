import { describe, expect, it } from "vitest";
import {
  bundleIn,
  documentsIn,
  LARGEST_BYTES,
  readJsonFile,
  UnreadableFile,
} from "@/lib/recompute/policy";
import { bundleOf, bytes, texts } from "./support";

const read = (content: Uint8Array) => documentsIn("a.json", readJsonFile("a.json", content));

/** The sentence with which a file is refused; fails where it is read, or breaks in any other way. */
function refusal(content: Uint8Array, reader: (content: Uint8Array) => unknown = read): string {
  try {
    reader(content);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
  throw new Error("the file was read");
}

describe("a file that somebody picks", () => {
  it("is recognised by what is in it", () => {
    expect(Object.keys(read(bytes(bundleOf())))).toEqual(["submission", "standard", "decision"]);
    for (const name of ["submission", "standard", "decision"] as const)
      expect(Object.keys(read(bytes(texts[name])))).toEqual([name]);
    const answered = `{"submission":${texts.submission},"decision":${texts.decision},"standard":{"family":"x"}}`;
    expect(Object.keys(read(bytes(answered)))).toEqual(["submission", "decision"]);
  });
  it.each([
    ["that is too large", new Uint8Array(LARGEST_BYTES + 1), /超过 1 MB/],
    ["that is no text", new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe]), /不是 UTF-8 文本/],
    ["that is empty", bytes(" \n"), /是空的/],
    ["that is no JSON", bytes("<html>"), /不是有效的 JSON/],
    ["that is cut off", bytes(bundleOf().slice(0, -1)), /不是有效的 JSON/],
    ["that nests beyond all measure", bytes("[".repeat(100_000)), /层次超过 64 层/],
    ["that nests so and is whole", bytes(`${"[".repeat(90_000)}${"]".repeat(90_000)}`), /层次/],
    ["that nests in keys", bytes(`${'{"a":'.repeat(70)}1${"}".repeat(70)}`), /层次超过 64 层/],
    ["that is a number", bytes("1"), /没有申报、办法或结论/],
    ["that is a list", bytes("[]"), /没有申报、办法或结论/],
    ["of something else", bytes('{"name":"x"}'), /没有申报、办法或结论/],
  ])("%s is refused in one sentence", (_, content, sentence) => {
    expect(refusal(content)).toMatch(sentence);
    expect(refusal(content)).toMatch(/^a\.json [^\n]*。$/);
  });
  it("may hold brackets in its texts", () => {
    const text = texts.submission.replace(
      "{",
      `{"note":${JSON.stringify(`\\"${"[".repeat(100)}`)},`,
    );
    expect(Object.keys(read(bytes(text)))).toEqual(["submission"]);
  });
});

describe("a bundle checked without the site", () => {
  const bundle = (content: Uint8Array) => bundleIn("a.json", readJsonFile("a.json", content));
  it("has all its documents and digests", () => {
    expect(Object.keys(bundle(bytes(bundleOf())).documents)).toHaveLength(3);
    const whole = JSON.parse(bundleOf());
    for (const key of ["submission", "standard", "decision", "digests"]) {
      const { [key]: _, ...rest } = whole;
      expect(refusal(bytes(JSON.stringify(rest)), bundle)).toMatch(/可能不完整/);
    }
    expect(refusal(bytes(texts.submission), bundle)).toMatch(/不是一项结果的全部数据/);
  });
});
