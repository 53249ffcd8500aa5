"use client";

import { useState } from "react";
import { PasswordBox, type PasswordBoxProps } from "./password-box";

/** A password inside a Field of a page with the application's script. */
export function PasswordInput(props: Pick<PasswordBoxProps, "autoComplete" | "what">) {
  const [shown, setShown] = useState(false);
  return <PasswordBox {...props} shown={shown} onClick={() => setShown(!shown)} />;
}
