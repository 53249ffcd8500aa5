const CELLS = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => ({ row, column })));

/** The site's sign: nine fields for the nine scenes around the community in the middle. */
export function SiteMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className ?? "size-9 flex-none"}>
      {CELLS.map(({ row, column }) => {
        const middle = row === 1 && column === 1;
        return (
          <rect
            key={`${row}${column}`}
            x={1 + column * 10.5}
            y={1 + row * 10.5}
            width="9"
            height="9"
            rx="1.5"
            className={middle ? "fill-ink" : "fill-action"}
          />
        );
      })}
    </svg>
  );
}
