import type { Metadata } from "next";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "没有这个页面" };

/** Inside the office's frame: what is not there, and what is not this person's to see, look the same. */
export default function OfficeNotFound() {
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "没有这个页面" }]} />
      <PageHeader title="没有这个页面" lead="地址可能输错了，内容已经移走，或者您无权查看。" />
      <LinkButton href="/desk">回到工作台</LinkButton>
    </>
  );
}
