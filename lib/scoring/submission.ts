/**
 * A submission against a compiled standard (section 3). Every error is returned, in this order:
 * community, waived, direct, answers, the last three in the order they were given.
 */
import { type AnswerProblem, type Bases, readMarks, takeAnswer } from "./answer";
import type { Compiled } from "./compile";
import { isPlainObject } from "./json";
import { errorMessage } from "./messages";
import { clearState, emptyState, type LeafState, markDirect } from "./settle";
import type { SubmissionError, SubmissionErrorCode } from "./types";

interface Shape {
  community: Record<string, unknown>;
  waived: readonly string[];
  direct: Record<string, unknown>;
  answers: Record<string, unknown>;
}

function shapeOf(submission: unknown): Shape | null {
  if (!isPlainObject(submission)) return null;
  const { community, answers, waived = [], direct = {} } = submission;
  if (!isPlainObject(community) || !isPlainObject(answers) || !isPlainObject(direct)) return null;
  if (!Array.isArray(waived) || !waived.every((id) => typeof id === "string")) return null;
  return { community, answers, waived, direct };
}

/** Collects errors, the first one of a path only. */
class Errors {
  readonly list: SubmissionError[] = [];
  readonly compiled: Compiled;
  /** Made with the first error: hardly a submission has one. */
  paths: Set<string> | null = null;

  constructor(compiled: Compiled) {
    this.compiled = compiled;
  }

  add(code: SubmissionErrorCode, path: string, node = -1): void {
    this.paths ??= new Set();
    if (this.paths.has(path)) return;
    this.paths.add(path);
    this.list.push({ code, path, message: errorMessage(code, path, this.compiled.nodes[node]) });
  }
}

/** Index of the community's type, or null (and an error) where the standard has no such type. */
function readType(c: Compiled, community: Record<string, unknown>, errors: Errors): number | null {
  const { type } = community;
  if (type !== undefined && typeof type !== "string") {
    errors.add("wrong-type", "community.type");
    return null;
  }
  const index = type === undefined ? undefined : c.types.get(type);
  if (index === undefined) errors.add("unknown-community-type", "community.type");
  return index ?? null;
}

function readBase(
  community: Record<string, unknown>,
  field: keyof Bases,
  needed: boolean,
  errors: Errors,
): number {
  const value = community[field];
  const path = `community.${field}`;
  if (value === undefined) {
    if (needed) errors.add("bad-community", path);
    return 0;
  }
  if (typeof value !== "number" || !Number.isFinite(value)) errors.add("wrong-type", path);
  else if (value < 0 || !Number.isSafeInteger(value)) errors.add("bad-community", path);
  else return value;
  return 0;
}

/** The nodes from which the community is excused. */
function readWaived(c: Compiled, waived: readonly string[], errors: Errors): readonly number[] {
  const marked: number[] = [];
  for (const id of waived) {
    const i = c.index.get(id);
    if (i === undefined) errors.add("unknown-node", `waived.${id}`);
    else if (c.waivable[i] === 0) errors.add("not-waivable", `waived.${id}`, i);
    else if (marked.includes(i)) errors.add("out-of-range", `waived.${id}`, i);
    else marked.push(i);
  }
  return marked;
}

/** What applies by type, less what is waived; where something is, written into `room`. */
function withoutWaived(
  c: Compiled,
  byType: Uint8Array,
  waived: readonly number[],
  room: Uint8Array = new Uint8Array(c.size),
): Uint8Array {
  if (waived.length === 0) return byType;
  room.set(byType);
  for (const i of waived) room.fill(0, i, c.end[i]);
  return room;
}

/** Marks the outermost branches of `direct`, so that one given below another is not asked. */
function markAllDirect(c: Compiled, state: LeafState, ids: readonly string[]): void {
  const branches = ids
    .map((id) => c.index.get(id) ?? -1)
    .filter((i) => i >= 0 && c.branch[i] === 1)
    .sort((a, b) => a - b);
  for (const i of branches) if (state.direct[i] !== 2) markDirect(c, state, i);
}

function readDirect(c: Compiled, state: LeafState, given: Shape["direct"], errors: Errors): void {
  const ids = Object.keys(given).filter((id) => given[id] !== undefined);
  if (ids.length === 0) return;
  markAllDirect(c, state, ids);
  for (const id of ids) {
    const i = c.index.get(id) ?? -1;
    const score = directScore(c, state, i, given[id]);
    if (typeof score === "string") errors.add(score, `direct.${id}`, i);
    else state.score[i] = score;
  }
}

function directScore(
  c: Compiled,
  state: LeafState,
  i: number,
  value: unknown,
): number | SubmissionErrorCode {
  if (i < 0) return "unknown-node";
  if (c.branch[i] === 0) return "not-a-branch";
  if (state.direct[i] === 2) return "not-asked";
  if (state.applies[i] === 0) return "not-applicable";
  return readMarks(value, (c.full[i] ?? 0) + (c.bonusMarks[i] ?? 0));
}

function readAnswers(
  c: Compiled,
  state: LeafState,
  answers: Shape["answers"],
  bases: Bases,
  errors: Errors,
): void {
  for (const id of Object.keys(answers)) {
    const answer = answers[id];
    if (answer === undefined) continue;
    const i = c.index.get(id);
    let code: SubmissionErrorCode | AnswerProblem = null;
    if (i === undefined) code = "unknown-leaf";
    else if (c.branch[i] === 1) code = "not-a-leaf";
    else if (state.direct[i] === 2) code = "not-asked";
    else if (state.applies[i] === 0) code = "not-applicable";
    else code = takeAnswer(c, state, i, answer, bases);
    if (code !== null) errors.add(code, `answers.${id}`, i);
  }
}

/**
 * The same in document order, which spares looking up where each id stands. It gives up (and leaves
 * no trace) at the first thing that is not plainly right: then `readAnswers` says what it is.
 */
function readAnswersInOrder(
  c: Compiled,
  state: LeafState,
  answers: Shape["answers"],
  bases: Bases,
): boolean {
  const prototype: unknown = Object.getPrototypeOf(answers);
  if (!c.ownIds || (prototype !== Object.prototype && prototype !== null)) return false;
  const { leaves, ids } = c;
  const { applies, direct } = state;
  let found = 0;
  let right = true;
  for (let k = 0; right && k < leaves.length; k += 1) {
    const i = leaves[k] ?? 0;
    const answer = answers[ids[i] ?? ""];
    if (answer === undefined) continue;
    found += 1;
    const asked = applies[i] === 1 && direct[i] !== 2;
    right = asked && takeAnswer(c, state, i, answer, bases) === null;
  }
  // As many keys as answers found: no other key is there.
  if (right && Object.keys(answers).length === found) return true;
  for (const i of c.leaves) {
    state.answered[i] = 0;
    state.score[i] = 0;
    state.count[i] = 0;
  }
  return false;
}

/** Whether one of these leaves is asked of the community. */
function asksOne(leaves: Int32Array, applies: Uint8Array, direct: Uint8Array): boolean {
  for (const i of leaves) if (applies[i] === 1 && direct[i] !== 2) return true;
  return false;
}

export type Reading =
  | { ok: true; state: LeafState; type: string }
  | { ok: false; errors: SubmissionError[] };

/** Where a submission is read into. Made once, it serves any number of submissions, one after another. */
export interface ReadingRoom {
  state: LeafState;
  applies: Uint8Array;
}

/** Room for reading submissions to a standard. */
export function roomForReading(c: Compiled): ReadingRoom {
  return { state: emptyState(c.appliesToAll), applies: new Uint8Array(c.size) };
}

/**
 * Reads a submission: either all it says of the leaves, or everything that is wrong with it.
 * @param room given, the state returned is the room's, and holds until the next reading
 */
export function readSubmission(
  c: Compiled,
  submission: unknown,
  room: ReadingRoom = roomForReading(c),
): Reading {
  const shape = shapeOf(submission);
  const errors = new Errors(c);
  if (shape === null) {
    errors.add("wrong-type", "");
    return { ok: false, errors: errors.list };
  }
  const { community } = shape;
  const type = readType(c, community, errors);
  const later = new Errors(c);
  const waived = readWaived(c, shape.waived, later);
  // Where the type is unknown nothing is called inapplicable because of it.
  const byType =
    type === null ? new Uint8Array(c.size).fill(1) : (c.applies[type] ?? c.appliesToAll);
  const { state } = room;
  clearState(state, withoutWaived(c, byType, waived, room.applies));
  readDirect(c, state, shape.direct, later);
  const asked = type === null ? withoutWaived(c, c.appliesToAll, waived) : state.applies;
  const byHousehold = asksOne(c.perHousehold, asked, state.direct);
  const byResident = asksOne(c.perResident, asked, state.direct);
  const bases: Bases = {
    households: readBase(community, "households", byHousehold, errors),
    residents: readBase(community, "residents", byResident, errors),
  };
  if (!readAnswersInOrder(c, state, shape.answers, bases)) {
    readAnswers(c, state, shape.answers, bases, later);
  }
  if (errors.list.length === 0 && later.list.length === 0) {
    return { ok: true, state, type: String(community.type) };
  }
  return { ok: false, errors: [...errors.list, ...later.list] };
}
