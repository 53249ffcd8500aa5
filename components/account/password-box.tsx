import type { ComponentPropsWithRef } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";

export interface PasswordBoxProps extends ComponentPropsWithRef<"button"> {
  autoComplete: "current-password" | "new-password";
  /** Which password, for the button's name: 密码, 新密码. */
  what?: string;
  shown?: boolean;
}

/** A password inside a Field, with the button that shows what was typed; everything else is the button's. */
export function PasswordBox({
  autoComplete,
  what = "密码",
  shown = false,
  ...button
}: PasswordBoxProps) {
  const verb = shown ? "隐藏" : "显示";
  return (
    <div className="flex gap-2">
      <TextInput
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        width="medium"
      />
      <Button
        {...button}
        variant="secondary"
        type="button"
        className="flex-none"
        aria-label={`${verb}${what}`}
      >
        {verb}
      </Button>
    </div>
  );
}
