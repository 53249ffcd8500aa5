import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { DoorPage } from "@/components/survey/door-page";
import { openDoor } from "@/lib/response/loaders";

export const metadata: Metadata = {
  title: "居民满意度调查",
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

export default async function AnswerSurveyPage({
  params,
  searchParams,
}: PageProps<"/survey/[code]">) {
  const door = await openDoor((await params).code, (await headers()).get("x-forwarded-for"));
  // A page that is not found needs script to be shown; this one must do without.
  if (door.kind === "unknown") redirect("/survey?wrong=1");
  return <DoorPage door={door} empty={(await searchParams).empty !== undefined} />;
}
