import type { ReactNode } from "react";
import { PageLink } from "@/components/ui/page-link";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0 space-y-1">
      <h2 className="text-base">{title}</h2>
      {children}
    </div>
  );
}

const LINKS = [
  { href: "/help", label: "使用帮助" },
  { href: "/method", label: "办法解读" },
  { href: "/open-data", label: "开放数据" },
  { href: "/verify", label: "核验结果" },
];

/** What the site is, whose method it applies, and where its figures come from. */
export function SiteFooter() {
  return (
    <footer className="mt-16 border-t border-line bg-surface text-sm text-muted print:hidden">
      <div className="mx-auto grid max-w-desk gap-x-10 gap-y-6 px-4 py-8 sm:grid-cols-2 sm:px-6 lg:grid-cols-[1.2fr_1.4fr_auto]">
        <Part title="本站是什么">
          <p>未来社区验收的申报、评分、公示与公布系统。评分只按办法计算，每个数值都注明依据。</p>
          <p>办法印发：杭州市城乡风貌整治提升工作领导小组办公室（市建委），2022 年 5 月。</p>
        </Part>
        <Part title="数值从哪里来">
          <p>
            已公布的数值见《杭州日报》2022 年 5 月 23
            日报道；办法全文尚未取得，其余数值为假定，均标“待核定”。
          </p>
        </Part>
        <nav aria-label="页脚" className="print:hidden">
          <ul className="grid grid-cols-2 gap-x-6 lg:grid-cols-1">
            {LINKS.map((link) => (
              <li key={link.href}>
                <PageLink href={link.href} className="inline-flex min-h-11 items-center sm:min-h-8">
                  {link.label}
                </PageLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
