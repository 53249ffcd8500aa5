import { ApplicationTable } from "@/components/desk/application-table";
import { Callout } from "@/components/ui/callout";
import type { ApplicationView } from "@/lib/application/types";
import type { Role } from "@/lib/auth/types";
import { StartApplication, type StartApplicationProps } from "./start-application";

export interface CommunityApplicationsProps {
  applications: readonly ApplicationView[];
  role: Role;
  communityId: string;
  /** Running batches in which the community has no application yet. */
  open: StartApplicationProps["batches"];
  anyRunning: boolean;
  mayApply: boolean;
}

/** A community's applications, and for officials the way to a new one. */
export function CommunityApplications(props: CommunityApplicationsProps) {
  const { applications, role, communityId, open, anyRunning, mayApply } = props;
  return (
    <>
      {/* The table is a region of that name already. */}
      <div className="mt-10">
        <h2 className="mb-2">申报</h2>
        {applications.length > 0 ? (
          <ApplicationTable by="batch" applications={applications} role={role} />
        ) : (
          <p className="text-muted">
            {role === "reviewer" ? "没有您可以查看的申报。" : "还没有申报。"}
          </p>
        )}
      </div>
      {mayApply ? (
        <section aria-labelledby="new-application" className="mt-10 max-w-text">
          <h2 id="new-application" className="mb-3">
            新建申报
          </h2>
          {open.length > 0 ? (
            <StartApplication communityId={communityId} batches={open} />
          ) : (
            <Callout tone="neutral">
              {anyRunning
                ? "申报中的批次里，这个社区都已有申报，请从上面打开。"
                : "目前没有申报中的批次，批次由市建委开启。"}
            </Callout>
          )}
        </section>
      ) : null}
    </>
  );
}
