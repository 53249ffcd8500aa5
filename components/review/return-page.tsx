import { ApplicationHeader } from "@/components/application/application-header";
import type { LoadedReview } from "@/lib/review/types";
import { ReturnForm, type ReturnFormProps } from "./return-form";

export interface ReturnPageProps {
  review: LoadedReview;
  groups: ReturnFormProps["groups"];
  /** The point from which this was opened. */
  preset?: string;
}

/** Returning an application for rectification. */
export function ReturnPage({ review: { view }, groups, preset }: ReturnPageProps) {
  const known = groups.some((group) => group.points.some((point) => point.id === preset));
  return (
    <>
      <ApplicationHeader
        view={view}
        title="退回整改"
        root={{ label: "核验", href: "/reviews" }}
        base="/reviews"
        lead="点名需要整改的内容并写明意见。只解锁被点名的内容，其余保持不变。"
      />
      <div className="max-w-text">
        <ReturnForm
          applicationId={view.id}
          version={view.version}
          communityName={view.communityName}
          groups={groups}
          preset={preset !== undefined && known ? [preset] : []}
        />
      </div>
    </>
  );
}
