import type { ReactNode } from "react";
import { Sign } from "./sign";

/** One complaint above its control. Screen readers hear that it is an error. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="mt-1 flex items-baseline gap-1.5 font-medium text-failed">
      <Sign tone="failed" className="size-[0.9em] flex-none translate-y-0.5" />
      <span>
        <span className="sr-only">错误：</span>
        {children}
      </span>
    </p>
  );
}
