import type { Metadata } from "next";
import { FiguresByKind } from "@/components/standard/figures-by-kind";
import { StandardFacts } from "@/components/standard/standard-facts";
import { StandardWorkbooks, VersionDifferences } from "@/components/standard/standard-workbooks";
import { VersionHeader, versionAddress } from "@/components/standard/version-header";
import { NewDraftForm, RepealForm } from "@/components/standard/version-maintenance";
import { VersionTag } from "@/components/standard/version-tag";
import { LinkButton } from "@/components/ui/link-button";
import { loadOfficeStandard } from "@/lib/standard/loaders";

type Props = PageProps<"/standards/[family]/[version]">;

const named = async (params: Props["params"]) => {
  const { family, version } = await params;
  return loadOfficeStandard(family, version);
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await named(params);
  return { title: `${view.title} ${view.version}` };
}

export default async function StandardPage({ params }: Props) {
  const found = await named(params);
  const { view, rows, adopted, repeal, batches, mayMaintain, comparable } = found;
  return (
    <>
      <VersionHeader
        view={view}
        status={<VersionTag state={repeal ? "repealed" : "in-force"} />}
        actions={
          <>
            {comparable ? (
              <LinkButton href={`${versionAddress(view)}/implication`} variant="secondary">
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
      {mayMaintain ? <NewDraftForm view={view} /> : null}
      <VersionDifferences view={view} others={found.others} />
      <StandardWorkbooks view={view} communityTypes={found.communityTypes} />
      <FiguresByKind rows={rows} />
      {mayMaintain && !repeal ? <RepealForm view={view} batches={batches} /> : null}
    </>
  );
}
