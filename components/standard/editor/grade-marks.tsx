"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { formatMarks } from "@/lib/scoring";
import type { DraftDocument, DraftNode } from "@/lib/standard/types";
import { errorAt, FigureField, type PanelScope, readField, write } from "./fields";
import { Rows, rowSpans } from "./rows";

interface Item {
  id: string;
  title: string;
  depth: number;
  fullMarks: unknown;
}

/** Every node that can be named, in document order. */
function itemsOf(document: DraftDocument): Item[] {
  const items: Item[] = [];
  const visit = (list: readonly DraftNode[], depth: number) => {
    for (const { id, title, fullMarks, children } of list) {
      if (typeof id === "string" && id !== "")
        items.push({ id, title: String(title || id), depth, fullMarks });
      visit(children ?? [], depth + 1);
    }
  };
  visit(document.sections, 0);
  return items;
}

export interface GradeMarksProps {
  scope: PanelScope;
  document: DraftDocument;
  /** Which grade. */
  at: number;
}

/** What single nodes have to reach for a grade besides the total: each names its node and the least marks. */
export function GradeMarks({ scope, document, at }: GradeMarksProps) {
  const field = ["grades", at, "passMarks"];
  const value = readField(scope.fields, field);
  const asked = Object.entries(
    typeof value === "object" && !Array.isArray(value) ? Object(value) : {},
  ) as [string, unknown][];
  const grade = readField(scope.fields, ["grades", at, "title"]);
  const items = itemsOf(document);
  const unused = items.find(({ id }) => !asked.some(([one]) => one === id));
  const put = (next: [string, unknown][]) =>
    write(scope, field, next.length > 0 ? Object.fromEntries(next) : undefined);

  const row = (place: number) => {
    const [id = ""] = asked[place] ?? [];
    const item = items.find((one) => one.id === id);
    const own = [...field, id];
    const marks = typeof item?.fullMarks === "number" ? item.fullMarks : undefined;
    // Two nodes of one id are a fault of theirs; a list of choices must not hold one twice.
    const choices = [...new Map(items.map((one) => [one.id, one])).values()];
    return (
      <>
        <Field
          name={[...own, "node"].join(".")}
          label="条目"
          className={rowSpans.half}
          error={item ? undefined : errorAt(scope, own)}
        >
          <Select
            width="full"
            value={id}
            options={[
              ...(item ? [] : [{ value: id, label: `（没有这个条目）${id}` }]),
              ...choices.map((one) => ({
                value: one.id,
                label: "\u3000".repeat(one.depth) + one.title,
                disabled: one.id !== id && asked.some(([other]) => other === one.id),
              })),
            ]}
            onChange={({ target }) =>
              put(asked.map((entry, i) => (i === place ? [target.value, entry[1]] : entry)))
            }
          />
        </Field>
        <FigureField
          scope={item ? scope : { ...scope, errors: new Map() }}
          field={own}
          label={marks === undefined ? "最低分值" : `最低分值（满分 ${formatMarks(marks)}）`}
          suffix="分"
          className={rowSpans.half}
        />
      </>
    );
  };

  return (
    <Rows
      legend={typeof grade === "string" && grade ? `${grade}的单项要求` : "单项要求"}
      hint={asked.length === 0 ? "只看总分。要求某些条目也达到一定分值的，在这里增加。" : undefined}
      error={errorAt(scope, field)}
      count={asked.length}
      row={row}
      addLabel="增加单项要求"
      onAdd={unused ? () => put([...asked, [unused.id, 0]]) : undefined}
      onRemove={(place) => put(asked.filter((_, i) => i !== place))}
    />
  );
}
