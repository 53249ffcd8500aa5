import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { PageScript } from "@/components/ui/page-script";

/**
 * A form that posts itself where script is blocked. With script (`answer.browser.ts`) it keeps the choices while the
 * connection breaks, and sends them again until they have arrived.
 */
export function AnswerForm({ draft, children }: { draft: string; children: ReactNode }) {
  return (
    <form method="post" action="/survey/answers" data-draft={draft}>
      {children}
      <div role="status" className="mt-8 font-medium">
        <p hidden className="max-w-text border-l-4 border-pending bg-pending-soft px-4 py-3">
          还没有提交成功，正在自动重试。您选的都在，请不要关闭本页。
        </p>
      </div>
      <button
        type="submit"
        data-busy="正在提交"
        className={buttonStyle("primary", "normal", "mt-4 w-full text-lg sm:w-auto sm:min-w-60")}
      >
        提交答卷
      </button>
      <PageScript name="answer" />
    </form>
  );
}
