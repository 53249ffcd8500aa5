import "server-only";
import { Readable } from "node:stream";
import { notFound } from "next/navigation";
import { z } from "zod";
import { visibleApplications } from "../application/data";
import type { EntryPage } from "../application/score";
import type { LoadedEntry } from "../application/types";
import { can } from "../auth/permissions";
import { requirePerson } from "../auth/session";
import { dayOf } from "../calendar";
import { attachment, rangeOf } from "../http/headers";
import type { LoadedReview } from "../review/types";
import { leavesOf, nodeById } from "../scoring";
import { preparedStandard } from "../standard/data";
import { fileStorage } from "../storage/storage";
import type { ByteRange, FileKey } from "../storage/types";
import {
  evidenceCounts,
  evidenceFor,
  evidenceOf,
  filesOf,
  findEvidence,
  otherUses,
  seesPoint,
  unfinishedUploads,
} from "./data";
import { processStoredFile } from "./mutations";
import { noticesOf } from "./policy";
import {
  type EvidenceView,
  type OtherUse,
  type PageEvidence,
  type Preview,
  previewWidths,
  type ReviewedEvidence,
} from "./types";

/** What is attached to the points of one page of entry, as far as the person sees them. */
export async function loadPageEvidence(entry: LoadedEntry, page: EntryPage): Promise<PageEvidence> {
  const { person, view, facts, prepared } = entry;
  const points = leavesOf(prepared, page.node.id)
    .map(({ id }) => id)
    .filter((id) => seesPoint(person, facts, prepared, id));
  const [evidence, unfinished] = await Promise.all([
    evidenceOf(view.id, points),
    unfinishedUploads(view.id, person.id, points),
  ]);
  return { evidence, unfinished };
}

/** How many files each point has, of the points the person sees. */
export async function loadEvidenceCounts(entry: LoadedEntry): Promise<Record<string, number>> {
  const { person, view, facts, prepared } = entry;
  const counts = Object.entries(await evidenceCounts(view.id));
  return Object.fromEntries(counts.filter(([id]) => seesPoint(person, facts, prepared, id)));
}

async function namedUses(review: LoadedReview, sha256s: readonly string[]): Promise<OtherUse[]> {
  const rows = await otherUses(review.view.id, sha256s);
  const standards = new Map(
    await Promise.all(
      [...new Set(rows.map((row) => row.standardId))].map(
        async (id) => [id, await preparedStandard(id)] as const,
      ),
    ),
  );
  return rows.map(({ nodeId, standardId, ...use }) => {
    const prepared = standards.get(standardId);
    return { ...use, pointTitle: (prepared && nodeById(prepared, nodeId)?.title) ?? nodeId };
  });
}

/**
 * What was handed in with the newest submission at the points of one page, with what a reviewer should notice: the
 * same file or a photo like it elsewhere, an old photo, a validity that has passed. By point. Reviewers and
 * administrators alone are told; an observer of what is decided sees the files.
 */
export async function loadReviewEvidence(
  review: LoadedReview,
  page: EntryPage,
): Promise<Record<string, ReviewedEvidence[]>> {
  const told = can(review.person, "review.read");
  const here = new Set(leavesOf(review.prepared, page.node.id).map(({ id }) => id));
  const frozen = (review.snapshots.at(-1)?.statements.evidence ?? []).filter(({ nodeId }) =>
    here.has(nodeId),
  );
  if (frozen.length === 0) return {};
  const uses = told
    ? await namedUses(review, [...new Set(frozen.map(({ sha256 }) => sha256))])
    : [];
  const [files, seen] = await Promise.all([
    filesOf(frozen.map(({ id }) => id)),
    visibleApplications(review.person, [...new Set(uses.map((use) => use.applicationId))]),
  ]);
  const about = {
    opensOn: review.view.opensOn,
    today: dayOf(new Date()),
    own: review.view.communityId,
  };
  const result: Record<string, ReviewedEvidence[]> = {};
  for (const one of frozen) {
    const file = files.get(one.id);
    const all = noticesOf(
      { takenAt: file?.takenAt ?? null, validUntil: one.validUntil },
      uses.filter(({ sha256 }) => sha256 === one.sha256),
      about,
    );
    const notices = (told ? all : []).map(({ other, ...notice }) =>
      // Of a batch that is not theirs reviewers are told the name, but not shown the file.
      other && seen.has(other.applicationId) ? { ...notice, other } : notice,
    );
    const reviewed = {
      ...one,
      preview: file?.preview ?? "none",
      removed: file?.removed ?? false,
      notices,
    };
    result[one.nodeId] = [...(result[one.nodeId] ?? []), reviewed];
  }
  return result;
}

const PRIVATE = {
  // Kept by this browser alone, and asked about, with the person's rights, every time.
  "Cache-Control": "private, no-cache",
  // With the front door's headers: never sniffed, and a policy under which it runs nothing.
  "Cross-Origin-Resource-Policy": "same-origin",
};

async function requireEvidence(applicationId: string, evidenceId: string): Promise<EvidenceView> {
  const person = await requirePerson();
  const named = z.tuple([z.uuid(), z.uuid()]).safeParse([applicationId, evidenceId]).success;
  const evidence = named ? await evidenceFor(person, applicationId, evidenceId) : null;
  if (!evidence) notFound();
  return evidence;
}

/** Answers with stored bytes; to HEAD without opening what nobody would read. */
async function send(
  request: Request,
  key: FileKey,
  range: ByteRange | undefined,
  init: { status?: number; headers: Record<string, string> },
): Promise<Response> {
  if (request.method === "HEAD") return new Response(null, init);
  const storage = await fileStorage();
  const bytes = await storage.open(key, range).catch((error) => {
    console.error(error);
    return null;
  });
  if (!bytes)
    return new Response("文件暂时无法读取，请稍后重试。", { status: 503, headers: PRIVATE });
  return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, init);
}

/** The original for whoever may see it, to be saved under its name; in part where a range is asked for. */
export async function loadOriginal(
  request: Request,
  applicationId: string,
  evidenceId: string,
): Promise<Response> {
  const { sha256, size, mediaType, fileName } = await requireEvidence(applicationId, evidenceId);
  const tag = `"${sha256}"`;
  const headers: Record<string, string> = { ...PRIVATE, ETag: tag, "Accept-Ranges": "bytes" };
  if (request.headers.get("if-none-match") === tag)
    return new Response(null, { status: 304, headers });
  const condition = request.headers.get("if-range");
  const asked = condition === null || condition === tag ? request.headers.get("range") : null;
  const range = rangeOf(asked, size);
  if (range === "none")
    return new Response(null, {
      status: 416,
      headers: { ...headers, "Content-Range": `bytes */${size}` },
    });
  headers["Content-Type"] = mediaType;
  headers["Content-Disposition"] = attachment(fileName);
  if (range === "all") {
    headers["Content-Length"] = String(size);
    return send(request, { sha256 }, undefined, { headers });
  }
  headers["Content-Length"] = String(range.end - range.start + 1);
  headers["Content-Range"] = `bytes ${range.start}-${range.end}/${size}`;
  return send(request, { sha256 }, range, { status: 206, headers });
}

const isPreview = (name: string): name is Preview => name in previewWidths;

/** The re-encoded preview of a photo or a first page for whoever may see the evidence; made now where that has not happened yet. */
export async function loadPreview(
  request: Request,
  applicationId: string,
  evidenceId: string,
  preview: string,
): Promise<Response> {
  const evidence = await requireEvidence(applicationId, evidenceId);
  if (!isPreview(preview)) notFound();
  const { sha256 } = evidence;
  if (evidence.preview === "pending") {
    await processStoredFile(sha256);
    const now = await findEvidence(applicationId, evidenceId);
    if (now?.preview !== "ready") notFound();
  } else if (evidence.preview !== "ready") notFound();
  const width = previewWidths[preview];
  const headers = { ...PRIVATE, ETag: `"${sha256}-${width}"`, "Content-Type": "image/webp" };
  if (request.headers.get("if-none-match") === headers.ETag)
    return new Response(null, { status: 304, headers });
  return send(request, { sha256, derived: `${width}.webp` }, undefined, { headers });
}
