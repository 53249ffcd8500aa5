"use client";

import { ErrorWords } from "@/components/shell/error-words";
import "./globals.css";

/** Stands in for the root layout when that itself fails. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>页面没有打开 · 杭州未来社区验收</title>
        <main id="main" className="mx-auto max-w-desk px-4 py-10 sm:px-6">
          <ErrorWords error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
