"use client";

import { Button } from "@/components/ui/button";

function digestOf(error: unknown): string | undefined {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  return typeof digest === "string" ? digest : undefined;
}

/** What happened and what to do when a page fails. Shows the log number, never the cause. */
export function ErrorWords({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error);
  return (
    <div className="max-w-text space-y-4">
      <h1>页面没有打开</h1>
      <p>系统出了问题，这一页暂时显示不出来。已经保存的内容不受影响。</p>
      <p>请稍后重试。如果一直打不开，请把下面的编号告诉系统管理员。</p>
      {digest ? (
        <p>
          错误编号 <span className="font-mono font-semibold">{digest}</span>
        </p>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button onClick={retry}>重试</Button>
        <a href="/" className="inline-flex min-h-11 items-center px-2 font-medium">
          回到首页
        </a>
      </div>
    </div>
  );
}
