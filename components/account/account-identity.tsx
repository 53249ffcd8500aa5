import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/** The name under which somebody signs in. */
export function UsernameField() {
  return (
    <Field
      name="username"
      label="用户名"
      hint="登录用，3 至 32 位小写字母、数字、点、下划线或短横线，以字母开头。"
    >
      <TextInput width="medium" autoComplete="off" autoCapitalize="none" spellCheck={false} />
    </Field>
  );
}

export function NameField({ value }: { value?: string }) {
  return (
    <Field name="name" label="姓名">
      <TextInput width="medium" autoComplete="off" defaultValue={value} />
    </Field>
  );
}

/** The street or community that a contributor writes for. */
export function UnitField({ value, optional }: { value?: string; optional?: boolean }) {
  return (
    <Field name="unit" label="单位" hint="所在的街道或社区，例如：小河街道。" optional={optional}>
      <TextInput width="medium" autoComplete="off" defaultValue={value} />
    </Field>
  );
}
