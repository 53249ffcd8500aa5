const TITLES: Record<string, string> = { municipal: "市级", provincial: "省级" };

/** A standard's level in words. */
export const levelTitle = (level: string): string => TITLES[level] ?? "其他";

/** The public address of one version. */
export const methodHref = (family: string, version: string): string =>
  `/method/${family}/${encodeURIComponent(version)}`;
