"use client";

import type { Fault } from "@/lib/scoring/types";
import type { DraftDocument } from "@/lib/standard/types";
import { nodeAt } from "./editing";
import { faultNode, faultPart } from "./outline";

/** How many are listed; more are only counted. */
const mostListed = 100;

export interface FaultListProps {
  faults: readonly Fault[];
  /** To say at which node each stands; absent where all stand at one. */
  document?: DraftDocument;
  onGo: (fault: Fault) => void;
}

function placeWords(fault: Fault, document: DraftDocument | undefined): string {
  const path = faultNode(fault);
  const title = path === "" ? "标准整体" : document && nodeAt(document, path)?.title;
  const node = document ? String(title || "没有名称的条目") : "";
  return [node, faultPart(fault)].filter(Boolean).join(" › ");
}

/** Faults in words, each leading to its field. */
export function FaultList({ faults, document, onGo }: FaultListProps) {
  return (
    <ul>
      {faults.slice(0, mostListed).map((fault) => {
        const place = placeWords(fault, document);
        return (
          <li key={`${fault.code} ${fault.path}`}>
            <button
              type="button"
              className="min-h-9 text-left text-failed underline underline-offset-4 hover:text-failed-deep"
              onClick={() => onGo(fault)}
            >
              {place ? `${place}：${fault.message}` : fault.message}
            </button>
          </li>
        );
      })}
      {faults.length > mostListed ? (
        <li className="text-muted">{`其余 ${faults.length - mostListed} 处未列出。`}</li>
      ) : null}
    </ul>
  );
}
