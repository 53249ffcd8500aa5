import { ActionForm } from "@/components/ui/action-form";
import { StatusTag } from "@/components/ui/status-tag";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatInstant } from "@/lib/calendar";
import { markMessageRead } from "@/lib/message/actions";
import { type MessageView, messageKinds } from "@/lib/message/types";

function Title({ message }: { message: MessageView }) {
  const { id, title, read, hidden } = message;
  const weight = read ? "font-medium" : "font-semibold";
  if (hidden) return <span className={`${weight} text-muted`}>{title}</span>;
  return (
    // A whole page is loaded: opening a message changes what every page says of unread ones.
    <a href={`/messages/${id}`} className={weight}>
      {title}
    </a>
  );
}

function Line({ message }: { message: MessageView }) {
  const { id, kind, title, body, createdAt, read } = message;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b border-line py-3">
      <div className="min-w-0 flex-1 basis-80">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Title message={message} />
          {read ? null : <StatusTag tone="info">未读</StatusTag>}
        </p>
        {body ? <p className="max-w-text">{body}</p> : null}
        <p className="text-sm text-muted">
          {messageKinds[kind]} · <span className="figures">{formatInstant(createdAt)}</span>
        </p>
      </div>
      {read ? null : (
        <ActionForm action={markMessageRead} values={{ messageId: id }} className="-ml-3 sm:ml-0">
          <SubmitButton variant="quiet" size="small">
            标为已读<span className="sr-only">：{title}</span>
          </SubmitButton>
        </ActionForm>
      )}
    </li>
  );
}

/** One's messages: what happened, what to do, and since when one knows. */
export function MessageList({ messages }: { messages: readonly MessageView[] }) {
  return (
    <ul aria-label="消息" className="border-t border-line">
      {messages.map((message) => (
        <Line key={message.id} message={message} />
      ))}
    </ul>
  );
}
