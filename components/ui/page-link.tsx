import Link from "next/link";
import type { ComponentPropsWithRef } from "react";

export type PageLinkProps = Omit<ComponentPropsWithRef<typeof Link>, "prefetch">;

/**
 * A link to another page of ours. It fetches nothing ahead: every page is rendered on request, so that prefetching
 * each link in sight would cost a visitor's data and the server many times the page that is read.
 */
export function PageLink(props: PageLinkProps) {
  return <Link {...props} prefetch={false} />;
}
