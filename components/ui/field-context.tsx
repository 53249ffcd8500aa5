"use client";

import { createContext, useContext } from "react";

export interface FieldWiring {
  id: string;
  name: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

export const FieldContext = createContext<FieldWiring | null>(null);

/** What the Field around hands its control. A control outside a Field is a fault in the page. */
export function useFieldWiring(): FieldWiring {
  const wiring = useContext(FieldContext);
  if (!wiring) throw new Error("A form control must stand inside a Field.");
  return wiring;
}
