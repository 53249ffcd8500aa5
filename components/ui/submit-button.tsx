"use client";

import type { MouseEvent } from "react";
import { Button, type ButtonProps } from "./button";
import { useFormState } from "./form-state";

export interface SubmitButtonProps extends Omit<ButtonProps, "type" | "pending"> {
  /** Said while the form is being sent: 正在提交. */
  pendingLabel?: string;
}

/** Sends the ActionForm around it. A second press while it is being sent does nothing. */
export function SubmitButton({
  pendingLabel = "正在提交",
  children,
  onClick,
  ...rest
}: SubmitButtonProps) {
  const { pending } = useFormState();
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (pending) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <Button {...rest} type="submit" pending={pending} onClick={press}>
      {pending ? pendingLabel : children}
    </Button>
  );
}
