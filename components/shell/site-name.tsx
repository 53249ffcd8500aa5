import { PageLink } from "@/components/ui/page-link";
import { SiteMark } from "./site-mark";

/** The site's sign and name, leading home. */
export function SiteName({ href, compact = false }: { href: string; compact?: boolean }) {
  return (
    <PageLink
      href={href}
      className="flex min-h-11 items-center gap-2 text-ink sm:gap-3 no-underline"
    >
      <SiteMark className={compact ? "size-7 flex-none" : "size-7 flex-none sm:size-9"} />
      <span>
        <span
          className={
            compact ? "block font-semibold" : "block text-lg leading-tight font-semibold sm:text-xl"
          }
        >
          杭州未来社区验收
        </span>
        {compact ? null : (
          <span className="hidden text-sm leading-tight text-muted sm:block">
            杭州市城镇未来社区验收办法（试行）
          </span>
        )}
      </span>
    </PageLink>
  );
}
