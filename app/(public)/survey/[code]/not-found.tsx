import { CodePage, unknownCode } from "@/components/survey/code-page";

export default function UnknownCodePage() {
  return <CodePage error={unknownCode} />;
}
