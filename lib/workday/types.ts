/** A stretch of days off, or one working day on a weekend, by an office's arrangement. */
export interface Arrangement {
  /** What it is for: 春节, 调休上班. */
  title: string;
  /** ISO days, both included. */
  from: string;
  to: string;
  working: boolean;
}

/** The arrangement of one year. */
export interface CalendarYear {
  year: number;
  /** The document it is taken from. */
  source: string;
  /** assumed: the arrangement is not out yet, and what stands here follows from law alone. */
  kind: "published" | "assumed";
  days: readonly Arrangement[];
}

/** A day on which an office has corrected the bundled calendar. */
export interface Correction {
  /** An ISO day. */
  day: string;
  working: boolean;
  source: string;
  changedByName: string;
}

const off = (title: string, from: string, to = from): Arrangement => ({
  title,
  from,
  to,
  working: false,
});
const on = (day: string): Arrangement => ({
  title: "调休上班",
  from: day,
  to: day,
  working: true,
});

/** The bundled years: weekends are free and other days are not, but for these. */
export const calendarYears: readonly CalendarYear[] = [
  {
    year: 2026,
    source: "《国务院办公厅关于2026年部分节假日安排的通知》（2025年11月4日）",
    kind: "published",
    days: [
      off("元旦", "2026-01-01", "2026-01-03"),
      on("2026-01-04"),
      on("2026-02-14"),
      off("春节", "2026-02-15", "2026-02-23"),
      on("2026-02-28"),
      off("清明节", "2026-04-04", "2026-04-06"),
      off("劳动节", "2026-05-01", "2026-05-05"),
      on("2026-05-09"),
      off("端午节", "2026-06-19", "2026-06-21"),
      on("2026-09-20"),
      off("中秋节", "2026-09-25", "2026-09-27"),
      off("国庆节", "2026-10-01", "2026-10-07"),
      on("2026-10-10"),
    ],
  },
  {
    year: 2027,
    source: "《全国年节及纪念日放假办法》（2024年修订）；国务院办公厅的调休安排尚未取得",
    kind: "assumed",
    days: [
      off("元旦", "2027-01-01"),
      off("春节", "2027-02-05", "2027-02-08"),
      off("清明节", "2027-04-05"),
      off("劳动节", "2027-05-01", "2027-05-02"),
      off("端午节", "2027-06-09"),
      off("中秋节", "2027-09-15"),
      off("国庆节", "2027-10-01", "2027-10-03"),
    ],
  },
];
