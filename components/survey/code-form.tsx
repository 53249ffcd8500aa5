import { buttonStyle } from "@/components/ui/button-style";
import { controlStyle } from "@/components/ui/control-style";
import { FieldError } from "@/components/ui/field-error";

/** Where a code from a letter is typed in; a plain form, the same with script and without. */
export function CodeForm({ error }: { error?: string }) {
  return (
    <form action="/survey" className="max-w-text text-lg">
      <label htmlFor="code" className="block font-semibold">
        调查码
      </label>
      <p id="code-hint" className="text-muted">
        邀请信上的 12 位字母和数字，大小写、空格和横线都不要紧。
      </p>
      {error ? <FieldError id="code-error">{error}</FieldError> : null}
      <div className="mt-2 flex flex-wrap gap-3">
        <input
          id="code"
          name="code"
          type="text"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
          aria-describedby={error ? "code-hint code-error" : "code-hint"}
          aria-invalid={error ? true : undefined}
          className={controlStyle("medium", "figures text-xl")}
        />
        <button type="submit" className={buttonStyle("primary", "normal")}>
          开始答卷
        </button>
      </div>
    </form>
  );
}
