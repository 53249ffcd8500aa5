"use client";

import { useEffect } from "react";

/**
 * For whatever saves itself: sends what is unsent when the page is hidden or left for another one, and when the
 * network is back; has the browser ask before a tab is closed on it.
 * @param unsent whether there is anything left to send; like `flush`, it must stay the same from render to render
 */
export function useLeaving(unsent: () => boolean, flush: () => unknown): void {
  useEffect(() => {
    const send = () => void flush();
    const close = (event: BeforeUnloadEvent) => {
      if (unsent()) event.preventDefault();
    };
    const hide = () => {
      if (document.visibilityState === "hidden") send();
    };
    window.addEventListener("online", send);
    window.addEventListener("beforeunload", close);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("online", send);
      window.removeEventListener("beforeunload", close);
      document.removeEventListener("visibilitychange", hide);
      send();
    };
  }, [unsent, flush]);
}
