import type { Metadata } from "next";
import { MessagesPage } from "@/components/message/messages-page";
import { loadMessages } from "@/lib/message/loaders";

export const metadata: Metadata = { title: "消息" };

export default async function OwnMessagesPage({ searchParams }: PageProps<"/messages">) {
  return <MessagesPage {...(await loadMessages(await searchParams))} />;
}
