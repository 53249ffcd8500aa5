import { StatusTag } from "@/components/ui/status-tag";
import { type DraftState, type DraftView, draftStates } from "@/lib/standard/types";
import { StandardHeader, type StandardHeaderProps } from "./standard-header";
import { VersionTag } from "./version-tag";

function DraftTag({ state }: { state: DraftState }) {
  if (state === "draft" || state === "proposed") return <VersionTag state={state} />;
  if (state === "adopted") return <VersionTag state="in-force" />;
  return <StatusTag tone="neutral">{draftStates[state]}</StatusTag>;
}

export interface DraftHeaderProps extends Omit<StandardHeaderProps, "name" | "href" | "status"> {
  view: DraftView;
}

/** The head that the pages of one draft share. */
export function DraftHeader({ view, ...rest }: DraftHeaderProps) {
  return (
    <StandardHeader
      name={`${view.title || "（没有名称）"} ${view.version}`}
      href={`/standards/drafts/${view.id}`}
      status={<DraftTag state={view.state} />}
      {...rest}
    />
  );
}
