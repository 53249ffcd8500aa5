"use client";

import { Button } from "@/components/ui/button";
import { ChoiceRow } from "@/components/ui/choice-row";
import { formatMarks } from "@/lib/scoring";
import type { BranchReach } from "@/lib/scoring/reachable";
import type { DraftDocument, DraftNode } from "@/lib/standard/types";
import { BasisFields } from "./basis-fields";
import {
  ChoiceField,
  FieldGrid,
  FigureField,
  LongTextField,
  type PanelScope,
  TextField,
} from "./fields";
import { byType } from "./outline";
import { RuleFields } from "./rule-fields";
import { typesOf } from "./standard-panel";

export interface NodePanelProps {
  scope: PanelScope;
  document: DraftDocument;
  path: string;
  node: DraftNode;
  reach: BranchReach | undefined;
}

function AppliesTo({ scope, document, path }: Pick<NodePanelProps, "scope" | "document" | "path">) {
  const types = typesOf(document);
  const value = scope.fields.appliesTo;
  const chosen: unknown[] = Array.isArray(value) ? value : types.map(({ id }) => id);
  const toggle = (id: string, on: boolean) => {
    const next = types
      .map((type) => type.id)
      .filter((one) => (one === id ? on : chosen.includes(one)));
    const at = [...scope.place, "appliesTo"];
    scope.dispatch({ type: "set", at, value: next.length === types.length ? undefined : next });
  };
  return (
    <fieldset>
      <legend className="font-semibold">适用的项目类型</legend>
      <div className="flex flex-wrap gap-x-6">
        {types.map(({ id, title }) => (
          <ChoiceRow
            key={id}
            type="checkbox"
            id={`applies-${path}-${id}`}
            label={title || id}
            checked={chosen.includes(id)}
            onChange={({ target }) => toggle(id, target.checked)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Reach({ document, reach }: Pick<NodePanelProps, "document" | "reach">) {
  const titles = typesOf(document).map(({ title }) => title);
  const words = (values: (number | null)[] | undefined) =>
    values ? byType(values, titles, (value) => `${formatMarks(value)} 分`) : "—";
  return (
    <dl className="figures flex flex-wrap gap-x-8 border-y border-line py-2">
      <div className="flex gap-2">
        <dt className="text-muted">冗余分值</dt>
        <dd className="whitespace-normal">{words(reach?.redundancy)}</dd>
      </div>
      <div className="flex gap-2">
        <dt className="text-muted">最高可得</dt>
        <dd className="whitespace-normal">{words(reach?.most)}</dd>
      </div>
    </dl>
  );
}

/** Everything that can be said of one node. */
export function NodePanel({ scope, document, path, node, reach }: NodePanelProps) {
  const branch = node.children !== undefined;
  const form = (to: "branch" | "leaf") => scope.dispatch({ type: "form", path, form: to });
  return (
    <div className="space-y-5">
      {branch ? <Reach document={document} reach={reach} /> : null}
      <TextField scope={scope} field="title" label="名称" />
      <FieldGrid>
        <FigureField scope={scope} field="fullMarks" label="满分" suffix="分" />
        <FigureField scope={scope} field="passMark" label="达标分值" optional suffix="分" />
        {branch ? (
          <FigureField scope={scope} field="bonusMarks" label="特色分值上限" optional suffix="分" />
        ) : null}
      </FieldGrid>
      {branch ? null : <RuleFields scope={scope} />}
      <ChoiceField
        scope={scope}
        field="kind"
        label="性质"
        none="不分"
        options={[
          { value: "constraint", label: "约束性" },
          { value: "guiding", label: "引导性" },
          { value: "featured", label: "特色亮点（只经上级的特色分值计入）" },
        ]}
      />
      <AppliesTo scope={scope} document={document} path={path} />
      <ChoiceRow
        type="checkbox"
        id={`waivable-${path}`}
        label="可以因地制宜申请不适用"
        checked={node.waivable === true}
        onChange={({ target }) =>
          scope.dispatch({
            type: "set",
            at: [...scope.place, "waivable"],
            value: target.checked ? true : undefined,
          })
        }
      />
      {branch ? (
        <ChoiceField
          scope={scope}
          field="whenNotApplicable"
          label="有下级不适用时"
          none="满分和达标分值不变"
          options={[
            { value: "keep", label: "满分和达标分值不变（写明）" },
            { value: "rescale", label: "按适用部分折算" },
          ]}
        />
      ) : null}
      <LongTextField scope={scope} field="clause" label="条文与评分方法" />
      <LongTextField scope={scope} field="evidence" label="佐证材料" />
      <TextField
        scope={scope}
        field="id"
        label="编号"
        hint="小写字母、数字和连字符。与旧版本对应的条目请沿用原编号。"
      />
      <BasisFields scope={scope} document={document} path={path} />
      {branch && node.children?.length ? null : (
        <Button variant="secondary" size="small" onClick={() => form(branch ? "leaf" : "branch")}>
          {branch ? "改为评分点" : "改为含下级的条目"}
        </Button>
      )}
    </div>
  );
}
