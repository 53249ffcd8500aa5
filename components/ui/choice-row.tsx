import type { ComponentPropsWithRef, ReactNode } from "react";

export interface ChoiceRowProps extends Omit<ComponentPropsWithRef<"input">, "type"> {
  type: "radio" | "checkbox";
  label: ReactNode;
  hint?: ReactNode;
}

/** One radio or checkbox with its words; the whole row can be pressed. */
export function ChoiceRow({ type, label, hint, id, ...rest }: ChoiceRowProps) {
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2">
        <input
          {...rest}
          id={id}
          type={type}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className="mt-1 size-5 flex-none accent-action"
        />
        <span>{label}</span>
      </label>
      {hint ? (
        <div id={`${id}-hint`} className="-mt-1 mb-1 ml-8 text-sm text-muted">
          {hint}
        </div>
      ) : null}
    </div>
  );
}
