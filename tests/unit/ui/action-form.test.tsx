// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ActionForm } from "@/components/ui/action-form";
import type { ActionResult } from "@/components/ui/action-result";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

const router = { push: vi.fn(), refresh: vi.fn() };
vi.mock("next/navigation", () => ({
  useRouter: () => router,
  unstable_rethrow: (error: unknown) => {
    if (error instanceof Error && error.message === "NEXT_REDIRECT") throw error;
  },
  unstable_isUnrecognizedActionError: () => false,
}));

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

function show(action: (input: unknown) => Promise<ActionResult>, extra = {}) {
  render(
    <ActionForm action={action} submitLabel="提交申报" values={{ id: "a1" }} {...extra}>
      <Field name="name" label="社区名称">
        <TextInput defaultValue="葛巷社区" />
      </Field>
    </ActionForm>,
  );
}
const press = (name = "提交申报") => fireEvent.click(screen.getByRole("button", { name }));

describe("the one way forms submit", () => {
  it("hands the action the fields and the values nobody types", async () => {
    const action = vi.fn(async () => ({ ok: true as const, message: "已提交。" }));
    show(action);
    press();
    expect(await screen.findByText("已提交。")).toBeTruthy();
    expect(action).toHaveBeenCalledExactlyOnceWith({ id: "a1", name: "葛巷社区" });
    expect(screen.getByRole("status").textContent).toContain("已提交。");
    expect(router.refresh).toHaveBeenCalledOnce();
  });

  it("sends once however often the button is pressed", async () => {
    let finish: (result: ActionResult) => void = () => {};
    const action = vi.fn(() => new Promise<ActionResult>((resolve) => (finish = resolve)));
    show(action);
    press();
    press("正在提交");
    fireEvent.submit(screen.getByRole("button").closest("form") as HTMLFormElement);
    expect(action).toHaveBeenCalledOnce();
    await act(async () => finish({ ok: true }));
    press();
    expect(action).toHaveBeenCalledTimes(2);
    await act(async () => finish({ ok: true }));
  });

  it("shows what is wrong with a link to the field, moves the focus, and keeps what was typed", async () => {
    show(async () => ({
      ok: false,
      code: "invalid",
      message: "有 1 处需要改正。",
      errors: [{ path: "name", message: "“社区名称”已有申报。" }],
    }));
    fireEvent.change(screen.getByLabelText("社区名称"), { target: { value: "新名" } });
    press();
    const summary = await screen.findByRole("alert");
    await waitFor(() => expect(document.activeElement).toBe(summary));
    expect(screen.getByRole("link").getAttribute("href")).toBe("#field-name");
    const input = screen.getByLabelText<HTMLInputElement>("社区名称");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(input.value).toBe("新名");
    fireEvent.click(screen.getByRole("link"));
    expect(document.activeElement).toBe(input);
  });

  it("goes on to where the action says", async () => {
    show(async () => ({ ok: true, redirectTo: "/applications/a1" }));
    press();
    await waitFor(() => expect(router.push).toHaveBeenCalledWith("/applications/a1"));
  });

  it("says that the network failed, and does not blame it for other faults", async () => {
    show(() => Promise.reject(new TypeError("Failed to fetch")));
    press();
    expect((await screen.findByRole("alert")).textContent).toBe(
      "没有提交成功：网络不通，请稍后重试；填写的内容还在。",
    );
    cleanup();
    show(() => Promise.reject(new Error("boom")));
    press();
    const words = (await screen.findByRole("alert")).textContent;
    expect(words).not.toContain("网络");
    expect(words).not.toContain("boom");
  });

  it("asks for the name before a step that cannot be undone", async () => {
    const action = vi.fn(async () => ({ ok: true as const, message: "已撤销。" }));
    show(action, {
      confirm: { title: "撤销结果", body: "撤销后不能恢复。", confirmLabel: "撤销" },
      confirmPhrase: "葛巷社区",
    });
    press();
    expect(action).not.toHaveBeenCalled();
    const typed = screen.getByLabelText(/请输入/);
    const dialogForm = typed.closest("form") as HTMLFormElement;
    fireEvent.change(typed, { target: { value: "葛巷" } });
    fireEvent.submit(dialogForm);
    expect(action).not.toHaveBeenCalled();
    expect(screen.getByRole("alert").textContent).toContain("不一致");
    fireEvent.change(typed, { target: { value: "葛巷社区" } });
    fireEvent.submit(dialogForm);
    expect(await screen.findByText("已撤销。")).toBeTruthy();
    expect(action).toHaveBeenCalledExactlyOnceWith({ id: "a1", name: "葛巷社区" });
  });
});
