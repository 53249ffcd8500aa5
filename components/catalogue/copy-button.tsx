"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Copies a text. Without script, or where the browser refuses, the text itself stands beside it. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("已复制。");
    } catch {
      setSaid("浏览器不允许复制，请选中网址自行复制。");
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 print:hidden">
      <Button variant="secondary" onClick={copy}>
        {children}
      </Button>
      <span role="status">{said}</span>
    </div>
  );
}
