// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { FormStateContext } from "@/components/ui/form-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";

afterEach(cleanup);

function wrong(path: string, message: string, children: ReactNode) {
  const state = { pending: false, errors: [{ path, message }] };
  return render(<FormStateContext value={state}>{children}</FormStateContext>);
}

describe("a field", () => {
  it("ties label, hint and control together", () => {
    render(
      <Field name="households" label="户数" hint="以民政登记为准">
        <TextInput />
      </Field>,
    );
    const input = screen.getByLabelText("户数");
    expect(input.id).toBe("field-households");
    expect(input.getAttribute("name")).toBe("households");
    expect(input.getAttribute("aria-describedby")).toBe("field-households-hint");
    expect(input.getAttribute("aria-invalid")).toBeNull();
    expect(document.getElementById("field-households-hint")?.textContent).toBe("以民政登记为准");
  });

  it("takes its error from the form around, under its path", () => {
    wrong(
      "items.0.reason",
      "请填写理由。",
      <>
        <Field name="items.0.reason" label="理由">
          <TextInput />
        </Field>
        <Field name="items.1.reason" label="另一条理由">
          <TextInput />
        </Field>
      </>,
    );
    const input = screen.getByLabelText("理由");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(input.getAttribute("aria-describedby")).toBe("field-items.0.reason-error");
    expect(screen.getByText("请填写理由。")).toBeTruthy();
    expect(screen.getByLabelText("另一条理由").getAttribute("aria-invalid")).toBeNull();
  });

  it("gives the first radio the id that the summary links to", () => {
    const options = [
      { value: "renewal", label: "旧改类" },
      { value: "new-build", label: "新建类" },
    ];
    wrong(
      "type",
      "请选择项目类型。",
      <RadioGroup name="type" legend="项目类型" options={options} />,
    );
    expect(screen.getByLabelText("旧改类").id).toBe("field-type");
    expect(screen.getByRole("group", { name: "项目类型" }).getAttribute("aria-describedby")).toBe(
      "field-type-error",
    );
  });

  it("marks only the part of a date that is wrong", () => {
    wrong(
      "started.month",
      "月份应在 1 至 12 之间。",
      <DateField name="started" legend="开工日期" />,
    );
    expect(screen.getByLabelText("月").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByLabelText("年").getAttribute("aria-invalid")).toBeNull();
    expect(screen.getByLabelText("年").id).toBe("field-started");
  });

  it("shows an ISO date in three parts", () => {
    render(<DateField name="started" legend="开工日期" defaultValue="2021-04-30" />);
    expect(screen.getByLabelText<HTMLInputElement>("年").value).toBe("2021");
    expect(screen.getByLabelText<HTMLInputElement>("月").value).toBe("4");
    expect(screen.getByLabelText<HTMLInputElement>("日").value).toBe("30");
  });
});
