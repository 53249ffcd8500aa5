import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";

export interface StandardHeaderProps {
  /** The version or draft, as its own page calls it. */
  name: string;
  /** Where that page is. */
  href: string;
  /** The page below it: 版本差异, 编辑草案. Absent on the version's or draft's own page. */
  page?: string;
  status?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}

/** The head that the pages of one version or one draft share. */
export function StandardHeader({ name, href, page, ...rest }: StandardHeaderProps) {
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "标准", href: "/standards" },
          ...(page ? [{ label: name, href }, { label: page }] : [{ label: name }]),
        ]}
      />
      <PageHeader kicker={page ? name : undefined} title={page ?? name} {...rest} />
    </>
  );
}
