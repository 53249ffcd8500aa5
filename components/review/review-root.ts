import type { Crumb } from "@/components/shell/breadcrumb";
import type { Role } from "@/lib/auth/types";

/** The list from which a role comes to what was ruled on an application. */
export const reviewRoot = (role: Role): Crumb =>
  role === "observer" ? { label: "已审定", href: "/decided" } : { label: "核验", href: "/reviews" };
