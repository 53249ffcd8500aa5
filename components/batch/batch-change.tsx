import { ChangeBatchForm, type ChangeBatchFormProps } from "./change-batch-form";

/** The administrator's part of a batch's page. */
export function BatchChange(props: ChangeBatchFormProps) {
  return (
    <section aria-labelledby="change" className="mt-10 max-w-text">
      <h2 id="change">调整批次</h2>
      <p className="mb-4 text-muted">标准和开始日期不能更改。调整立即生效。</p>
      <ChangeBatchForm {...props} />
    </section>
  );
}
