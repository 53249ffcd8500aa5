import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import { unreadWords } from "@/lib/message/types";

/** Leads to one's messages, and says how many are unread: 消息 3 条未读. */
export function UnreadLink({ unread }: { unread: number }) {
  return (
    <PageLink
      href="/messages"
      className="relative inline-flex min-h-11 items-center gap-1.5 text-sm font-medium"
    >
      消息
      {unread > 0 ? (
        <>
          <span className="figures min-w-5 rounded-sm bg-action px-1 text-center leading-5 text-paper">
            {unreadWords(unread)}
          </span>
          <span className="sr-only">条未读</span>
        </>
      ) : null}
      <LinkPending />
    </PageLink>
  );
}
