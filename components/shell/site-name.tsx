import Link from "next/link";
import { SiteMark } from "./site-mark";

/** The site's sign and name, leading home. */
export function SiteName({ href, compact = false }: { href: string; compact?: boolean }) {
  return (
    <Link href={href} className="flex min-h-11 items-center gap-3 text-ink no-underline">
      <SiteMark className={compact ? "size-7 flex-none" : "size-9 flex-none"} />
      <span>
        <span
          className={compact ? "block font-semibold" : "block text-xl leading-tight font-semibold"}
        >
          杭州未来社区验收
        </span>
        {compact ? null : (
          <span className="block text-sm leading-tight text-muted">
            杭州市城镇未来社区验收办法（试行）
          </span>
        )}
      </span>
    </Link>
  );
}
