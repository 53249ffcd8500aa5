import type { Metadata } from "next";
import { JobsPage } from "@/components/jobs/jobs-page";
import { loadJobs } from "@/lib/jobs/loaders";

export const metadata: Metadata = { title: "后台任务" };

export default async function BackgroundJobsPage() {
  return <JobsPage {...(await loadJobs())} />;
}
