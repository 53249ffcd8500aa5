"use client";

import { type DraftDocument, figureWords } from "@/lib/standard/types";
import { nodeAt } from "./editing";
import { ChoiceField, FieldGrid, type PanelScope, readField, TextField } from "./fields";
import { pathsAbove } from "./outline";

const kinds: Record<string, string> = {
  regulation: "文件",
  news: "新闻",
  reference: "参考资料",
  assumption: "待核定",
};

interface Listed {
  id: string;
  title: string;
  kind: string;
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** The sources a document lists, as far as they can be read. */
const sourcesOf = (document: DraftDocument): Listed[] =>
  (Array.isArray(document.sources) ? (document.sources as unknown[]) : []).map((source) => ({
    id: text(readField(source, "id")),
    title: text(readField(source, "title")),
    kind: text(readField(source, "kind")),
  }));

/** The source that a node's figure takes over from those above it. */
function inherited(document: DraftDocument, path: string, field: string): string {
  const holders = [
    ...pathsAbove(path)
      .reverse()
      .map((above) => nodeAt(document, above)),
    document,
  ];
  const id = holders
    .map((holder) => text(readField(holder, `basis.${field}.source`)))
    .find(Boolean);
  const source = sourcesOf(document).find((one) => one.id === id);
  return source ? `沿用上级：${source.title}` : "没有依据";
}

/** The figures of a node whose basis can be given: those it has, and those it has a basis for. */
function basedFields(fields: Readonly<Record<string, unknown>>): string[] {
  const rule = readField(fields, "rule");
  const own = ["fullMarks", "passMark", "bonusMarks"].filter(
    (field) => fields[field] !== undefined,
  );
  const ofRule = Object.keys(figureWords).filter(
    (field) => !own.includes(field) && readField(rule, field) !== undefined,
  );
  return [...new Set([...own, ...ofRule, ...Object.keys(Object(fields.basis))])];
}

export interface BasisFieldsProps {
  scope: PanelScope;
  document: DraftDocument;
  /** The node's path; empty for the standard. */
  path: string;
  /** In place of the figures that the node has. */
  figures?: readonly string[];
}

/** Where each figure comes from. What takes it over from above says so. */
export function BasisFields({ scope, document, path, figures }: BasisFieldsProps) {
  const options = sourcesOf(document).map(({ id, title, kind }) => ({
    value: id,
    label: `${kinds[kind] ?? kind} · ${title}`,
  }));
  const change = (field: string): PanelScope => ({
    ...scope,
    dispatch: (action) => {
      // Without a source an entry says nothing: its note goes with it.
      const gone = action.type === "set" && action.value === undefined;
      scope.dispatch(gone ? { ...action, at: [...scope.place, "basis", field] } : action);
    },
  });
  return (
    <fieldset className="min-w-0 space-y-4">
      <legend className="text-lg font-semibold">依据</legend>
      {(figures ?? basedFields(scope.fields)).map((field) => (
        <FieldGrid key={field}>
          <ChoiceField
            scope={change(field)}
            field={`basis.${field}.source`}
            label={`${figureWords[field] ?? field}的依据`}
            options={options}
            none={path === "" ? "没有" : inherited(document, path, field)}
          />
          {readField(scope.fields, `basis.${field}`) === undefined ? null : (
            <TextField
              scope={scope}
              field={`basis.${field}.note`}
              label={`${figureWords[field] ?? field}的说明`}
              optional
            />
          )}
        </FieldGrid>
      ))}
    </fieldset>
  );
}
