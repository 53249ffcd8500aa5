import type { Metadata } from "next";
import { CalendarPage } from "@/components/workday/calendar-page";
import { loadCalendar } from "@/lib/workday/loaders";

export const metadata: Metadata = { title: "工作日" };

export default async function Page() {
  return <CalendarPage {...(await loadCalendar())} />;
}
