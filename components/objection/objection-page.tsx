import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { Callout } from "@/components/ui/callout";
import { PageLink } from "@/components/ui/page-link";
import { SummaryList } from "@/components/ui/summary-list";
import type { OperationName } from "@/lib/application/policy";
import type { ApplicationView } from "@/lib/application/types";
import { formatInstant } from "@/lib/calendar";
import { hitWords } from "@/lib/objection/policy";
import type { ObjectionView, PersonalHit } from "@/lib/objection/types";
import { DecideForm, type DecideFormProps, TakeUpForm } from "./office-forms";
import { ObjectionTag } from "./state-tag";

export interface ObjectionPageProps {
  objection: ObjectionView;
  view: ApplicationView;
  /** The point's title; null: the whole result. */
  point: string | null;
  titles: Readonly<Record<string, string>>;
  groups: DecideFormProps["groups"];
  hits: readonly PersonalHit[];
  allowed: readonly OperationName[];
  refusal: string | null;
}

const lines = (text: string) => <span className="whitespace-pre-line">{text}</span>;

function Steps({ objection, groups, allowed, refusal }: ObjectionPageProps) {
  const { id, applicationId, version, state, nodeId } = objection;
  const step = { applicationId, objectionId: id, version };
  if (state === "received")
    return allowed.includes("take-up") ? (
      <TakeUpForm {...step} />
    ) : (
      <Callout tone="pending">当前不能受理这件异议。</Callout>
    );
  if (state !== "taken-up") return null;
  if (!allowed.includes("dismiss"))
    return <Callout tone="pending">{refusal ?? "当前不能答复这件异议。"}</Callout>;
  return (
    <DecideForm
      {...step}
      groups={groups}
      preset={nodeId ? [nodeId] : []}
      mayUphold={allowed.includes("uphold")}
    />
  );
}

/** One objection as staff work on it: what was sent, how to reach who sent it, and the public answer. */
export function ObjectionPage(props: ObjectionPageProps) {
  const { objection, view, point, titles, hits } = props;
  const rows = [
    { key: "text", label: "异议内容", value: lines(objection.text) },
    { key: "point", label: "对哪一项", value: point ?? "整个结果" },
    { key: "contact", label: "联系方式（不公开）", value: objection.contact || "已按期删除" },
    { key: "received", label: "收到时间", value: formatInstant(objection.receivedAt) },
    {
      key: "receipt",
      label: "回执编号",
      value: <PageLink href={`/receipts/${objection.receipt}`}>{objection.receipt}</PageLink>,
    },
    {
      key: "notice",
      label: "公示",
      value: <PageLink href={`/notices/${objection.code}`}>{objection.code}</PageLink>,
    },
    ...(objection.takenUpAt
      ? [
          {
            key: "taken-up",
            label: "受理",
            value: `${objection.takenUpByName}，${formatInstant(objection.takenUpAt)}`,
          },
        ]
      : []),
    ...(objection.decidedAt
      ? [
          {
            key: "decided",
            label: "答复人",
            value: `${objection.decidedByName}，${formatInstant(objection.decidedAt)}`,
          },
          { key: "summary", label: "异议概要（公开）", value: lines(objection.summary) },
          { key: "answer", label: "答复（公开）", value: lines(objection.answer) },
        ]
      : []),
    ...(objection.reopenedNodes.length > 0
      ? [
          {
            key: "reopened",
            label: "重新核验",
            value: objection.reopenedNodes.map((id) => titles[id] ?? id).join("、"),
          },
        ]
      : []),
  ];
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "异议", href: "/objections" },
          { label: view.communityName },
        ]}
      />
      <PageHeader
        kicker={`${view.districtName} · ${view.batchTitle}`}
        title={`对${view.communityName}的异议`}
        status={<ObjectionTag state={objection.state} />}
      />
      <SummaryList rows={rows} className="max-w-text" />
      {hits.length > 0 && objection.decidedAt === null ? (
        <Callout tone="pending" title="原文里可能有个人信息" className="mt-6">
          {hitWords(hits)}。写公开的概要和答复时请不要带出。
        </Callout>
      ) : null}
      <div className="mt-8 max-w-text">
        <Steps {...props} />
      </div>
    </>
  );
}
