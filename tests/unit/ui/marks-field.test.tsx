// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MarksField } from "@/components/ui/marks-field";

afterEach(cleanup);

const input = () => screen.getByLabelText<HTMLInputElement>("托育");

describe("the number field for marks", () => {
  it("is a text input, so that the wheel changes nothing", () => {
    render(<MarksField name="answers.p1" title="托育" fullMarks={20} defaultValue="9.5" />);
    expect(input().type).toBe("text");
    expect(input().inputMode).toBe("decimal");
    fireEvent.wheel(input(), { deltaY: 100 });
    expect(input().value).toBe("9.5");
    expect(screen.getByText("/ 20 分")).toBeTruthy();
  });

  it("reports the raw text and the value, and shows plain digits when left", () => {
    const onMarks = vi.fn();
    render(<MarksField name="answers.p1" title="托育" fullMarks={20} onMarks={onMarks} />);
    fireEvent.change(input(), { target: { value: "９。５" } });
    expect(onMarks).toHaveBeenCalledWith("９。５", { ok: true, value: 9.5, text: "9.5" });
    fireEvent.blur(input());
    expect(input().value).toBe("9.5");
  });

  it("complains when left, not while being typed in, and keeps what was typed", () => {
    render(<MarksField name="answers.p1" title="托育" fullMarks={20} />);
    fireEvent.change(input(), { target: { value: "120" } });
    expect(input().getAttribute("aria-invalid")).toBeNull();
    fireEvent.blur(input());
    expect(input().getAttribute("aria-invalid")).toBe("true");
    expect(input().value).toBe("120");
    const described = input().getAttribute("aria-describedby")?.split(" ") ?? [];
    expect(described).toContain("field-answers.p1-error");
    fireEvent.change(input(), { target: { value: "12" } });
    expect(input().getAttribute("aria-invalid")).toBeNull();
  });
});
