import { StatusTag } from "@/components/ui/status-tag";

export const OUTCOME_TITLES = { passed: "通过验收", failed: "未通过验收" } as const;

export function OutcomeTag({ outcome }: { outcome: keyof typeof OUTCOME_TITLES }) {
  return <StatusTag tone={outcome}>{outcome === "passed" ? "通过" : "未通过"}</StatusTag>;
}
