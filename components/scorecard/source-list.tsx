import { StatusTag } from "@/components/ui/status-tag";
import type { Source, SourceKind } from "@/lib/scoring/types";

const KINDS: Record<SourceKind, { text: string; tone: "passed" | "info" | "neutral" | "pending" }> =
  {
    regulation: { text: "法规文件", tone: "passed" },
    news: { text: "新闻报道", tone: "passed" },
    reference: { text: "参考资料", tone: "info" },
    assumption: { text: "待核定", tone: "pending" },
  };

/** The sources that a page's figures rest on, each with its kind. */
export function SourceList({ sources }: { sources: readonly Source[] }) {
  return (
    <ul className="border-t border-line">
      {sources.map((source) => (
        <li
          key={source.id}
          id={`source-${source.id}`}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          <div className="min-w-0 flex-1 basis-60">
            {source.url ? (
              <a href={source.url} rel="noreferrer" className="font-medium">
                {source.title}
              </a>
            ) : (
              <span className="font-medium">{source.title}</span>
            )}
            <p className="text-sm text-muted">
              {[source.publisher, source.date].filter(Boolean).join(" · ")}
            </p>
          </div>
          <StatusTag tone={KINDS[source.kind].tone}>{KINDS[source.kind].text}</StatusTag>
        </li>
      ))}
    </ul>
  );
}
