import { can, type Permission } from "./permissions";
import type { Person } from "./types";

const entries: { href: string; label: string; needs: Permission }[] = [
  { href: "/desk", label: "工作台", needs: "desk.read" },
  { href: "/communities", label: "项目库", needs: "community.read" },
  { href: "/dashboard", label: "看板", needs: "dashboard.read" },
  { href: "/contributors", label: "填报人员", needs: "contributor.manage" },
  { href: "/decided", label: "已审定", needs: "decided.read" },
  { href: "/reviews", label: "核验", needs: "review.read" },
  { href: "/approvals", label: "审定与公布", needs: "approval.read" },
  { href: "/objections", label: "异议", needs: "objection.read" },
  { href: "/batches", label: "批次", needs: "batch.read" },
  { href: "/calendar", label: "工作日", needs: "calendar.correct" },
  { href: "/standards", label: "标准", needs: "standard.read" },
  { href: "/accounts", label: "账号", needs: "account.manage" },
  { href: "/audit", label: "审计", needs: "audit.read" },
  { href: "/jobs", label: "后台任务", needs: "job.manage" },
];

/** The office's navigation: only what the person's role can open. */
export const officeNavigation = (person: Person): { href: string; label: string }[] =>
  entries.filter(({ needs }) => can(person, needs)).map(({ href, label }) => ({ href, label }));
