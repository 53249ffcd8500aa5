"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { changeEvidence, removeEvidence } from "@/lib/evidence/actions";
import { type EvidenceView, isPdf } from "@/lib/evidence/types";
import { useEvidence } from "./evidence-provider";
import { Facts } from "./facts";
import { originalHref } from "./thumbnail";
import { ViewButton } from "./viewer";

/** A file's own words: what it shows, how long it is valid, what of the photo's own facts is shown. */
function Particulars({ evidence, onDone }: { evidence: EvidenceView; onDone: () => void }) {
  const { applicationId } = useEvidence();
  const { id, version, fileName, fromPhoto } = evidence;
  const facts = [
    {
      value: "takenAt",
      label: "拍摄时间",
      has: fromPhoto.takenAt,
      shown: evidence.takenAt !== null,
    },
    { value: "place", label: "拍摄地点", has: fromPhoto.place, shown: evidence.place !== null },
  ].filter(({ has }) => has);
  return (
    <ActionForm
      action={changeEvidence}
      values={{ applicationId, evidenceId: id, version }}
      aria-label={`修改“${fileName}”`}
      className="mt-3 max-w-text space-y-4 border-l-4 border-line pl-4"
      onResult={(result) => {
        if (result.ok) onDone();
      }}
    >
      <Field name="caption" label="说明" optional>
        <TextInput defaultValue={evidence.caption} maxLength={200} width="full" />
      </Field>
      <DateField
        name="validUntil"
        legend="有效期至"
        optional
        hint="证照、合同等有期限的材料填写。"
        defaultValue={evidence.validUntil ?? undefined}
      />
      {facts.length > 0 ? (
        <CheckboxGroup
          name="shown"
          legend="显示照片自带的信息"
          options={facts.map(({ value, label }) => ({ value, label }))}
          defaultValue={facts.filter((fact) => fact.shown).map(({ value }) => value)}
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <SubmitButton size="small" pendingLabel="正在保存">
          保存
        </SubmitButton>
        <Button size="small" variant="secondary" onClick={onDone}>
          取消
        </Button>
      </div>
    </ActionForm>
  );
}

export interface EvidenceItemProps {
  evidence: EvidenceView;
  locked: boolean;
  onShow: (id: string) => void;
}

/** One attached file: what it looks like, what it is, and what may be done with it. */
export function EvidenceItem({ evidence, locked, onShow }: EvidenceItemProps) {
  const { applicationId, queue, editing, edit } = useEvidence();
  const { id, fileName, caption, version } = evidence;
  const open = editing === id && !locked;
  return (
    <li className="flex gap-4 py-3">
      <div className="flex-none">
        <ViewButton applicationId={applicationId} evidence={evidence} onShow={onShow} />
      </div>
      <div className="min-w-0 flex-1">
        <a
          href={originalHref(applicationId, id)}
          download
          className="font-medium wrap-anywhere"
          title={`${evidence.uploadedByName}上传`}
        >
          {fileName}
          <span className="sr-only">（下载）</span>
        </a>
        {caption ? <p className="wrap-anywhere">{caption}</p> : null}
        <Facts evidence={evidence} />
        {evidence.preview === "failed" ? (
          <StatusTag tone="pending" className="whitespace-normal!">
            {isPdf(evidence)
              ? "第一页无法预览，可能加了密码或已损坏，请核对"
              : "图片无法预览，可能已损坏，请核对"}
          </StatusTag>
        ) : null}
        {locked ? null : (
          <div className="-ml-3 flex flex-wrap">
            <Button
              variant="quiet"
              size="small"
              aria-expanded={open}
              onClick={() => edit(open ? null : id)}
            >
              说明与日期<span className="sr-only">：{fileName}</span>
            </Button>
            <ActionForm
              action={removeEvidence}
              values={{ applicationId, evidenceId: id, version }}
              aria-label={`移除“${fileName}”`}
              onResult={(result) => {
                if (result.ok) queue.removed(evidence);
              }}
            >
              <SubmitButton variant="quiet" size="small" pendingLabel="正在移除">
                移除<span className="sr-only">：{fileName}</span>
              </SubmitButton>
            </ActionForm>
          </div>
        )}
        {open ? <Particulars key={version} evidence={evidence} onDone={() => edit(null)} /> : null}
      </div>
    </li>
  );
}
