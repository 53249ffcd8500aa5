"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "./button";
import { controlStyle } from "./control-style";
import { Dialog } from "./dialog";

export interface Confirmation {
  title: string;
  /** What happens, and what cannot be undone. */
  body: string;
  /** To be typed exactly before the step is taken: the name of what it touches. */
  phrase?: string;
  /** The verb on the button. */
  confirmLabel: string;
  /** The red button; the default where a phrase is asked for. */
  danger?: boolean;
}

export interface ConfirmDialogProps extends Confirmation {
  open: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before an irreversible step, by name where a `phrase` is given. */
export function ConfirmDialog({
  open,
  title,
  body,
  phrase,
  confirmLabel,
  danger = phrase !== undefined,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState(false);
  const close = () => {
    setTyped("");
    setRefused(false);
    onCancel();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (phrase !== undefined && typed.trim() !== phrase) {
      setRefused(true);
      return;
    }
    setTyped("");
    setRefused(false);
    onConfirm();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={title}
      actions={
        <>
          <Button type="submit" form={`${id}-form`} variant={danger ? "danger" : "primary"}>
            {confirmLabel}
          </Button>
          <Button variant="secondary" onClick={close}>
            取消
          </Button>
        </>
      }
    >
      <p>{body}</p>
      <form id={`${id}-form`} onSubmit={submit} noValidate>
        {phrase === undefined ? null : (
          <>
            <label htmlFor={`${id}-phrase`} className="block">
              请输入 <strong className="font-semibold">{phrase}</strong> 以确认
            </label>
            {refused ? (
              <p id={`${id}-error`} role="alert" className="mt-1 font-medium text-failed">
                输入的内容与“{phrase}”不一致，请照样输入。
              </p>
            ) : null}
            <input
              id={`${id}-phrase`}
              type="text"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              aria-invalid={refused || undefined}
              aria-describedby={refused ? `${id}-error` : undefined}
              className={controlStyle("full", "mt-2")}
            />
          </>
        )}
      </form>
    </Dialog>
  );
}
