/** Whole numbers behind decimals, where sizes leave the ordinary. */
import { describe, expect, it } from "vitest";
import {
  formatMarks,
  fractionDigits,
  hundredths,
  proportion,
  tenThousandths,
} from "../../lib/scoring/decimal";

describe("hundredths", () => {
  it.each([
    [0.29, 29],
    [-0, 0],
    [1e10, 1e12],
    [0.001, Number.NaN],
    [1e-7, Number.NaN],
    [1e21, 1e23],
  ])("%d is %d", (value, whole) => expect(hundredths(value)).toBe(whole));
});

describe("tenThousandths", () => {
  it.each([
    [0.0001, 1],
    [12.3456, 123_456],
    [-2.5, -25_000],
    [0.00001, undefined],
    [1e-7, undefined],
    [1e15, 10n ** 19n],
    [1.5e21, 15n * 10n ** 24n],
    [900_719_925_474.0992, 9_007_199_254_740_992n],
  ])("%d is %s", (value, whole) => expect(tenThousandths(value)).toBe(whole));
});

describe("fractionDigits", () => {
  it.each([
    [1, 0],
    [0.25, 2],
    [1e-7, 7],
    [1.5e-7, 8],
    [1.25e21, 0],
  ])("%d has %d", (value, digits) => expect(fractionDigits(value)).toBe(digits));
});

describe("proportion", () => {
  it.each([
    [20, 1, 8, 3],
    [20, 1, 9, 2],
    [10, 1, 20, 1],
    [10, 0, 7, 0],
    [9_007_199_254_740_991, 1, 2, 4_503_599_627_370_496],
    [100, 9_007_199_254_740_991, 9_007_199_254_740_991, 100],
  ])("%d × %d ÷ %d, half up, is %d", (full, part, whole, result) => {
    expect(proportion(full, part, whole)).toBe(result);
    expect(proportion(full, BigInt(part), BigInt(whole))).toBe(result);
  });
});

it("formatMarks always shows two decimals", () => {
  expect([0, 0.05, -0.01, 521.5, 1e12].map(formatMarks)).toEqual([
    "0.00",
    "0.05",
    "-0.01",
    "521.50",
    "1000000000000.00",
  ]);
});
