import { type ReactNode, useId } from "react";
import { cx } from "./cx";

export interface Column<Row> {
  key: string;
  title: ReactNode;
  /** Figures: set in tabular figures and aligned right. */
  numeric?: boolean;
  /** Names the row: read out before each of its cells. */
  rowHeader?: boolean;
  /** In a stacked table: stands beside the row's name, without a label. For the result or the row's action. */
  corner?: boolean;
  cell: (row: Row) => ReactNode;
  className?: string;
}

export interface TableProps<Row> {
  caption: ReactNode;
  /** Keeps the caption for screen readers where a heading stands right above. */
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** On a phone each row becomes a block of labelled values; otherwise the table scrolls sideways in its own frame. */
  stack?: boolean;
  /** Tighter rows for desks. */
  dense?: boolean;
  /** Said in place of rows when there are none. */
  empty?: ReactNode;
  className?: string;
}

// Chromium drops table semantics from tables laid out as blocks; explicit roles keep them.
const ROLES = {
  table: { role: "table" },
  row: { role: "row" },
  cell: { role: "cell" },
  rowheader: { role: "rowheader" },
  columnheader: { role: "columnheader" },
};

/** A table with a caption in a frame that can be scrolled by keyboard; the page itself never scrolls sideways. */
export function Table<Row>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowKey,
  stack = false,
  dense = false,
  empty,
  className,
}: TableProps<Row>) {
  const captionId = useId();
  return (
    <section
      aria-labelledby={captionId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls has to be reachable by keyboard.
      tabIndex={0}
      // The frame holds what is only read out as well: absolute, it would widen the page.
      className={cx("relative max-w-full overflow-x-auto", className)}
    >
      <table
        {...ROLES.table}
        className={cx("ledger", dense && "ledger-dense", stack && "stacking")}
      >
        <caption
          id={captionId}
          className={captionHidden ? "sr-only" : "pb-2 text-left text-lg font-semibold"}
        >
          {caption}
        </caption>
        <thead>
          <tr {...ROLES.row}>
            {columns.map((column) => (
              <th key={column.key} {...ROLES.columnheader} scope="col" className={styleOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && empty ? (
            <tr {...ROLES.row}>
              <td {...ROLES.cell} colSpan={columns.length} className="ledger-empty">
                {empty}
              </td>
            </tr>
          ) : null}
          {rows.map((row) => (
            <tr key={rowKey(row)} {...ROLES.row}>
              {columns.map((column) => {
                const Cell = column.rowHeader ? "th" : "td";
                return (
                  <Cell
                    key={column.key}
                    {...(column.rowHeader ? ROLES.rowheader : ROLES.cell)}
                    scope={column.rowHeader ? "row" : undefined}
                    data-corner={column.corner || undefined}
                    data-label={
                      stack && typeof column.title === "string" ? column.title : undefined
                    }
                    className={styleOf(column)}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

// What all cells have in common stands in the style sheet (`ledger`): with thousands of cells it would be most of
// what a page sends.
const styleOf = <Row,>({ numeric, className }: Column<Row>) =>
  cx(numeric && "figures text-right", className) || undefined;
