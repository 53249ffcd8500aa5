import type { PersonHere } from "@/lib/presence/types";

export interface OthersHereProps {
  others: readonly PersonHere[];
  /** The titles of the pages, by node. */
  titles: Readonly<Record<string, string>>;
}

/** Who else is filling in what now. Announced politely. */
export function OthersHere({ others, titles }: OthersHereProps) {
  return (
    <ul aria-live="polite" aria-label="正在填写的人" className="text-sm">
      {others.map(({ name, nodeId }) => (
        <li key={`${name} ${nodeId}`} className="flex items-baseline gap-2">
          <span aria-hidden="true" className="size-2 flex-none rounded-full bg-passed" />
          {name} 正在填写“{titles[nodeId] ?? nodeId}”
        </li>
      ))}
    </ul>
  );
}
