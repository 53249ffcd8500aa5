"use client";

import { unstable_rethrow, useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useMemo, useRef, useState, useTransition } from "react";
import type { ActionResult, FormAction } from "./action-result";
import { Callout } from "./callout";
import { type Confirmation, ConfirmDialog } from "./confirm-dialog";
import { cx } from "./cx";
import { ErrorSummary } from "./error-summary";
import { collectForm, type FormObject } from "./form-data";
import { FormStateContext } from "./form-state";
import { submissionFailure } from "./submission-failure";
import { SubmitButton } from "./submit-button";

export interface ActionFormProps {
  /** The server action. It gets the form as a plain object (see `collectForm`) merged over `values`. */
  action: FormAction;
  /** What the action needs and nobody types: ids, versions. */
  values?: Record<string, unknown>;
  children?: ReactNode;
  /** The verb on the default button at the end. Leave out to place SubmitButton yourself. */
  submitLabel?: string;
  submitVariant?: "primary" | "secondary" | "danger" | "quiet";
  /** Asks before sending. */
  confirm?: Omit<Confirmation, "phrase">;
  /** Makes `confirm` ask for this to be typed, for steps that cannot be undone. */
  confirmPhrase?: string;
  /** Empties the form after success. */
  resetOnSuccess?: boolean;
  /** Client callers only: sees every answer, before the form acts on it. */
  onResult?: (result: ActionResult) => void;
  className?: string;
  "aria-label"?: string;
}

/**
 * The one way forms submit: collects the fields, calls the action once, shows what is wrong with links to the fields,
 * or the success message, or goes on to where the action says. What was typed stays whenever sending fails.
 */
export function ActionForm({
  action,
  values,
  children,
  submitLabel,
  submitVariant,
  confirm,
  confirmPhrase,
  resetOnSuccess = false,
  onResult,
  className,
  "aria-label": ariaLabel,
}: ActionFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const busy = useRef(false);
  const [pending, startTransition] = useTransition();
  const [result, setResult] = useState<ActionResult | null>(null);
  const [asking, setAsking] = useState<FormObject | null>(null);

  const errors = useMemo(() => (result && !result.ok ? (result.errors ?? []) : []), [result]);
  const state = useMemo(() => ({ pending, errors }), [pending, errors]);

  function accept(answer: ActionResult): void {
    onResult?.(answer);
    setResult(answer);
    if (!answer.ok) return;
    if (resetOnSuccess) form.current?.reset();
    if (answer.redirectTo) router.push(answer.redirectTo);
    router.refresh();
  }

  function send(input: FormObject): void {
    if (busy.current) return;
    busy.current = true;
    startTransition(async () => {
      try {
        accept(await action({ ...values, ...input }));
      } catch (error) {
        unstable_rethrow(error);
        accept(submissionFailure(error));
      } finally {
        busy.current = false;
      }
    });
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (busy.current) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const input = collectForm(new FormData(event.currentTarget, submitter));
    if (confirm) setAsking(input);
    else send(input);
  }

  return (
    <FormStateContext value={state}>
      {result && !result.ok ? (
        <div className="mb-6">
          <ErrorSummary message={result.message} errors={errors} />
        </div>
      ) : null}
      <div role="status">
        {result?.ok && result.message ? (
          <Callout tone="passed" className="mb-6">
            {result.message}
          </Callout>
        ) : null}
      </div>
      <form
        ref={form}
        onSubmit={submit}
        noValidate
        aria-label={ariaLabel}
        aria-busy={pending || undefined}
        className={cx(className ?? "space-y-6")}
      >
        {children}
        {submitLabel ? <SubmitButton variant={submitVariant}>{submitLabel}</SubmitButton> : null}
      </form>
      {confirm ? (
        <ConfirmDialog
          {...confirm}
          phrase={confirmPhrase}
          open={asking !== null}
          onCancel={() => setAsking(null)}
          onConfirm={() => {
            const input = asking;
            setAsking(null);
            if (input) send(input);
          }}
        />
      ) : null}
    </FormStateContext>
  );
}
