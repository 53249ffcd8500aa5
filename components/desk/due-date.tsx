import { formatDay } from "@/lib/calendar";
import { dueWords } from "@/lib/desk/policy";

/** A last day with what is left until then. */
export function DueDate({ today, dueOn }: { today: string; dueOn: string }) {
  const { text, urgent } = dueWords(today, dueOn);
  return (
    <>
      <span className="whitespace-nowrap">{formatDay(dueOn)}</span>{" "}
      <span
        className={
          urgent ? "font-medium whitespace-nowrap text-pending" : "whitespace-nowrap text-muted"
        }
      >
        {text}
      </span>
    </>
  );
}
