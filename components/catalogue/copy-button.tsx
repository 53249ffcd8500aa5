import { Button } from "@/components/ui/button";
import { PageScript } from "@/components/ui/page-script";

/** Copies a text. Without script, or where the browser refuses, the text itself stands beside it. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  return (
    <div className="scripted flex flex-wrap items-center gap-x-3 print:hidden">
      <Button variant="secondary" disabled data-copy={text}>
        {children}
      </Button>
      <span role="status" />
      <PageScript name="copy" />
    </div>
  );
}
