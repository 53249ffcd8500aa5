import { Callout } from "@/components/ui/callout";
import { shown } from "@/components/ui/shown";
import type { Digests } from "@/lib/recompute/types";
import { type Computed, computePicked, computePublished } from "./compute";
import { RecomputeResult } from "./recompute-result";

/** Computes from files of one's own, or without any from what is published. */
export const computed = (
  code: string,
  digests: Digests,
  files: readonly File[],
): Promise<Computed> =>
  files.length > 0 ? computePicked(code, digests, files) : computePublished(code, digests);

/** Shows what was computed, or why it was not. */
export const show = (place: Element, done: Computed): void =>
  shown(
    place,
    typeof done === "string" ? (
      <Callout tone="failed" title="没有计算">
        {done}
      </Callout>
    ) : (
      <RecomputeResult result={done} />
    ),
  );
