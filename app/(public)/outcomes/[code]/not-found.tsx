import type { Metadata } from "next";
import { OutcomeMissing } from "@/components/publication/outcome-missing";

export const metadata: Metadata = { title: "没有这项结果" };

export default function NotFound() {
  return <OutcomeMissing />;
}
