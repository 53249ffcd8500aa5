"use client";

import { ActionForm } from "@/components/ui/action-form";
import { submitApplication } from "@/lib/application/actions";

export interface SubmitFormProps {
  applicationId: string;
  version: number;
  communityName: string;
  /** Submitting again after rectification. */
  again: boolean;
}

/** Submits the application: afterwards nothing can be changed until reviewers return it. */
export function SubmitForm({ applicationId, version, communityName, again }: SubmitFormProps) {
  return (
    <ActionForm
      action={submitApplication}
      values={{ applicationId, version }}
      submitLabel={again ? "重新提交" : "提交申报"}
      confirm={{
        title: `${again ? "重新提交" : "提交"}“${communityName}”的申报`,
        body: "提交后填报内容冻结，不能自行修改；审核人员退回整改时，只能修改被点名的评分点。",
        confirmLabel: again ? "重新提交" : "提交申报",
      }}
    />
  );
}
