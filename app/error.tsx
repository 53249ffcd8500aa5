"use client";

import { ErrorWords } from "@/components/shell/error-words";

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-desk px-4 py-10 sm:px-6">
      <title>页面没有打开 · 杭州未来社区验收</title>
      <ErrorWords error={error} retry={retry} />
    </main>
  );
}
