"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Ends the session of this browser and goes to the home page. */
export function SignOutButton() {
  const [pending, setPending] = useState(false);
  return (
    <Button
      variant="quiet"
      size="small"
      pending={pending}
      onClick={() => {
        setPending(true);
        signOut({ callbackUrl: "/" }).catch(() => setPending(false));
      }}
    >
      退出登录
    </Button>
  );
}
