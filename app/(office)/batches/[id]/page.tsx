import type { Metadata } from "next";
import { BatchApplications } from "@/components/batch/batch-applications";
import { BatchChange } from "@/components/batch/batch-change";
import { BatchFacts } from "@/components/batch/batch-facts";
import { PhaseTag } from "@/components/batch/phase-tag";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { loadBatch, loadBatchTitle } from "@/lib/batch/loaders";

type Props = PageProps<"/batches/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: await loadBatchTitle((await params).id) };
}

export default async function BatchPage({ params, searchParams }: Props) {
  const { batch, phase, mayChange, reviewers, ...list } = await loadBatch(
    (await params).id,
    await searchParams,
  );
  const audit = <PageLink href={`/audit?type=batch&id=${batch.id}`}>查看变更记录</PageLink>;
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "批次", href: "/batches" },
          { label: batch.title },
        ]}
      />
      <PageHeader
        title={batch.title}
        status={<PhaseTag phase={phase} />}
        actions={mayChange ? audit : undefined}
      />
      <BatchFacts batch={batch} />
      <BatchApplications batchId={batch.id} {...list} />
      {mayChange ? <BatchChange batch={batch} reviewers={reviewers} /> : null}
    </>
  );
}
