import type { Metadata } from "next";
import { AssumedFigures } from "@/components/batch/assumed-figures";
import { OpenBatchForm } from "@/components/batch/open-batch-form";
import { StandardChoice } from "@/components/batch/standard-choice";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { loadNewBatch } from "@/lib/batch/loaders";

export const metadata: Metadata = { title: "开启批次" };

export default async function NewBatchPage({ searchParams }: PageProps<"/batches/new">) {
  const { standard, standards, figures, assumed, reviewers, person, today } = await loadNewBatch(
    (await searchParams).standard,
  );
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "批次", href: "/batches" },
          { label: "开启批次" },
        ]}
      />
      <PageHeader title="开启批次" kicker={standard ? "第 2 步，共 2 步" : "第 1 步，共 2 步"} />
      {standard ? (
        <>
          <AssumedFigures standard={standard} figures={figures} assumed={assumed} />
          <OpenBatchForm
            standardId={standard.id}
            assumedFigures={assumed.length}
            reviewers={reviewers}
            personName={person.name}
            today={today}
          />
        </>
      ) : (
        <StandardChoice standards={standards} />
      )}
    </>
  );
}
