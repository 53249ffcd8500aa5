import { cx } from "@/components/ui/cx";
import { marksText } from "./words";

export interface MarksProps {
  /** null: not scored, shown as a dash. */
  value: number | null;
  /** Adds 分. */
  unit?: boolean;
  className?: string;
}

/** Marks with two decimals in tabular figures. */
export function Marks({ value, unit = false, className }: MarksProps) {
  return (
    <span className={cx("figures", className)}>
      {value === null ? "—" : marksText(value)}
      {unit && value !== null ? " 分" : null}
    </span>
  );
}
