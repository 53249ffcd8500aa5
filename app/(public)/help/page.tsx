import type { Metadata } from "next";
import { HelpPage } from "@/components/publication/help-page";

export const metadata: Metadata = {
  title: "帮助",
  description: "怎样看验收结果，“待核定”是什么意思，怎样复算，各岗位怎么用。",
};

export default function Page() {
  return <HelpPage />;
}
