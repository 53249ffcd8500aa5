import { tenThousandths } from "./decimal";
import type { QuotaRule, Submission } from "./types";

/**
 * The quantity a quota asks of a community, as a decimal with two to four fraction digits
 * (「360.00」). Where the quotient has more, it is rounded up: since quantities have four digits,
 * having this much is the same as having the exact one. Undefined where the community does not say
 * how many households or residents it has.
 */
export function requiredQuantity(
  rule: QuotaRule,
  community: Submission["community"],
): string | undefined {
  const base =
    rule.per === "community"
      ? 1
      : rule.per === "household"
        ? community.households
        : community.residents;
  if (base === undefined || !Number.isSafeInteger(base) || base < 0) return undefined;
  const quota = tenThousandths(rule.quota);
  const per = tenThousandths(rule.per === "community" ? 1 : (rule.perCount ?? 1));
  if (quota === undefined || !per) return undefined;
  const divisor = BigInt(per);
  const whole = (BigInt(quota) * BigInt(base) * 10_000n + divisor - 1n) / divisor;
  const digits = String(whole).padStart(5, "0");
  return `${digits.slice(0, -4)}.${digits.slice(-4).replace(/0{1,2}$/, "")}`;
}
