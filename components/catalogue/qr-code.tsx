import { encode } from "uqr";

/** Draws a QR code of an address, four fields of quiet around it as scanners want. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 4, ecc: "M" });
  // One bar for each run of dark fields in a row: a fifth of the elements of one for each field.
  const path = data
    .flatMap((row, y) => {
      const runs = row.map((dark) => (dark ? "1" : "0")).join("");
      return [...runs.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
      );
    })
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-36 flex-none bg-paper"
    >
      <path d={path} className="fill-ink" />
    </svg>
  );
}
