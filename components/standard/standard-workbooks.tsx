import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { PageLink } from "@/components/ui/page-link";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { CommunityType } from "@/lib/scoring/types";
import type { StandardView } from "@/lib/standard/types";
import { versionAddress } from "./version-header";

/** What this version has otherwise than the others of its family. */
export function VersionDifferences({
  view,
  others,
}: {
  view: StandardView;
  others: readonly StandardView[];
}) {
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="differences" className="mt-10 print:hidden">
      <h2 id="differences">与其他版本的差异</h2>
      <ul className="flex flex-wrap gap-x-8">
        {others.map((other) => (
          <li key={other.id}>
            <PageLink
              href={`${versionAddress(view)}/difference?from=${encodeURIComponent(other.version)}`}
              className="inline-flex min-h-11 items-center"
            >
              与 {other.version} 版的差异
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The standard as files for a spreadsheet program. */
export function StandardWorkbooks({
  view,
  communityTypes,
}: {
  view: StandardView;
  communityTypes: readonly CommunityType[];
}) {
  const address = versionAddress(view);
  return (
    <section aria-labelledby="workbooks" className="mt-10 print:hidden">
      <h2 id="workbooks">工作簿</h2>
      <p className="mb-4 max-w-text text-muted">
        标准工作簿列出全部条目、分值和依据，可在 Excel 或 WPS 中查阅。
      </p>
      <LinkButton href={`${address}/workbook`} variant="secondary" download>
        下载标准工作簿
      </LinkButton>
      <h3 className="mt-8">评分表</h3>
      <p className="mb-4 max-w-text text-muted">
        供一个社区填写，得分和结论由表中公式自动算出，与本系统的计算一致。
      </p>
      <form action={`${address}/scoring`} className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Field name="type" label="社区类型">
          <Select
            width="full"
            required
            options={communityTypes.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Field>
        <Field name="households" label="户数" optional>
          <TextInput
            inputMode="numeric"
            pattern="[0-9]{1,7}"
            autoComplete="off"
            width="short"
            suffix="户"
          />
        </Field>
        <Field name="residents" label="居民人数" optional>
          <TextInput
            inputMode="numeric"
            pattern="[0-9]{1,8}"
            autoComplete="off"
            width="short"
            suffix="人"
          />
        </Field>
        <Button type="submit" variant="secondary">
          下载评分表
        </Button>
      </form>
    </section>
  );
}
