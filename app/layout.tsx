import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { SkipLink } from "@/components/shell/skip-link";
import { loadDisplay } from "@/lib/display/loaders";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "杭州未来社区验收", template: "%s · 杭州未来社区验收" },
  description:
    "依据《杭州市城镇未来社区验收办法（试行）》的申报、评分、公示与公布：谁通过了验收，凭什么通过。",
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const display = await loadDisplay();
  return (
    <html lang="zh-CN" data-text={display.text} data-contrast={display.contrast}>
      <body>
        <SkipLink />
        {children}
      </body>
    </html>
  );
}
