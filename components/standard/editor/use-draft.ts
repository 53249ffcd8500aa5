"use client";

import { unstable_rethrow, useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { SaveStatus } from "@/components/ui/save-state";
import { useLeaving } from "@/components/ui/use-leaving";
import { formatClock } from "@/lib/calendar";
import { saveDraft } from "@/lib/standard/actions";
import { isDraftDocument } from "@/lib/standard/policy";
import type { Draft, DraftDocument } from "@/lib/standard/types";
import { begin, type Editing, type EditingAction, reduce } from "./editing";

const quiet = 1_000;
const retryAfter = 4_000;

interface Backup {
  revision: number;
  document: DraftDocument;
}

const key = (personId: string, draftId: string) => `draft:${personId}:${draftId}`;

/** What this browser could not send last time; null where storage is closed, empty or spoilt. */
function readBackup(name: string): Backup | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(name) ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    const { revision, document } = kept as Partial<Backup>;
    return typeof revision === "number" && isDraftDocument(document)
      ? { revision, document }
      : null;
  } catch {
    return null;
  }
}

function keepBackup(name: string, backup: Backup | null): void {
  try {
    if (backup) window.localStorage.setItem(name, JSON.stringify(backup));
    else window.localStorage.removeItem(name);
  } catch {
    // A closed or full storage only takes away the second net; the first is the server.
  }
}

export interface DraftEditing {
  state: Editing;
  dispatch: (action: EditingAction) => void;
  status: SaveStatus;
  savedAt?: string;
  /** Why nothing was saved, where trying again will not help. */
  refusal?: string;
  /** What somebody else saved meanwhile; nothing is sent until the person has chosen. */
  conflict: Draft | null;
  resolve: (keep: "mine" | "theirs") => void;
  flush: () => Promise<void>;
}

/**
 * A draft in this browser, saved whole by itself shortly after each change, one request at a time, against the
 * revision it is based on. What could not be sent stays here and in the browser's storage.
 */
export function useDraft(draft: Draft, personId: string): DraftEditing {
  const router = useRouter();
  const [state, setState] = useState(() => begin(draft.document));
  const [status, setStatus] = useState<SaveStatus>("idle");
  const [savedAt, setSavedAt] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const [conflict, setConflict] = useState<Draft | null>(null);
  const current = useRef(state);
  const base = useRef<Backup>({ revision: draft.revision, document: draft.document });
  const blocked = useRef(false);
  const saving = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const name = key(personId, draft.id);
  const unsent = useCallback(() => current.current.document !== base.current.document, []);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    if (saving.current || blocked.current || !unsent()) return;
    saving.current = true;
    setStatus("saving");
    let again = 0;
    const sent = current.current.document;
    try {
      const { revision } = base.current;
      const result = await saveDraft({ draftId: draft.id, revision, document: sent });
      if (result.ok) {
        base.current = { revision: result.data?.revision ?? revision, document: sent };
        setRefusal(undefined);
        setSavedAt(formatClock(new Date()));
        setStatus(unsent() ? "unsaved" : "saved");
        if (unsent()) again = quiet;
        else keepBackup(name, null);
      } else {
        setRefusal(result.errors?.[0]?.message ?? result.message);
        setStatus("failed");
        if (result.code === "unexpected") again = retryAfter;
        if (result.code === "stale") router.refresh();
      }
    } catch (error) {
      unstable_rethrow(error);
      setStatus("offline");
      again = retryAfter;
    } finally {
      saving.current = false;
      if (again) timer.current = setTimeout(flush, again);
    }
  }, [draft.id, name, router, unsent]);

  const schedule = useCallback(() => {
    setStatus("unsaved");
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, quiet);
  }, [flush]);

  const dispatch = useCallback(
    (action: EditingAction) => {
      const before = current.current;
      current.current = reduce(before, action);
      setState(current.current);
      if (current.current.document === before.document) return;
      keepBackup(name, { revision: base.current.revision, document: current.current.document });
      schedule();
    },
    [name, schedule],
  );

  const resolve = useCallback(
    (keep: "mine" | "theirs") => {
      if (!conflict) return;
      base.current = { revision: conflict.revision, document: conflict.document };
      blocked.current = false;
      setConflict(null);
      setRefusal(undefined);
      if (keep === "theirs") {
        dispatch({ type: "replace", document: conflict.document });
        keepBackup(name, null);
        setStatus("idle");
      } else schedule();
    },
    [conflict, dispatch, name, schedule],
  );

  // After the first paint, which must be the server's: what this browser could not send last time.
  useEffect(() => {
    const backup = readBackup(name);
    const stored = JSON.stringify(base.current.document);
    if (!backup || JSON.stringify(backup.document) === stored) return;
    base.current = { ...base.current, revision: backup.revision };
    dispatch({ type: "replace", document: backup.document });
  }, [name, dispatch]);

  // A fresh page from the server brings what others have saved since; one's own unsent changes wait for a choice.
  useEffect(() => {
    if (draft.revision <= base.current.revision) return;
    if (unsent()) {
      blocked.current = true;
      setConflict(draft);
      return;
    }
    base.current = { revision: draft.revision, document: draft.document };
    current.current = begin(draft.document);
    setState(current.current);
  }, [draft, unsent]);

  useLeaving(unsent, flush);

  return { state, dispatch, status, savedAt, refusal, conflict, resolve, flush };
}
