import type { Answer, LeafNode } from "../../lib/scoring/types";
import { type Random, whole } from "./random";

/** What a community of some quality (0…1) answers: every answer is right, a quality of 1 takes the best there is. */
export function answerTo({ rule, fullMarks }: LeafNode, random: Random, quality: number): Answer {
  switch (rule.type) {
    case "marks": {
      const step = Math.round((rule.step ?? 0.01) * 100);
      const most = Math.floor(Math.round(fullMarks * 100) / step);
      return (whole(random, Math.floor(most * quality * 0.9), most) * step) / 100;
    }
    case "levels": {
      const at = random() < quality ? 0 : whole(random, 0, rule.levels.length - 1);
      return rule.levels[at]?.id ?? "";
    }
    case "checklist":
      return rule.items.filter(() => random() < 0.3 + 0.7 * quality).map((item) => item.id);
    case "requirement":
      return random() < 0.9 + quality * 0.1;
    case "quota": {
      const enough = rule.per === "community" ? rule.quota * 1.1 : rule.quota * 2000;
      return { actual: Math.round(enough * (quality * 0.8 + random()) * 100) / 100 };
    }
    case "survey":
      return Object.fromEntries(
        rule.options.map(({ id, weight }) => [
          id,
          whole(random, 0, Math.round(20 + 600 * (weight * quality) ** 4)),
        ]),
      );
  }
}
