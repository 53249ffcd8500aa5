"use client";

import {
  ChoiceField,
  FieldGrid,
  FigureField,
  type PanelScope,
  readField,
  TextField,
} from "./fields";
import { type RowColumn, RowsField, type RowsFieldProps } from "./rows-field";

const ruleTypes = [
  { value: "marks", label: "直接打分" },
  { value: "levels", label: "分档" },
  { value: "checklist", label: "得分项" },
  { value: "requirement", label: "控制项（必须满足，不计分）" },
  { value: "quota", label: "按配置要求的比例" },
  { value: "survey", label: "问卷" },
];

/** What a rule of each kind starts as. */
const freshRules: Record<string, (fullMarks: unknown) => object> = {
  marks: () => ({ type: "marks" }),
  levels: (fullMarks) => ({
    type: "levels",
    levels: [
      { id: "full", title: "达到", marks: fullMarks },
      { id: "none", title: "未达到", marks: 0 },
    ],
  }),
  checklist: (fullMarks) => ({
    type: "checklist",
    items: [{ id: "item-1", title: "得分项一", marks: fullMarks }],
  }),
  requirement: () => ({ type: "requirement" }),
  quota: () => ({ type: "quota", unit: "㎡", quota: 1, per: "community" }),
  survey: () => ({
    type: "survey",
    options: [
      { id: "satisfied", title: "满意", weight: 1 },
      { id: "unsatisfied", title: "不满意", weight: 0 },
    ],
  }),
};

type Listed = Omit<RowsFieldProps, "scope">;

const marked: RowColumn[] = [
  { key: "title", label: "名称", span: "half" },
  { key: "marks", label: "分值", figure: true },
  { key: "id", label: "编号" },
];

/** The list that belongs to a rule of each kind. */
const lists: Record<string, Listed> = {
  levels: {
    field: "rule.levels",
    legend: "分档",
    columns: marked,
    addLabel: "增加一档",
    fresh: (count) => ({ id: `level-${count + 1}`, title: "", marks: 0 }),
  },
  checklist: {
    field: "rule.items",
    legend: "得分项",
    columns: marked,
    addLabel: "增加一项",
    fresh: (count) => ({ id: `item-${count + 1}`, title: "", marks: 0 }),
  },
  survey: {
    field: "rule.options",
    legend: "选项",
    columns: [
      { key: "title", label: "名称", span: "half" },
      { key: "weight", label: "权重（0 至 1）", figure: true },
      { key: "id", label: "编号" },
    ],
    addLabel: "增加选项",
    fresh: (count) => ({ id: `option-${count + 1}`, title: "", weight: 0 }),
  },
};

function Quota({ scope }: { scope: PanelScope }) {
  return (
    <>
      <FieldGrid>
        <FigureField scope={scope} field="rule.quota" label="配置要求" />
        <TextField scope={scope} field="rule.unit" label="单位" />
        <ChoiceField
          scope={scope}
          field="rule.per"
          label="按什么计"
          options={[
            { value: "community", label: "整个社区" },
            { value: "household", label: "户数" },
            { value: "resident", label: "常住人口" },
          ]}
        />
        <FigureField scope={scope} field="rule.perCount" label="每多少户（人）" optional />
      </FieldGrid>
      <FigureField
        scope={scope}
        field="rule.minRatio"
        label="最低得分比例"
        hint="实有与应有之比低于它，得 0 分。例如 0.5。"
        optional
      />
    </>
  );
}

/** What belongs to the kind of rule that is chosen. */
function Options({ scope }: { scope: PanelScope }) {
  const type = String(readField(scope.fields, "rule.type"));
  const list = Object.hasOwn(lists, type) ? lists[type] : undefined;
  return (
    <>
      {type === "marks" ? (
        <FigureField
          scope={scope}
          field="rule.step"
          label="计分步长"
          hint="打分须是它的整数倍，不填为 0.01。"
          optional
          suffix="分"
        />
      ) : null}
      {type === "quota" ? <Quota scope={scope} /> : null}
      {list ? <RowsField scope={scope} {...list} /> : null}
      {type === "survey" ? (
        <FigureField
          scope={scope}
          field="rule.minResponses"
          label="最低问卷份数"
          optional
          suffix="份"
        />
      ) : null}
    </>
  );
}

/** How a point is scored: the kind of rule and what belongs to it. */
export function RuleFields({ scope }: { scope: PanelScope }) {
  const { dispatch, place, fields, errors } = scope;
  const change: PanelScope = {
    ...scope,
    dispatch: (action) => {
      if (action.type !== "set") return dispatch(action);
      const fresh = freshRules[String(action.value)];
      if (fresh)
        dispatch({ type: "set", at: [...place, "rule"], value: fresh(fields.fullMarks ?? 0) });
    },
  };
  return (
    <div className="space-y-4">
      <ChoiceField
        scope={{ ...change, errors: new Map([...errors].filter(([at]) => at === "rule.type")) }}
        field="rule.type"
        label="评分规则"
        options={ruleTypes}
        hint="换一种规则，原规则的内容会丢弃；可以撤销。"
      />
      <Options scope={scope} />
    </div>
  );
}
