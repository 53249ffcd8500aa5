import type { Compiled } from "./compile";
import { decide } from "./decide";
import { compiledOf, type Prepared } from "./prepare";
import { type SettleScratch, settle, settleScratch } from "./settle";
import { type ReadingRoom, readSubmission, roomForReading } from "./submission";
import type { Evaluation } from "./types";

/** The arrays of one evaluation. They hold nothing that outlives it, so each standard keeps one set. */
interface Room {
  busy: boolean;
  reading: ReadingRoom;
  scratch: SettleScratch;
}

const rooms = new WeakMap<Compiled, Room>();

/** The standard's room, or another where a getter of the submission asks for a second evaluation. */
function enter(c: Compiled): Room {
  const known = rooms.get(c);
  if (known && !known.busy) {
    known.busy = true;
    return known;
  }
  const room: Room = { busy: true, reading: roomForReading(c), scratch: settleScratch(c.size) };
  if (!known) rooms.set(c, room);
  return room;
}

/**
 * Scores a submission: the decision (sections 2–4), or every error of the submission.
 * Never throws for a JSON value, whatever it holds.
 */
export function evaluate(prepared: Prepared, submission: unknown): Evaluation {
  const compiled = compiledOf(prepared);
  const room = enter(compiled);
  try {
    const reading = readSubmission(compiled, submission, room.reading);
    if (!reading.ok) return reading;
    const settled = settle(compiled, reading.state, room.scratch);
    return { ok: true, decision: decide(compiled, reading.state, settled, prepared.digest) };
  } finally {
    room.busy = false;
  }
}
