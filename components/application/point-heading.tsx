import type { ReactNode } from "react";
import type { StandardNode } from "@/lib/scoring/types";

const kinds = { constraint: "约束性", guiding: "引导性", featured: "特色亮点" } as const;

/** A point's title, what kind of point it is, and what the standard asks. */
export function PointHeading({
  leaf,
  level: Heading = "h3",
  children,
}: {
  leaf: StandardNode;
  level?: "h2" | "h3";
  children?: ReactNode;
}) {
  const kind =
    "rule" in leaf && leaf.rule.type === "requirement" ? "控制项" : leaf.kind && kinds[leaf.kind];
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <Heading className="min-w-0 flex-1 basis-64 text-base font-semibold">
          {leaf.title}
          {kind ? <span className="ml-2 text-sm font-normal text-muted">{kind}</span> : null}
        </Heading>
        {children}
      </div>
      {leaf.clause ? <p className="max-w-text text-muted">{leaf.clause}</p> : null}
    </>
  );
}
