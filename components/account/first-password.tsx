"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

export interface FirstPasswordProps {
  username: string;
  password: string;
  children?: ReactNode;
}

/** A first password, for the one time it can be seen. Takes the focus, so that it is read out and not missed. */
export function FirstPassword({ username, password, children }: FirstPasswordProps) {
  const box = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  useEffect(() => box.current?.focus(), []);
  const copy = () =>
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(password))
      .then(() => setCopied("yes"))
      .catch(() => setCopied("no"));
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-labelledby="first-password"
      className="max-w-text space-y-3 rounded-md border-2 border-pending p-4 sm:p-5"
    >
      <h2 id="first-password" className="text-lg">
        {username} 的初始密码
      </h2>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <code className="font-mono text-xl font-semibold break-all select-all">{password}</code>
        <Button variant="secondary" size="small" onClick={copy}>
          复制密码
        </Button>
        <span role="status" className="text-sm text-muted">
          {copied === "yes" ? "已复制。" : null}
          {copied === "no" ? "浏览器不允许复制，请选中后手动复制。" : null}
        </span>
      </div>
      <p>
        密码<strong className="font-semibold">只在这里显示一次</strong>
        ，离开本页后无法再查看。请当面或电话告知本人，首次登录时须改成自己的密码。
      </p>
      {children}
    </section>
  );
}
