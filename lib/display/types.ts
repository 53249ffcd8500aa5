/** How a person wants pages shown. Kept in cookies so that it holds without script and without an account. */
export interface DisplayPreferences {
  text: "normal" | "large";
  contrast: "normal" | "high";
}
