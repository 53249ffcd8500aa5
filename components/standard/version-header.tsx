import type { StandardView } from "@/lib/standard/types";
import { StandardHeader, type StandardHeaderProps } from "./standard-header";

/** Where a stored version has its pages. */
export const versionAddress = ({ family, version }: Pick<StandardView, "family" | "version">) =>
  `/standards/${family}/${encodeURIComponent(version)}`;

export interface VersionHeaderProps extends Omit<StandardHeaderProps, "name" | "href"> {
  view: StandardView;
}

/** The head that the pages of one stored version share. */
export function VersionHeader({ view, ...rest }: VersionHeaderProps) {
  return (
    <StandardHeader name={`${view.title} ${view.version}`} href={versionAddress(view)} {...rest} />
  );
}
