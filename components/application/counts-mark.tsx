import { StatusTag } from "@/components/ui/status-tag";

/** Says where a survey point's counts come from: a survey that was held here, or somebody's hand. */
export function CountsMark({ surveyed }: { surveyed: boolean }) {
  return surveyed ? (
    <StatusTag tone="info">来自居民满意度调查</StatusTag>
  ) : (
    <StatusTag tone="pending">份数为人工填写</StatusTag>
  );
}
