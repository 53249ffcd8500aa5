import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { PageLink } from "@/components/ui/page-link";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { CommunityType } from "@/lib/scoring/types";
import type { StandardView } from "@/lib/standard/types";
import { versionAddress } from "./version-header";

export interface StandardWorkbooksProps {
  view: StandardView;
  communityTypes: readonly CommunityType[];
  /** The other versions of the family. */
  others: readonly StandardView[];
}

/** The standard as files for a spreadsheet program, and what it has otherwise than other versions. */
export function StandardWorkbooks({ view, communityTypes, others }: StandardWorkbooksProps) {
  const address = versionAddress(view);
  return (
    <section aria-labelledby="workbooks" className="mt-10 print:hidden">
      <h2 id="workbooks">工作簿和版本差异</h2>
      <p className="mb-4 max-w-text text-muted">
        标准工作簿列出全部条目、分值和依据，可在 Excel 或 WPS 中查阅、修改。评分表供一个社区填写，
        得分和结论由表中公式自动算出，与本系统的计算一致。
      </p>
      <LinkButton href={`${address}/workbook`} variant="secondary" download>
        下载标准工作簿
      </LinkButton>
      <form
        action={`${address}/scoring`}
        className="mt-6 grid items-end gap-x-4 gap-y-3 sm:grid-cols-[minmax(10rem,1fr)_1fr_1fr_auto]"
      >
        <Field name="type" label="社区类型">
          <Select
            width="full"
            required
            options={communityTypes.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Field>
        <Field name="households" label="户数" optional>
          <TextInput inputMode="numeric" pattern="[0-9]{1,7}" autoComplete="off" width="full" />
        </Field>
        <Field name="residents" label="居民人数" optional>
          <TextInput inputMode="numeric" pattern="[0-9]{1,8}" autoComplete="off" width="full" />
        </Field>
        <Button type="submit" variant="secondary">
          下载评分表
        </Button>
      </form>
      {others.length > 0 ? (
        <ul className="mt-6">
          {others.map((other) => (
            <li key={other.id}>
              <PageLink
                href={`${address}/difference?from=${encodeURIComponent(other.version)}`}
                className="inline-flex min-h-11 items-center"
              >
                与 {other.version} 版的差异
              </PageLink>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
