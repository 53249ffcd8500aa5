"use client";

import { createContext, useContext } from "react";
import type { FieldProblem } from "./action-result";

export interface FormState {
  pending: boolean;
  errors: readonly FieldProblem[];
}

export const FormStateContext = createContext<FormState>({ pending: false, errors: [] });

/** Whether the form around is being submitted, and what the server found wrong. */
export function useFormState(): FormState {
  return useContext(FormStateContext);
}

/** `answers.b1[]` and `answers.b1` are the same field. */
export function fieldPath(name: string): string {
  return name.replace(/\[\]$/, "");
}

/** The id that the error summary links to. */
export function fieldId(name: string): string {
  return `field-${fieldPath(name)}`;
}

/** The first complaint about this field, or about one of its parts. */
export function useFieldError(name: string, own?: string): string | undefined {
  const { errors } = useFormState();
  if (own) return own;
  const path = fieldPath(name);
  const found =
    errors.find((e) => e.path === path) ?? errors.find((e) => e.path.startsWith(`${path}.`));
  return found?.message;
}
