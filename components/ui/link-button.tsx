import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { cx } from "./cx";
import { LinkPending } from "./link-pending";
import { PageLink } from "./page-link";

export interface LinkButtonProps {
  href: string;
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** A file rather than a page: a plain link that downloads, without prefetching. */
  download?: boolean;
  className?: string;
}

/** A link dressed as a button: it goes somewhere, it changes nothing. */
export function LinkButton({
  href,
  children,
  variant = "primary",
  size = "normal",
  download = false,
  className,
}: LinkButtonProps) {
  const classes = cx(buttonStyle(variant, size, className), "relative print:hidden");
  if (download) {
    return (
      <a href={href} download className={classes}>
        {children}
      </a>
    );
  }
  return (
    <PageLink href={href} className={classes}>
      {children}
      <LinkPending />
    </PageLink>
  );
}
