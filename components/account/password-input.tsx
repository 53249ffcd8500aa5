"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";

export interface PasswordInputProps {
  autoComplete: "current-password" | "new-password";
  /** Which password, for the button's name: 密码, 新密码. */
  what?: string;
}

/** A password inside a Field, with a button that shows what was typed. */
export function PasswordInput({ autoComplete, what = "密码" }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
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
        variant="secondary"
        className="flex-none"
        aria-label={`${shown ? "隐藏" : "显示"}${what}`}
        onClick={() => setShown(!shown)}
      >
        {shown ? "隐藏" : "显示"}
      </Button>
    </div>
  );
}
