// @vitest-environment happy-dom
import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useLeaving } from "@/components/ui/use-leaving";

afterEach(cleanup);

function leaving(anything: boolean) {
  let sent = 0;
  const unsent = () => anything;
  const flush = () => {
    sent += 1;
  };
  const { unmount, rerender } = renderHook(() => useLeaving(unsent, flush));
  return { sent: () => sent, unmount, rerender };
}

function hidden(state: DocumentVisibilityState) {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
}

const closing = () => {
  const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
};

describe("leaving a page that saves itself", () => {
  it("sends when the page is hidden, not when it is seen again", () => {
    const page = leaving(true);
    hidden("hidden");
    expect(page.sent()).toBe(1);
    hidden("visible");
    expect(page.sent()).toBe(1);
  });
  it("sends when the network is back", () => {
    const page = leaving(true);
    window.dispatchEvent(new Event("online"));
    expect(page.sent()).toBe(1);
  });
  it("sends once when another page takes its place, and is gone then", () => {
    const page = leaving(true);
    page.rerender();
    expect(page.sent()).toBe(0);
    page.unmount();
    expect(page.sent()).toBe(1);
    window.dispatchEvent(new Event("online"));
    hidden("hidden");
    expect(closing()).toBe(false);
    expect(page.sent()).toBe(1);
  });
  it("has the browser ask before the tab is closed on anything unsent, and only then", () => {
    leaving(false);
    expect(closing()).toBe(false);
    leaving(true);
    expect(closing()).toBe(true);
  });
});
