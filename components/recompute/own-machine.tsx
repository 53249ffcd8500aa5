import type { ReactNode } from "react";

function Command({ children }: { children: ReactNode }) {
  return (
    <code className="mt-1 block rounded-md bg-surface px-3 py-2 font-mono text-sm wrap-anywhere">
      {children}
    </code>
  );
}

/** How to compute the outcome again without this page and without the network. */
export function OwnMachine({ code, digest }: { code: string; digest: string }) {
  return (
    <div className="max-w-text space-y-3">
      <p>不用浏览器脚本、不联网也能算，需要本系统的源代码和 Node.js 20.19 以上版本。</p>
      <ol className="list-decimal space-y-3 pl-6">
        <li>下载上面的“全部数据（一个文件）”。</li>
        <li>
          在源代码的目录里安装后运行，逐步列出比较的结果，全部相同时退出码为 0：
          <Command>{`npm run --silent score -- --bundle ${code}-bundle.json`}</Command>
        </li>
        <li>
          要确认文件就是公布的那一份，加上本页或证书上的结论摘要值：
          <Command>{`npm run --silent score -- --bundle ${code}-bundle.json --digest ${digest}`}</Command>
        </li>
        <li>
          只想看算出的结论，用分开下载的两个文件：
          <Command>{`npm run --silent score -- --standard ${code}-standard.json --submission ${code}-submission.json`}</Command>
        </li>
      </ol>
      <p className="text-sm text-muted">
        摘要值是内容的 SHA-256：先按 RFC 8785 把 JSON 写成规范形式再计算，空格和换行不影响。
      </p>
    </div>
  );
}
