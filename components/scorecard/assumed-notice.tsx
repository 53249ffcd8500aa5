import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";

export interface AssumedNoticeProps {
  /** Figures on the page. */
  total: number;
  /** How many of them rest on an assumption. */
  assumed: number;
  /** A link to where the sources stand. */
  children?: ReactNode;
}

/** Says once, at a page's head, how many figures are assumed, so that only the published ones need a mark below. */
export function AssumedNotice({ total, assumed, children }: AssumedNoticeProps) {
  if (assumed === 0) return null;
  return (
    <Callout tone="pending" title={`本页 ${total} 个数值中，${assumed} 个待核定`}>
      <p>
        {assumed === total
          ? "待核定的数值尚无公布的来源，暂按假定数值计算。"
          : "待核定的暂按假定数值计算，其余有公布的来源或公开资料。"}
        {children}
      </p>
    </Callout>
  );
}
