/** A digest that proves a document unchanged; breaks anywhere, so it never widens the page. */
export function DigestLine({
  label = "结论摘要值（SHA-256）",
  digest,
}: {
  label?: string;
  digest: string;
}) {
  return (
    <p className="text-sm">
      <span className="text-muted">{label}</span>{" "}
      <span className="font-mono break-all">{digest}</span>
    </p>
  );
}
