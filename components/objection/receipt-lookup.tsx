import Form from "next/form";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

export interface ReceiptLookupProps {
  typed?: string;
  /** What is wrong with the number. */
  error?: string;
}

/** For finding an objection by its receipt's number. */
export function ReceiptLookup({ typed = "", error }: ReceiptLookupProps) {
  return (
    <>
      <Breadcrumb
        items={[
          { label: "首页", href: "/" },
          { label: "公示", href: "/notices" },
          { label: "查询异议" },
        ]}
      />
      <PageHeader title="查询异议" lead="凭回执编号查看办理情况和答复。" />
      <Form action="/receipts" className="space-y-6">
        <Field
          name="number"
          label="回执编号"
          hint="16 位字母和数字，例如 k7d3-mw9x-2bcd-fghj。"
          error={error}
        >
          <TextInput autoComplete="off" defaultValue={typed} width="medium" />
        </Field>
        <Button type="submit">查询</Button>
      </Form>
    </>
  );
}
