import type { Metadata } from "next";
import { DashboardPage } from "@/components/dashboard/dashboard-page";
import { loadDashboard } from "@/lib/dashboard/loaders";

export const metadata: Metadata = { title: "看板" };

export default async function Page() {
  return <DashboardPage {...(await loadDashboard())} />;
}
