import { SummaryList } from "@/components/ui/summary-list";
import type { AccountView } from "@/lib/account/types";
import { roles } from "@/lib/auth/types";
import { formatInstant } from "@/lib/calendar";

/** Whose account it is and what it may do. */
export function AccountFacts({ account }: { account: AccountView }) {
  const rows = [
    { key: "username", label: "用户名", value: account.username },
    { key: "role", label: "角色", value: roles[account.role] },
    ...(account.districtName
      ? [{ key: "district", label: "区县市", value: account.districtName }]
      : []),
    ...(account.unit ? [{ key: "unit", label: "单位", value: account.unit }] : []),
    { key: "created", label: "建立时间", value: formatInstant(account.createdAt) },
  ];
  return <SummaryList rows={rows} className="max-w-text" />;
}
