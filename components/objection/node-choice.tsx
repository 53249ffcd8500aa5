"use client";

import { ChoiceRow } from "@/components/ui/choice-row";
import { FieldError } from "@/components/ui/field-error";
import { useFieldError } from "@/components/ui/form-state";

export interface NodeChoiceProps {
  groups: readonly { title: string; points: readonly { id: string; title: string }[] }[];
  /** Ticked from the start. */
  preset: readonly string[];
}

/** What is to be verified again, by page of the standard. */
export function NodeChoice({ groups, preset }: NodeChoiceProps) {
  const error = useFieldError("nodeIds");
  return (
    <fieldset id="field-nodeIds" tabIndex={-1} className={error && "border-l-4 border-failed pl-4"}>
      <legend className="font-semibold">重新核验的内容</legend>
      <p className="text-muted">只有选中的内容可以改动，其他核定保持不变。</p>
      {error ? <FieldError id="field-nodeIds-error">{error}</FieldError> : null}
      <div className="mt-2 border-b border-line">
        {groups.map((group) => (
          <details
            key={group.title}
            open={group.points.some(({ id }) => preset.includes(id))}
            className="border-t border-line"
          >
            <summary className="marker flex min-h-11 items-center">{group.title}</summary>
            <div className="pb-3 pl-5">
              {group.points.map(({ id, title }) => (
                <ChoiceRow
                  key={id}
                  type="checkbox"
                  id={`reopen-${id}`}
                  name="nodeIds[]"
                  value={id}
                  label={title}
                  defaultChecked={preset.includes(id)}
                />
              ))}
            </div>
          </details>
        ))}
      </div>
    </fieldset>
  );
}
