import { readMarks } from "@/components/ui/marks-input";
import { estimateFields, readEntry } from "@/lib/estimate/policy";
import { prepare } from "@/lib/scoring";
import { findBundledCrosswalk, findBundledStandard } from "@/lib/standards";

export const city = prepare(findBundledStandard("hangzhou-municipal"));
export const province = prepare(findBundledStandard("zhejiang-provincial"));

export function cityToProvince() {
  const crosswalk = findBundledCrosswalk("hangzhou-municipal", "zhejiang-provincial");
  if (!crosswalk) throw new Error("the crosswalk is not bundled");
  return crosswalk;
}

export const read = (query: Record<string, string>) => readEntry(city, query, readMarks);

/** Every field at 90 % of its marks, which passes both standards; then what the case changes. */
export function goodQuery(changes: Record<string, string> = {}): Record<string, string> {
  const good = estimateFields(city).map(({ id, fullMarks, optional }) => [
    id,
    optional ? "0" : String((fullMarks * 9) / 10),
  ]);
  return { type: "renewal", ...Object.fromEntries(good), ...changes };
}
