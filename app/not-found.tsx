import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { PublicShell } from "@/components/shell/public-shell";
import { LinkButton } from "@/components/ui/link-button";
import { PageLink } from "@/components/ui/page-link";
import { loadDisplay } from "@/lib/display/loaders";

export const metadata: Metadata = { title: "没有这个页面" };

export default async function NotFound() {
  return (
    <PublicShell display={await loadDisplay()}>
      <PageHeader title="没有这个页面" lead="地址可能输错了，或者页面已经移走。" />
      <div className="reading">
        <p>如果地址是自己输入的，请核对是否完整。如果是从别处点进来的，可以从这里接着找：</p>
        <ul>
          <li>
            <PageLink href="/outcomes">结果公布</PageLink>：哪些社区通过了验收
          </li>
          <li>
            <PageLink href="/method">办法解读</PageLink>：验收看什么、怎么算分
          </li>
          <li>
            <PageLink href="/help">帮助</PageLink>
          </li>
        </ul>
        <p>
          <LinkButton href="/">回到首页</LinkButton>
        </p>
      </div>
    </PublicShell>
  );
}
