import { StatusTag } from "@/components/ui/status-tag";
import type { AccountView } from "@/lib/account/types";

/** Whether an account can be used: 已停用, 初始密码, 启用中. */
export function AccountTag({ account }: { account: AccountView }) {
  if (!account.active) return <StatusTag tone="neutral">已停用</StatusTag>;
  if (account.mustChangePassword) return <StatusTag tone="pending">初始密码未改</StatusTag>;
  return <StatusTag tone="passed">启用中</StatusTag>;
}
