import type { Metadata } from "next";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { FiguresByKind } from "@/components/standard/figures-by-kind";
import { StandardFacts } from "@/components/standard/standard-facts";
import { LinkButton } from "@/components/ui/link-button";
import { loadOfficeStandard } from "@/lib/standard/loaders";

type Props = PageProps<"/standards/[family]/[version]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { family, version } = await params;
  return { title: (await loadOfficeStandard(family, version)).view.title };
}

export default async function StandardPage({ params }: Props) {
  const { family, version } = await params;
  const { view, rows, comparable } = await loadOfficeStandard(family, version);
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
        actions={
          <>
            {comparable ? (
              <LinkButton
                href={`/standards/${view.family}/${view.version}/implication`}
                variant="secondary"
              >
                通过后是否达到省级标准
              </LinkButton>
            ) : null}
            <LinkButton href={`/method/${view.family}/${view.version}`} variant="secondary">
              阅读条文与评分方法
            </LinkButton>
          </>
        }
      />
      <StandardFacts view={view} />
      <FiguresByKind rows={rows} />
    </>
  );
}
