import { formatDay, formatInstant } from "@/lib/calendar";
import { placeText, sizeText } from "@/lib/evidence/policy";
import type { FrozenEvidence } from "@/lib/evidence/types";

/** What is known of a file, in one line of short facts. */
function factsOf({ size, takenAt, place, validUntil }: FrozenEvidence): string[] {
  return [
    sizeText(size),
    ...(takenAt ? [`拍摄于 ${formatInstant(new Date(takenAt))}`] : []),
    ...(place ? [`拍摄地点 ${placeText(place)}`] : []),
    ...(validUntil ? [`有效期至 ${formatDay(validUntil)}`] : []),
  ];
}

export function Facts({ evidence }: { evidence: FrozenEvidence }) {
  return <p className="text-sm text-muted">{factsOf(evidence).join(" · ")}</p>;
}
