import { Suspense } from "react";
import type { DisplayPreferences } from "@/lib/display/types";
import { BackField } from "./back-field";

const BUTTON =
  "inline-flex min-h-11 items-center rounded-md border border-line-strong px-2 text-sm font-medium sm:px-3 hover:border-ink hover:bg-surface aria-pressed:border-action aria-pressed:bg-action aria-pressed:text-paper sm:min-h-9";

/** 大字 and 高对比: a plain form, so it works without script and on every page. */
export function DisplaySwitch({ display }: { display: DisplayPreferences }) {
  const large = display.text === "large";
  const high = display.contrast === "high";
  return (
    <form
      method="post"
      action="/api/display"
      aria-label="显示方式"
      className="flex gap-2 print:hidden"
    >
      <Suspense fallback={<input type="hidden" name="back" value="/" />}>
        <BackField />
      </Suspense>
      <button
        type="submit"
        name="text"
        value={large ? "normal" : "large"}
        aria-pressed={large}
        className={BUTTON}
      >
        大字
      </button>
      <button
        type="submit"
        name="contrast"
        value={high ? "normal" : "high"}
        aria-pressed={high}
        className={BUTTON}
      >
        高对比
      </button>
    </form>
  );
}
