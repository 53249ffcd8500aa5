import { cx } from "./cx";
import { Sign } from "./sign";
import { Spinner } from "./spinner";

export type SaveStatus = "idle" | "unsaved" | "saving" | "saved" | "offline" | "failed";

export interface SaveStateProps {
  status: SaveStatus;
  /** Clock time as shown: 14:05. */
  savedAt?: string;
  /** Overrides the sentence for `failed`. */
  detail?: string;
  className?: string;
}

function words(status: SaveStatus, savedAt?: string, detail?: string): string {
  switch (status) {
    case "idle":
      return savedAt ? `已保存 · ${savedAt}` : "";
    case "unsaved":
      return "有未保存的修改";
    case "saving":
      return "正在保存";
    case "saved":
      return savedAt ? `已保存 · ${savedAt}` : "已保存";
    case "offline":
      return "未保存，网络不通；恢复后自动重试，请勿关闭本页";
    case "failed":
      return detail ?? "未保存，请稍后重试；填写的内容还在";
  }
}

/** Whether what was typed is safe. Announced politely. */
export function SaveState({ status, savedAt, detail, className }: SaveStateProps) {
  const bad = status === "offline" || status === "failed";
  return (
    <p
      role="status"
      className={cx(
        "flex min-h-7 items-center gap-2 text-sm",
        bad ? "font-medium text-failed" : "text-muted",
        className,
      )}
    >
      {status === "saving" ? <Spinner /> : null}
      {status === "saved" ? (
        <Sign tone="passed" className="size-[1em] flex-none text-passed" />
      ) : null}
      {bad ? <Sign tone="failed" /> : null}
      <span className="figures whitespace-normal">{words(status, savedAt, detail)}</span>
    </p>
  );
}
