export type Tone = "passed" | "failed" | "pending" | "neutral" | "info";

const PATHS: Record<Tone, string> = {
  passed: "M3.5 8.5l3 3 6-7",
  failed: "M4 4l8 8M12 4l-8 8",
  pending: "M8 4.5V8l2.5 1.75M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5z",
  neutral: "M4 8h8",
  info: "M8 7.25V11M8 4.75v.01M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5z",
};

/** The sign beside a status word: ✓ ✗ ◷ – ⓘ, drawn so that it looks the same in every font and prints. */
export function Sign({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      className={className ?? "size-[1em] flex-none"}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[tone]} />
    </svg>
  );
}
