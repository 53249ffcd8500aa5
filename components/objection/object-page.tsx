import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageScript } from "@/components/ui/page-script";
import { formatDay } from "@/lib/calendar";
import type { NoticeView } from "@/lib/notice/types";
import { ObjectionForm, type ObjectionFormProps } from "./objection-form";

export interface ObjectPageProps {
  notice: NoticeView;
  groups: ObjectionFormProps["groups"];
  formKey: string;
}

/** Where anybody objects to a result on notice. */
export function ObjectPage({ notice, groups, formKey }: ObjectPageProps) {
  return (
    <>
      <Breadcrumb
        items={[
          { label: "首页", href: "/" },
          { label: "公示", href: "/notices" },
          { label: notice.communityName, href: `/notices/${notice.code}` },
          { label: "提出异议" },
        ]}
      />
      <PageHeader
        kicker={`${notice.communityName}验收结果公示`}
        title="提出异议"
        lead={`公示期到 ${formatDay(notice.endsOn)}为止。提交后得到回执编号，凭编号查看办理情况和答复。`}
      />
      <ObjectionForm code={notice.code} groups={groups} formKey={formKey} />
      <PageScript name="objection" />
    </>
  );
}
