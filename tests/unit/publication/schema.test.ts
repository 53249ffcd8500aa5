import { describe, expect, test } from "vitest";
import { outcomeCodeSchema } from "@/lib/publication/schema";

describe("a public code", () => {
  test.each(["2026-k7d3mw9x", "2026-00000000"])("%s may be one", (code) => {
    expect(outcomeCodeSchema.safeParse(code).success).toBe(true);
  });

  test.each(["", "2026", "2026-K7D3MW9X", "2026-k7d3mw9x\n", "' or 1=1", "../2026-k7d3mw9x"])(
    "%j is none",
    (code) => {
      expect(outcomeCodeSchema.safeParse(code).success).toBe(false);
    },
  );
});
