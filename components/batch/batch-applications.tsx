import { ApplicationTable } from "@/components/desk/application-table";
import { Pagination } from "@/components/ui/pagination";
import type { ApplicationView } from "@/lib/application/types";
import type { Role } from "@/lib/auth/types";

export interface BatchApplicationsProps {
  batchId: string;
  applications: readonly ApplicationView[];
  total: number;
  page: number;
  pageCount: number;
  role: Role;
}

const none: Record<Role, string> = {
  "district-official": "本区县市在这个批次还没有申报。",
  contributor: "这个批次没有分派给您的申报。",
  reviewer: "这个批次没有您可以核验的申报。",
  administrator: "这个批次还没有申报。",
  observer: "这个批次还没有已审定的申报。",
};

/** Those of a batch's applications that the person may see, a page at a time. */
export function BatchApplications(props: BatchApplicationsProps) {
  const { batchId, applications, total, page, pageCount, role } = props;
  return (
    <section aria-labelledby="applications" className="mt-10">
      <h2 id="applications" className="mb-2">
        {role === "district-official" ? "本区县市的申报" : "申报"}{" "}
        <span className="figures font-normal text-muted">{total}</span>
      </h2>
      {total > 0 ? (
        <ApplicationTable by="community" applications={applications} role={role} />
      ) : (
        <p className="text-muted">{none[role]}</p>
      )}
      <Pagination page={page} pageCount={pageCount} baseHref={`/batches/${batchId}`} />
    </section>
  );
}
