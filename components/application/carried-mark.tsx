import { Button } from "@/components/ui/button";
import { StatusTag } from "@/components/ui/status-tag";

export interface CarriedMarkProps {
  title: string;
  /** Confirms that the answer holds this time too; absent where nothing can be entered. */
  onConfirm?: () => void;
}

/** Says that an answer was carried over from an earlier application and nobody has confirmed it since. */
export function CarriedMark({ title, onConfirm }: CarriedMarkProps) {
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-3">
      <StatusTag tone="pending">沿用往次，待确认</StatusTag>
      {onConfirm ? (
        <Button variant="quiet" size="small" onClick={onConfirm}>
          确认沿用<span className="sr-only">：{title}</span>
        </Button>
      ) : null}
    </p>
  );
}
