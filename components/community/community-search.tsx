import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PageLink } from "@/components/ui/page-link";
import { TextInput } from "@/components/ui/text-input";

/** Searches by name or street; what was searched for stands in the address. */
export function CommunitySearch({ q }: { q: string }) {
  return (
    <Form action="/communities" role="search" className="mb-6 flex flex-wrap items-end gap-3">
      <Field name="q" label="按名称或街道查找" className="min-w-0 flex-1 basis-56 sm:max-w-96">
        <TextInput type="search" autoComplete="off" defaultValue={q} width="full" />
      </Field>
      <Button type="submit" variant="secondary">
        查找
      </Button>
      {q ? (
        <PageLink href="/communities" className="inline-flex min-h-11 items-center">
          查看全部
        </PageLink>
      ) : null}
    </Form>
  );
}
