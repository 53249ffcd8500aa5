"use client";

import { OthersHere, type OthersHereProps } from "./others-here";
import { usePresence } from "./use-presence";

export interface PresenceLinesProps extends Pick<OthersHereProps, "titles"> {
  applicationId: string;
  stamp: string;
}

/** Who is filling in which page of an application, on a page where nothing is entered. */
export function PresenceLines({ applicationId, stamp, titles }: PresenceLinesProps) {
  const others = usePresence({ applicationId, nodeId: null, stamp });
  return <OthersHere others={others} titles={titles} />;
}
