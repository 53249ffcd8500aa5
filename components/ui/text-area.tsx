"use client";

import { type ComponentPropsWithRef, useState } from "react";
import { type ControlWidth, controlStyle } from "./control-style";
import { cx } from "./cx";
import { useFieldWiring } from "./field-context";

export interface TextAreaProps
  extends Omit<ComponentPropsWithRef<"textarea">, "id" | "name" | "maxLength"> {
  width?: ControlWidth;
  /** Most characters allowed. Typing past it is possible and said; nothing typed is cut off. */
  limit?: number;
}

/** Several lines of text inside a Field, with a count of the characters left. */
export function TextArea({
  width = "full",
  limit,
  rows = 5,
  className,
  onChange,
  ...rest
}: TextAreaProps) {
  const wiring = useFieldWiring();
  const [length, setLength] = useState(
    () => [...String(rest.value ?? rest.defaultValue ?? "")].length,
  );
  const left = limit === undefined ? 0 : limit - length;
  const describedBy = cx(wiring["aria-describedby"], limit !== undefined && `${wiring.id}-count`);
  return (
    <>
      <textarea
        {...rest}
        {...wiring}
        aria-describedby={describedBy || undefined}
        rows={rows}
        onChange={(event) => {
          setLength([...event.target.value].length);
          onChange?.(event);
        }}
        className={controlStyle(width, cx("min-h-32 read-only:bg-surface", className))}
      />
      {limit === undefined ? null : (
        <p
          id={`${wiring.id}-count`}
          className={cx("mt-1 text-sm", left < 0 ? "font-medium text-failed" : "text-muted")}
        >
          {left < 0 ? `超出 ${-left} 字，最多 ${limit} 字` : `还可填 ${left} 字`}
        </p>
      )}
    </>
  );
}
