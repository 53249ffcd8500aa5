import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { Pagination } from "@/components/ui/pagination";
import { markMessagesRead } from "@/lib/message/actions";
import { type MessageView, unreadWords } from "@/lib/message/types";
import { MessageList } from "./message-list";

export interface MessagesPageProps {
  messages: readonly MessageView[];
  total: number;
  unread: number;
  page: number;
  pageCount: number;
  /** When this was read, an ISO instant: what comes later stays unread. */
  now: string;
}

/** A person's own messages. */
export function MessagesPage({ messages, total, unread, page, pageCount, now }: MessagesPageProps) {
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "消息" }]} />
      <PageHeader
        title="消息"
        lead={
          total > 0
            ? `共 ${total} 条，${unread > 0 ? `${unreadWords(unread)} 条未读，` : ""}未读的在前。`
            : null
        }
        actions={<PageLink href="/settings">邮件通知设置</PageLink>}
      />
      {total === 0 ? (
        <EmptyState title="没有消息">
          申报提交、退回、审定，批次开启，期限临近时，会在这里告诉您。
        </EmptyState>
      ) : (
        <>
          {unread > 0 ? (
            <ActionForm
              action={markMessagesRead}
              values={{ until: now }}
              submitLabel="全部标为已读"
              submitVariant="secondary"
              aria-label="全部标为已读"
              className="mb-4"
            />
          ) : null}
          <MessageList messages={messages} />
          <Pagination page={page} pageCount={pageCount} baseHref="/messages" />
        </>
      )}
    </>
  );
}
