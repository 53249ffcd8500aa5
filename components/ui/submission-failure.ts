import { unstable_isUnrecognizedActionError } from "next/navigation";
import type { ActionResult } from "./action-result";

function isNetworkFailure(error: unknown): boolean {
  const offline = typeof navigator !== "undefined" && navigator.onLine === false;
  return offline || error instanceof TypeError;
}

/** What to say when the action gave no answer at all. The cause is named only as far as it is known. */
export function submissionFailure(error: unknown): ActionResult {
  if (isNetworkFailure(error)) {
    return {
      ok: false,
      code: "network",
      message: "没有提交成功：网络不通，请稍后重试；填写的内容还在。",
    };
  }
  if (unstable_isUnrecognizedActionError(error)) {
    return {
      ok: false,
      code: "outdated-page",
      message: "没有提交成功：系统刚刚更新过。请先复制填写的内容，再刷新本页。",
    };
  }
  return {
    ok: false,
    code: "unexpected",
    message: "没有提交成功：系统出错，请稍后重试；填写的内容还在。",
  };
}
