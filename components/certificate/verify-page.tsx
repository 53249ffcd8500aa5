import Form from "next/form";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { Verification } from "@/lib/certificate/types";
import { VerifyAnswer } from "./verify-answer";

/** Where the number on a certificate or a report is checked; the QR code leads here. */
export function VerifyPage({ typed, answer }: { typed: string; answer: Verification }) {
  return (
    <>
      <Breadcrumb items={[{ label: "首页", href: "/" }, { label: "核验结果" }]} />
      <PageHeader
        title="核验结果"
        lead="输入证书或报告上的编号，核对上面写的是不是公布的结果，现在是否有效。"
      />
      <VerifyAnswer answer={answer} />
      <Form action="/verify" className="flex max-w-text flex-wrap items-end gap-3">
        <Field
          name="code"
          label="编号"
          hint="例如 2026-k7d3mw9x-4f2a91c0。只有前两段也可以查，但不能核对纸上的内容。"
        >
          <TextInput autoComplete="off" defaultValue={typed} width="full" />
        </Field>
        <Button type="submit">核验</Button>
      </Form>
      <p className="mt-6 max-w-text text-muted">
        证书上的二维码打开的就是本页。请核对网址是不是本站的，再相信页面上的内容。
      </p>
    </>
  );
}
