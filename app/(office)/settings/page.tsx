import type { Metadata } from "next";
import { SettingsPage } from "@/components/mail/settings-page";
import { loadSettings } from "@/lib/mail/loaders";

export const metadata: Metadata = { title: "我的账号" };

export default async function OwnSettingsPage() {
  return <SettingsPage {...(await loadSettings())} />;
}
