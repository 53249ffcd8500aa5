import { marksText } from "@/components/scorecard/words";

/** An option's words and what it is worth. */
export function OptionMarks({ title, marks }: { title: string; marks: number }) {
  return (
    <>
      {title}
      <span className="figures ml-2 text-muted">{marksText(marks)} 分</span>
    </>
  );
}
