import { type PartView, partStates } from "@/lib/assignment/types";
import { formatDay } from "@/lib/calendar";

/** A contributor with the unit they write for. */
export const holderName = ({
  contributorName,
  contributorUnit,
}: Pick<PartView, "contributorName" | "contributorUnit">): string =>
  contributorUnit ? `${contributorName}（${contributorUnit}）` : contributorName;

/** Who has a part, where it stands and until when, in one line of a task list. */
export function HolderLine({ part }: { part: PartView }) {
  const due = part.state === "open" && part.dueOn ? `，${formatDay(part.dueOn)}前交回` : "";
  return (
    <>
      {holderName(part)}：{partStates[part.state]}
      {due}
    </>
  );
}
