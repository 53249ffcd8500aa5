import Form from "next/form";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import { formatDay } from "@/lib/calendar";
import type { StandardView } from "@/lib/standard/types";

/** The first step of opening a batch: the standard, since what has to be confirmed depends on it. */
export function StandardChoice({ standards }: { standards: readonly StandardView[] }) {
  return (
    <Form action="/batches/new" className="space-y-6">
      <RadioGroup
        name="standard"
        legend="采用的标准"
        hint="批次开启后不能更换标准。"
        options={standards.map((standard) => ({
          value: standard.id,
          label: standard.title,
          hint: `版本 ${standard.version}，${formatDay(standard.effectiveFrom)}生效，待核定数值 ${standard.figures.assumed} 个`,
        }))}
        defaultValue={standards[0]?.id}
      />
      <Button type="submit">继续</Button>
    </Form>
  );
}
