import { DigestLine } from "@/components/scorecard/digest-line";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { type Digests, type DocumentName, documentTitles } from "@/lib/recompute/types";
import type { StandardView } from "@/lib/standard/types";
import { OwnMachine } from "./own-machine";
import { RecomputePanel } from "./recompute-panel";

export interface RecomputePageProps {
  code: string;
  communityName: string;
  standard: StandardView;
  digests: Digests;
}

const NAMES = Object.keys(documentTitles) as DocumentName[];

function Files({ code, standard, digests }: Omit<RecomputePageProps, "communityName">) {
  const notes: Record<DocumentName, string> = {
    submission: "审核人员核定后的填报内容，结论由它算出",
    standard: `《${standard.title}》，版本 ${standard.version}`,
    decision: "公布的总分、各项得分和是否达标",
  };
  return (
    <>
      <p className="max-w-text">
        <a href={`/api/v1/outcomes/${code}/bundle.json`} download={`${code}-bundle.json`}>
          下载全部数据（一个文件）
        </a>
        ，也可以分开下载。都是审定时封存的原文。
      </p>
      <ul className="mt-3 border-t border-line">
        {NAMES.map((name) => (
          <li key={name} className="border-b border-line py-2.5">
            <a
              href={`/api/v1/outcomes/${code}/${name}.json`}
              download={`${code}-${name}.json`}
              className="font-medium"
            >
              {documentTitles[name]}（JSON）
            </a>
            <span className="ml-3 text-muted">{notes[name]}</span>
            <DigestLine label="摘要值（SHA-256）" digest={digests[name]} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where anybody computes a published outcome again: in the browser, or with the command line. */
export function RecomputePage({ code, communityName, standard, digests }: RecomputePageProps) {
  return (
    <>
      <Breadcrumb
        items={[
          { label: "首页", href: "/" },
          { label: "结果公布", href: "/outcomes" },
          { label: communityName, href: `/outcomes/${code}` },
          { label: "自己算一遍" },
        ]}
      />
      <PageHeader
        kicker={communityName}
        title="自己算一遍"
        lead="用公布的数据和本站所用的同一个计分程序重新计算，看结论是不是一样。"
      />
      <section aria-labelledby="here">
        <h2 id="here" className="mb-3">
          在浏览器里算
        </h2>
        <p className="max-w-text">
          计算在您自己的设备上进行，选择的文件不会上传。改动一个字，结果就会变红，并指出哪里不同。
        </p>
        <RecomputePanel code={code} digests={digests} />
      </section>
      <section aria-labelledby="files" className="mt-10 border-t border-line pt-6">
        <h2 id="files" className="mb-3">
          公布的数据
        </h2>
        <Files code={code} standard={standard} digests={digests} />
      </section>
      <section aria-labelledby="machine" className="mt-10 border-t border-line pt-6">
        <h2 id="machine" className="mb-3">
          在自己的电脑上算
        </h2>
        <OwnMachine code={code} digest={digests.decision} />
      </section>
      <p className="mt-8">
        <PageLink href={`/outcomes/${code}`}>返回{communityName}的结果</PageLink>
      </p>
    </>
  );
}
