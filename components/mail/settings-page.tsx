import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { SummaryList } from "@/components/ui/summary-list";
import { type Person, roles } from "@/lib/auth/types";
import type { MailView } from "@/lib/mail/types";
import { MailSection } from "./mail-section";

/** One's own account: who one is, the password, and how to be told by mail. */
export function SettingsPage({ person, mail }: { person: Person; mail: MailView }) {
  const rows = [
    { key: "name", label: "姓名", value: person.name },
    { key: "username", label: "用户名", value: person.username },
    { key: "role", label: "角色", value: roles[person.role] },
    ...(person.districtName
      ? [{ key: "district", label: "区县市", value: person.districtName }]
      : []),
    {
      key: "password",
      label: "密码",
      value: "已设置",
      action: <PageLink href="/password">修改密码</PageLink>,
    },
  ];
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "我的账号" }]} />
      <PageHeader title="我的账号" />
      <SummaryList rows={rows} className="mb-10 max-w-text" />
      <MailSection mail={mail} />
    </>
  );
}
