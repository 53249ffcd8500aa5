import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { PageScript } from "@/components/ui/page-script";
import type { Digests } from "@/lib/recompute/types";
import { FilesField } from "./files-field";

/** Computes the outcome again in this browser, from what is published or from files of one's own: `recompute.browser.ts`. */
export function RecomputePanel({ code, digests }: { code: string; digests: Digests }) {
  return (
    <div className="mt-4">
      <noscript>
        <Callout tone="neutral">
          在浏览器里算需要脚本（JavaScript）。没有脚本的，请按下面“在自己的电脑上算”的办法做。
        </Callout>
      </noscript>
      <div
        className="scripted space-y-4"
        data-recompute={code}
        data-digests={JSON.stringify(digests)}
      >
        <Button disabled data-busy="正在计算">
          用公布的数据计算
        </Button>
        <FilesField />
        <div aria-live="polite" />
      </div>
      <PageScript name="recompute" />
    </div>
  );
}
