import type { Metadata } from "next";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { FiguresByKind } from "@/components/standard/figures-by-kind";
import { StandardFacts } from "@/components/standard/standard-facts";
import { StandardWorkbooks } from "@/components/standard/standard-workbooks";
import { VersionMaintenance } from "@/components/standard/version-maintenance";
import { VersionTag } from "@/components/standard/version-tag";
import { LinkButton } from "@/components/ui/link-button";
import { loadOfficeStandard } from "@/lib/standard/loaders";

type Props = PageProps<"/standards/[family]/[version]">;

const named = async (params: Props["params"]) => {
  const { family, version } = await params;
  return loadOfficeStandard(family, version);
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await named(params)).view.title };
}

export default async function StandardPage({ params }: Props) {
  const found = await named(params);
  const { view, rows, adopted, repeal, batches, mayMaintain, comparable } = found;
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "标准", href: "/standards" },
          { label: view.title },
        ]}
      />
      <PageHeader
        title={view.title}
        status={<VersionTag state={repeal ? "repealed" : "in-force"} />}
        actions={
          <>
            {comparable ? (
              <LinkButton
                href={`/standards/${view.family}/${encodeURIComponent(view.version)}/implication`}
                variant="secondary"
              >
                通过后是否达到省级标准
              </LinkButton>
            ) : null}
            <LinkButton
              href={`/method/${view.family}/${encodeURIComponent(view.version)}`}
              variant="secondary"
            >
              阅读条文与评分方法
            </LinkButton>
          </>
        }
      />
      <StandardFacts view={view} adopted={adopted} repeal={repeal} mayMaintain={mayMaintain} />
      {mayMaintain ? (
        <VersionMaintenance view={view} repealed={repeal !== null} batches={batches} />
      ) : null}
      <StandardWorkbooks view={view} communityTypes={found.communityTypes} others={found.others} />
      <FiguresByKind rows={rows} />
    </>
  );
}
