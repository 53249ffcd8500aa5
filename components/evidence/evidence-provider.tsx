"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import type { EvidenceView, UnfinishedUpload } from "@/lib/evidence/types";
import { type PointState, UploadQueue } from "./upload-queue";

export interface EvidenceContext {
  applicationId: string;
  queue: UploadQueue;
  /** The one piece of evidence whose particulars are open: field names are unique on a page. */
  editing: string | null;
  edit: (evidenceId: string | null) => void;
}

const Context = createContext<EvidenceContext | null>(null);

export function useEvidence(): EvidenceContext {
  const context = useContext(Context);
  if (!context) throw new Error("evidence needs an EvidenceProvider around it");
  return context;
}

/** What one point shows, kept up to date. */
export function usePoint(nodeId: string): PointState {
  const { queue } = useEvidence();
  const read = () => queue.point(nodeId);
  return useSyncExternalStore(queue.subscribe, read, read);
}

// Kept while the person goes from page to page: what is on its way goes on.
const queues = new Map<string, UploadQueue>();

function queueOf({ applicationId, personId, evidence, unfinished }: EvidenceProviderProps) {
  const key = `${personId} ${applicationId}`;
  const known = queues.get(key);
  if (known) return known;
  const made = new UploadQueue(applicationId);
  made.load(evidence, unfinished);
  // The server serves many: nothing of one request may be there in the next.
  if (typeof window === "undefined") return made;
  queues.set(key, made);
  window.addEventListener("online", made.wake);
  window.addEventListener("beforeunload", (event) => {
    if (made.busy) event.preventDefault();
  });
  return made;
}

export interface EvidenceProviderProps {
  applicationId: string;
  personId: string;
  evidence: readonly EvidenceView[];
  unfinished: readonly UnfinishedUpload[];
  children: ReactNode;
}

/** Holds the evidence and the uploads of one page of entry, and says politely how they go. */
export function EvidenceProvider(props: EvidenceProviderProps) {
  const { applicationId, evidence, unfinished, children } = props;
  const [said, announce] = useState("");
  const [editing, edit] = useState<string | null>(null);
  const [queue] = useState(() => queueOf(props));
  useEffect(() => {
    queue.announce = announce;
    queue.load(evidence, unfinished);
  }, [queue, evidence, unfinished]);
  useEffect(() => {
    // A file dropped beside its place must not replace the page.
    const refuse = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    window.addEventListener("dragover", refuse);
    window.addEventListener("drop", refuse);
    return () => {
      window.removeEventListener("dragover", refuse);
      window.removeEventListener("drop", refuse);
    };
  }, []);
  const context = useMemo(
    () => ({ applicationId, queue, editing, edit }),
    [applicationId, queue, editing],
  );
  return (
    <Context value={context}>
      {children}
      <div aria-live="polite" className="sr-only">
        {said}
      </div>
    </Context>
  );
}
