"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { announce } from "@/lib/notice/actions";
import { publish } from "@/lib/publication/actions";
import { approve, concludeVerification, sendBack } from "@/lib/review/actions";

interface Step {
  applicationId: string;
  version: number;
  communityName: string;
}

/** Hands a verified application on to a second person. */
export function ConcludeForm({ applicationId, version, communityName }: Step) {
  return (
    <ActionForm
      action={concludeVerification}
      values={{ applicationId, version }}
      submitLabel="提交审定"
      confirm={{
        title: `将“${communityName}”提交审定`,
        body: "提交后不能再改核定；由另一人审定，审定人可以退回核验。",
        confirmLabel: "提交审定",
      }}
    />
  );
}

/** Approves: the conclusion is computed and frozen. */
export function ApproveForm({ applicationId, version, communityName }: Step) {
  return (
    <ActionForm
      action={approve}
      values={{ applicationId, version }}
      submitLabel="审定"
      confirmPhrase={communityName}
      confirm={{
        title: `审定“${communityName}”`,
        body: "审定后结论及其依据冻结，不能修改，也不能撤回。",
        confirmLabel: "审定",
      }}
    />
  );
}

/** Sends it back to the reviewers. */
export function SendBackForm({ applicationId, version, communityName }: Step) {
  return (
    <Disclosure summary="退回核验">
      <ActionForm
        action={sendBack}
        values={{ applicationId, version }}
        submitLabel="退回核验"
        submitVariant="secondary"
        aria-label={`退回核验：${communityName}`}
        className="max-w-text space-y-3"
      >
        <Field name="reason" label="退回理由" hint="审核人员会看到。">
          <TextArea rows={3} limit={1_000} />
        </Field>
      </ActionForm>
    </Disclosure>
  );
}

/** Puts the outcome on public notice for the batch's number of working days. */
export function AnnounceForm({ applicationId, version, communityName }: Step) {
  return (
    <ActionForm
      action={announce}
      values={{ applicationId, version }}
      submitLabel="开始公示"
      confirmPhrase={communityName}
      confirm={{
        title: `公示“${communityName}”的验收结果`,
        body: "公示后任何人都能查看结论和得分。公示期按批次规定的工作日计算，开始后不能更改。",
        confirmLabel: "开始公示",
      }}
    />
  );
}

/** Makes the outcome public. */
export function PublishForm({ applicationId, version, communityName }: Step) {
  return (
    <ActionForm
      action={publish}
      values={{ applicationId, version }}
      submitLabel="公布结果"
      confirmPhrase={communityName}
      confirm={{
        title: `公布“${communityName}”的验收结果`,
        body: "公布后任何人都能查看，不能撤下。",
        confirmLabel: "公布结果",
      }}
    />
  );
}
