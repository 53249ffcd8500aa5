import { outcome } from "@/lib/http/examples";
import { BUNDLE_FORMAT, type Published } from "@/lib/recompute/types";
import { digest } from "@/lib/scoring";
import { findBundledStandard } from "@/lib/standards";

const { submission, decision } = outcome.document;
const standard = findBundledStandard("hangzhou-municipal@2022-trial");

/** A published outcome, as the site serves its three documents. */
export const texts = {
  submission: JSON.stringify(submission),
  standard: JSON.stringify(standard),
  decision: JSON.stringify(decision),
};

export const published: Published = {
  documents: { submission, standard, decision },
  digests: {
    submission: digest(submission),
    standard: digest(standard),
    decision: digest(decision),
  },
};

/** The bundle that the site gives for it. */
export const bundleOf = ({ submission, standard, decision } = texts): string =>
  `{"format":"${BUNDLE_FORMAT}","code":"2026-k7d3mw9x","submission":${submission},"standard":${standard},"decision":${decision},"digests":${JSON.stringify(published.digests)}}`;

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
