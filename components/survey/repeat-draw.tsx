import { Button } from "@/components/ui/button";
import { PageScript } from "@/components/ui/page-script";

export interface RepeatDrawProps {
  href: string;
  /** As this page shows them: what is downloaded must be about the same draw. */
  commitment: string;
  registerDigest: string | null;
}

/** Draws once more in the reader's own browser, and says whether the same households come up: `draw.browser.ts`. */
export function RepeatDraw({ href, commitment, registerDigest }: RepeatDrawProps) {
  return (
    <div
      className="scripted mb-4 space-y-3"
      data-draw={href}
      data-commitment={commitment}
      data-register-digest={registerDigest ?? undefined}
    >
      <Button disabled data-busy="正在重新抽">
        在我的浏览器里重新抽一次
      </Button>
      <div role="status" />
      <PageScript name="draw" />
    </div>
  );
}
