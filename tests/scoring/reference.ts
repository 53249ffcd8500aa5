/**
 * The specification again, as naively as it can be said: recursive, in BigInt fractions, without
 * any of the library's code. It knows valid submissions only. The two have to agree.
 */
import type {
  Answer,
  BranchNode,
  Gate,
  LeafNode,
  Standard,
  StandardNode,
  Submission,
} from "../../lib/scoring/types";

/** A fraction; the denominator is positive. */
type Q = readonly [bigint, bigint];

function parse(value: number): Q {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return power >= 0 ? [digits * 10n ** BigInt(power), 1n] : [digits, 10n ** BigInt(-power)];
}
const add = ([a, b]: Q, [c, d]: Q): Q => [a * d + c * b, b * d];
const mul = ([a, b]: Q, [c, d]: Q): Q => [a * c, b * d];
const div = ([a, b]: Q, [c, d]: Q): Q => [a * d, b * c];
const less = ([a, b]: Q, [c, d]: Q): boolean => a * d < c * b;
const min = (a: Q, b: Q): Q => (less(a, b) ? a : b);
const sum = (list: Q[]): Q => list.reduce(add, [0n, 1n]);
const isZero = ([a]: Q) => a === 0n;
const ZERO: Q = [0n, 1n];

function halfUp(value: Q): Q {
  const [a, b] = mul(value, [100n, 1n]);
  return [(2n * a + b) / (2n * b), 100n];
}
function number([a, b]: Q): number {
  const hundredths = (a * 100n) / b;
  return Number(`${hundredths}e-2`) || 0;
}
const minus = (a: Q, [c, d]: Q): Q => add(a, [-c, d]);

function children(node: StandardNode): StandardNode[] {
  return "children" in node ? node.children : [];
}

export class Reference {
  readonly #standard: Standard;
  readonly #submission: Submission;

  constructor(standard: Standard, submission: Submission) {
    this.#standard = standard;
    this.#submission = submission;
  }

  #applies(chain: StandardNode[]): boolean {
    const { community, waived = [] } = this.#submission;
    return chain.every(
      (node) =>
        !waived.includes(node.id) &&
        (node.appliesTo === undefined || node.appliesTo.includes(community.type)),
    );
  }

  #leaf(node: LeafNode, answer: Answer): Q {
    const full = parse(node.fullMarks);
    const { rule } = node;
    switch (rule.type) {
      case "marks":
        return parse(Number(answer));
      case "levels":
        return parse(rule.levels.find((level) => level.id === answer)?.marks ?? Number.NaN);
      case "checklist": {
        const chosen = rule.items.filter((item) => (answer as string[]).includes(item.id));
        return min(full, sum(chosen.map((item) => parse(item.marks))));
      }
      case "requirement":
        return ZERO;
      case "quota": {
        const { households = 0, residents = 0 } = this.#submission.community;
        const base = parse(rule.per === "household" ? households : residents);
        const required =
          rule.per === "community"
            ? parse(rule.quota)
            : div(mul(parse(rule.quota), base), parse(rule.perCount ?? 1));
        if (isZero(required)) return full;
        const ratio = div(parse((answer as Record<string, number>).actual ?? 0), required);
        if (rule.minRatio !== undefined && less(ratio, parse(rule.minRatio))) return ZERO;
        return halfUp(mul(full, min([1n, 1n], ratio)));
      }
      case "survey": {
        const counts = answer as Record<string, number>;
        const total = sum(Object.values(counts).map(parse));
        if (isZero(total)) return ZERO;
        const weighted = sum(
          rule.options.map((option) => mul(parse(option.weight), parse(counts[option.id] ?? 0))),
        );
        return halfUp(div(mul(full, weighted), total));
      }
    }
  }

  #branch(node: BranchNode, chain: StandardNode[]): { score: Q; bonus: Q } {
    const featured = node.children.filter((child) => child.kind === "featured");
    const others = node.children.filter((child) => child.kind !== "featured");
    const applying = others.filter((child) => this.#applies([...chain, child]));
    const score = (child: StandardNode) => this.score(child, [...chain, child]);
    let plain = sum(applying.map(score));
    if (node.whenNotApplicable === "rescale" && applying.length < others.length) {
      const all = sum(others.map((child) => parse(child.fullMarks)));
      const some = sum(applying.map((child) => parse(child.fullMarks)));
      plain = isZero(some) ? ZERO : halfUp(div(mul(plain, all), some));
    }
    const bonus = min(parse(node.bonusMarks ?? 0), sum(featured.map(score)));
    return { score: add(min(parse(node.fullMarks), plain), bonus), bonus };
  }

  score(node: StandardNode, chain: StandardNode[]): Q {
    if (!this.#applies(chain)) return ZERO;
    const direct = this.#submission.direct?.[node.id];
    if (direct !== undefined) return parse(direct);
    if ("children" in node) return this.#branch(node, chain).score;
    const answer = this.#submission.answers[node.id];
    return answer === undefined ? ZERO : this.#leaf(node, answer);
  }

  #below(chain: StandardNode[]): boolean {
    const { direct = {} } = this.#submission;
    return chain.slice(0, -1).some((node) => direct[node.id] !== undefined);
  }

  #gates(node: StandardNode, chain: StandardNode[]): Gate[] {
    if (!this.#applies(chain) || this.#below(chain)) return [];
    const gate = (kind: Gate["kind"], score: Q, pass: Q): Gate => ({
      id: node.id,
      kind,
      title: node.title,
      score: number(score),
      passMark: number(pass),
      margin: number(minus(score, pass)),
      passed: !less(score, pass),
    });
    const gates: Gate[] = [];
    const answer = this.#submission.answers[node.id];
    if (node.passMark !== undefined) {
      gates.push(gate("pass-mark", this.score(node, chain), parse(node.passMark)));
    }
    if ("rule" in node && node.rule.type === "requirement") {
      gates.push(gate("requirement", answer === true ? [1n, 1n] : ZERO, [1n, 1n]));
    }
    if ("rule" in node && node.rule.type === "survey" && node.rule.minResponses !== undefined) {
      const count = sum(Object.values((answer ?? {}) as Record<string, number>).map(parse));
      gates.push(gate("sample", count, parse(node.rule.minResponses)));
    }
    return gates;
  }

  #result(node: StandardNode, chain: StandardNode[]): object {
    const applicable = this.#applies(chain);
    const fullMarks = node.fullMarks;
    if (this.#below(chain)) return { score: null, fullMarks, applicable };
    const score = number(this.score(node, chain));
    if (!("children" in node)) return { score, fullMarks, applicable };
    if (!applicable) return { score: 0, fullMarks, bonus: 0, redundancy: 0, applicable };
    const counted = node.children.filter(
      (child) =>
        child.kind !== "featured" &&
        (node.whenNotApplicable === "rescale" || this.#applies([...chain, child])),
    );
    const whole = sum(counted.map((child) => parse(child.fullMarks)));
    const direct = this.#submission.direct?.[node.id] !== undefined;
    const bonus = direct ? null : number(this.#branch(node, chain).bonus);
    const redundancy = number(minus(whole, parse(fullMarks)));
    return { score, fullMarks, bonus, redundancy, applicable };
  }

  /** The decision, all but the standard's name and digest. */
  decision(): object {
    const { total, sections, grades = [] } = this.#standard;
    const gates: Gate[] = [];
    const nodes: Record<string, object> = {};
    const missing: string[] = [];
    const chains = new Map<string, StandardNode[]>();
    const visit = (node: StandardNode, above: StandardNode[]) => {
      const chain = [...above, node];
      chains.set(node.id, chain);
      gates.push(...this.#gates(node, chain));
      nodes[node.id] = this.#result(node, chain);
      const asked = "rule" in node && this.#applies(chain) && !this.#below(chain);
      if (asked && this.#submission.answers[node.id] === undefined) missing.push(node.id);
      for (const child of children(node)) visit(child, chain);
    };
    for (const section of sections) visit(section, []);
    const counted = sections.filter((section) => total.sections.includes(section.id));
    const divisor = parse(total.divisor ?? 1);
    const score = div(sum(counted.map((section) => this.score(section, [section]))), divisor);
    const pass = parse(total.passMark);
    const passed = !less(score, pass);
    const shown = parse(number(score));
    const figures = {
      score: number(score),
      passMark: number(pass),
      margin: number(minus(shown, pass)),
    };
    const all = [{ id: "total", kind: "total", title: total.title, ...figures, passed }, ...gates];
    const outcome =
      missing.length > 0 ? "incomplete" : all.every((gate) => gate.passed) ? "passed" : "failed";
    const grade = grades
      .filter((candidate) => !less(score, parse(candidate.passMark)))
      .filter(({ passMarks = {} }) =>
        [...chains].every(([id, chain]) => {
          const least = passMarks[id];
          if (least === undefined || !this.#applies(chain) || this.#below(chain)) return true;
          return !less(this.score(chain.at(-1) as StandardNode, chain), parse(least));
        }),
      )
      .sort((a, b) => b.passMark - a.passMark)[0];
    return {
      outcome,
      total: {
        ...figures,
        fullMarks: number(div(sum(counted.map((section) => parse(section.fullMarks))), divisor)),
        passed,
        grade: outcome === "passed" && grade ? grade.id : null,
      },
      gates: all,
      nodes,
      missing,
      ...(Object.keys(this.#submission.direct ?? {}).length > 0 ? { summary: true } : {}),
    };
  }
}
