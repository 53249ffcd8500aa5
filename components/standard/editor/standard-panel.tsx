"use client";

import { ChoiceRow } from "@/components/ui/choice-row";
import { FieldError } from "@/components/ui/field-error";
import { fieldId } from "@/components/ui/form-state";
import type { DraftDocument } from "@/lib/standard/types";
import { BasisFields } from "./basis-fields";
import {
  ChoiceField,
  FieldGrid,
  FigureField,
  type PanelScope,
  readField,
  TextField,
} from "./fields";
import { GradeMarks } from "./grade-marks";
import { type RowColumn, RowsField } from "./rows-field";

const named: RowColumn[] = [
  { key: "title", label: "名称", span: "half" },
  { key: "id", label: "编号" },
];

const grade: RowColumn[] = [
  { key: "title", label: "名称", span: "half" },
  { key: "passMark", label: "总分不低于", figure: true },
  { key: "id", label: "编号" },
];

const source: RowColumn[] = [
  { key: "title", label: "名称或文号", span: "most" },
  {
    key: "kind",
    label: "类别",
    options: [
      { value: "regulation", label: "文件" },
      { value: "news", label: "新闻" },
      { value: "reference", label: "参考资料" },
      { value: "assumption", label: "暂定（待核定）" },
    ],
  },
  { key: "publisher", label: "发布单位", optional: true },
  { key: "date", label: "日期", optional: true },
  { key: "url", label: "网址", optional: true },
  { key: "id", label: "编号" },
];

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** The community types a document lists, as far as they can be read. */
export const typesOf = (document: DraftDocument): { id: string; title: string }[] =>
  (Array.isArray(document.communityTypes) ? (document.communityTypes as unknown[]) : []).map(
    (type) => ({ id: text(readField(type, "id")), title: text(readField(type, "title")) }),
  );

/** Strips a prefix from the complaints, for the fields of a part. */
const within = (errors: ReadonlyMap<string, string>, prefix: string) =>
  new Map(
    [...errors].flatMap(([at, message]) =>
      at.startsWith(prefix) ? [[at.slice(prefix.length), message] as const] : [],
    ),
  );

function Counting({ scope, document }: { scope: PanelScope; document: DraftDocument }) {
  const value = readField(document, "total.sections");
  const counted: unknown[] = Array.isArray(value) ? value : [];
  const sections = document.sections.map((node) => ({
    id: text(node.id),
    title: text(node.title),
  }));
  const toggle = (id: string, on: boolean) => {
    const next = sections
      .map((section) => section.id)
      .filter((one) => (one === id ? on : counted.includes(one)));
    scope.dispatch({ type: "set", at: ["total", "sections"], value: next });
  };
  // A section that is gone is named by its place in the list: total.sections.2.
  const error = [...scope.errors].find(([at]) => /^total\.sections(\.|$)/.test(at))?.[1];
  return (
    <fieldset
      id={fieldId("total.sections")}
      tabIndex={-1}
      aria-describedby={error ? "counts-error" : undefined}
    >
      <legend className="font-semibold">计入总分的板块</legend>
      <p className="text-muted">不计入的板块只须单项达标。</p>
      {error ? <FieldError id="counts-error">{error}</FieldError> : null}
      {sections.map(({ id, title }, at) => (
        <ChoiceRow
          // biome-ignore lint/suspicious/noArrayIndexKey: ids may be empty or repeated in a draft.
          key={at}
          type="checkbox"
          id={`counts-${at}`}
          label={title || id}
          checked={counted.includes(id)}
          onChange={({ target }) => toggle(id, target.checked)}
        />
      ))}
    </fieldset>
  );
}

/** What concerns the standard as a whole: head, total, types, sources, grades. */
export function StandardPanel({ scope, document }: { scope: PanelScope; document: DraftDocument }) {
  const total: PanelScope = {
    ...scope,
    place: ["total"],
    fields: Object(document.total) as Record<string, unknown>,
    errors: within(scope.errors, "total."),
  };
  return (
    <div className="space-y-5">
      <TextField scope={scope} field="title" label="名称" />
      <FieldGrid>
        <TextField scope={scope} field="version" label="版本号" />
        <TextField scope={scope} field="family" label="编号" hint="各版本共用。" />
        <TextField
          scope={scope}
          field="effectiveFrom"
          label="生效日期"
          hint="写法如 2027-01-01。"
        />
        <ChoiceField
          scope={scope}
          field="level"
          label="级别"
          options={[
            { value: "municipal", label: "市级" },
            { value: "provincial", label: "省级" },
            { value: "other", label: "其他" },
          ]}
        />
      </FieldGrid>
      <TextField scope={scope} field="issuer" label="制定机关" />
      <h3 className="text-lg">总分</h3>
      <FieldGrid>
        <TextField scope={total} field="title" label="总分的名称" />
        <FigureField scope={total} field="passMark" label="总分达标分值" suffix="分" />
        <FigureField
          scope={total}
          field="divisor"
          label="总分的除数"
          hint="各板块之和除以它为总分，不填为 1。"
          optional
        />
      </FieldGrid>
      <Counting scope={scope} document={document} />
      <BasisFields scope={total} document={document} path="" figures={["passMark"]} />
      <RowsField
        scope={scope}
        field="grades"
        legend="等级"
        columns={grade}
        below={(at) => <GradeMarks scope={scope} document={document} at={at} />}
        addLabel="增加等级"
        fresh={(count) => ({ id: `grade-${count + 1}`, title: "", passMark: 0 })}
      />
      <RowsField
        scope={scope}
        field="communityTypes"
        legend="项目类型"
        columns={named}
        addLabel="增加项目类型"
        fresh={(count) => ({ id: `type-${count + 1}`, title: "" })}
      />
      <RowsField
        scope={scope}
        field="sources"
        legend="来源"
        columns={source}
        addLabel="增加来源"
        fresh={(count) => ({ id: `N${count + 1}`, title: "", kind: "regulation" })}
      />
      <BasisFields
        scope={scope}
        document={document}
        path=""
        figures={[...new Set(["fullMarks", "passMark", ...Object.keys(Object(document.basis))])]}
      />
    </div>
  );
}
