"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { cx } from "./cx";

export interface DialogProps {
  open: boolean;
  /** Called on Escape and whenever the browser closes the dialog. */
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The buttons, the safe one last. */
  actions: ReactNode;
  /** As wide as the window lets it: for a picture. */
  wide?: boolean;
}

/** A modal question in the browser's own `<dialog>`: focus stays inside, Escape closes, focus returns. */
export function Dialog({ open, onClose, title, children, actions, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className={cx(
        "m-auto w-full rounded-md border border-line-strong bg-paper p-6 shadow-overlay backdrop:bg-veil",
        wide ? "max-w-[min(64rem,calc(100vw-2rem))]" : "max-w-[min(32rem,calc(100vw-2rem))]",
      )}
    >
      <h2 id={titleId} className="text-xl wrap-anywhere">
        {title}
      </h2>
      <div className="mt-3 space-y-4">{children}</div>
      <div className="mt-6 flex flex-wrap gap-3">{actions}</div>
    </dialog>
  );
}
