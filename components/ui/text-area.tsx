"use client";

import { type ComponentPropsWithRef, useState } from "react";
import { type ControlWidth, controlStyle } from "./control-style";
import { cx } from "./cx";
import { useFieldWiring } from "./field-context";
import { textCount } from "./text-count";

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
  const [text, setText] = useState(() => String(rest.value ?? rest.defaultValue ?? ""));
  const count = limit === undefined ? null : textCount(text, limit);
  const describedBy = cx(wiring["aria-describedby"], count && `${wiring.id}-count`);
  return (
    <>
      <textarea
        {...rest}
        {...wiring}
        aria-describedby={describedBy || undefined}
        data-limit={limit}
        rows={rows}
        onChange={(event) => {
          setText(event.target.value);
          onChange?.(event);
        }}
        className={controlStyle(width, cx("min-h-32 read-only:bg-surface", className))}
      />
      {count ? (
        <p id={`${wiring.id}-count`} className={count.look}>
          {count.said}
        </p>
      ) : null}
    </>
  );
}
