import "server-only";
import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { cache } from "react";
import { z } from "zod";
import { findApplication } from "../application/data";
import { allowedOperations, maySee, refusalOf } from "../application/policy";
import { askedLeaves, entryPages } from "../application/score";
import { communityItem } from "../application/types";
import { requirePermission } from "../auth/session";
import { dayOf } from "../calendar";
import { loadNotice } from "../notice/loaders";
import { findReceipt } from "../publication/data";
import { leavesOf, nodeById, type Prepared } from "../scoring";
import { findStandardId, preparedStandard } from "../standard/data";
import { findObjection, objectionPage } from "./data";
import { personalData, readReceipt } from "./policy";
import { objectionListSchema, receiptQuerySchema } from "./schema";

/** What can be objected to, by page of the standard. */
export type PointGroup = { title: string; points: { id: string; title: string }[] };

const groupsOf = (prepared: Prepared, asked: ReadonlySet<string>): PointGroup[] =>
  entryPages(prepared)
    .map(({ node }) => ({
      title: node.title,
      points: leavesOf(prepared, node.id)
        .filter(({ id }) => asked.has(id))
        .map(({ id, title }) => ({ id, title })),
    }))
    .filter(({ points }) => points.length > 0);

/** For objecting to a notice; while it runs and only then is there such a page. */
export async function loadObjecting(code: string) {
  // Each page has a key of its own, so none is kept for others.
  await connection();
  const loaded = await loadNotice(code);
  const { notice, prepared, over } = loaded;
  if (notice.standing !== "running" || over || !notice.result) notFound();
  const { nodes } = notice.result.decision;
  const asked = askedLeaves(prepared, notice.type).filter(({ id }) => nodes[id]?.applicable);
  const groups = groupsOf(prepared, new Set(asked.map(({ id }) => id)));
  return { notice, groups, key: randomUUID() };
}

/** What the number of a receipt leads to; null for any other. */
export async function loadReceipt(number: string) {
  const receipt = readReceipt(number);
  const found = receipt ? await findReceipt(receipt) : null;
  if (!found) return null;
  const standardId = await findStandardId(found.standard);
  const prepared = standardId && (await preparedStandard(standardId));
  const title = prepared && found.nodeId ? nodeById(prepared, found.nodeId)?.title : undefined;
  return { ...found, pointTitle: title ?? null };
}

/** The receipt that the address asks for, as it stands in addresses; what can be none is said. */
export function receiptAsked(search: unknown): { typed: string; receipt: string | null } {
  const { number } = receiptQuerySchema.parse(search);
  return { typed: number, receipt: readReceipt(number) };
}

const size = 20;

/** The office's list: objections that wait, or that are answered. */
export async function loadObjections(search: unknown) {
  const person = await requirePermission("objection.read");
  const { page, done } = objectionListSchema.parse(search);
  const { objections, total } = await objectionPage(person, done, page, size);
  return { objections, total, page, done, pageCount: Math.max(1, Math.ceil(total / size)) };
}

/** One objection as staff work on it; for who may not see its application it does not exist. */
export const loadObjection = cache(async (id: string) => {
  const person = await requirePermission("objection.read");
  const objection = z.uuid().safeParse(id).success ? await findObjection(id) : null;
  const application = objection && (await findApplication(objection.applicationId));
  if (!objection || !application || !maySee(person, application.facts)) notFound();
  const { view, facts } = application;
  const prepared = await preparedStandard(view.standardId);
  const today = dayOf(new Date());
  const asked = askedLeaves(prepared, view.facts.type).map((leaf) => leaf.id);
  return {
    objection,
    view,
    point: objection.nodeId && (nodeById(prepared, objection.nodeId)?.title ?? null),
    titles: Object.fromEntries(
      objection.reopenedNodes.map((nodeId) => [
        nodeId,
        nodeById(prepared, nodeId)?.title ?? "社区基本情况",
      ]),
    ),
    groups: [
      {
        title: "社区基本情况",
        points: [{ id: communityItem, title: "社区基本情况（项目类型、户数、常住人口）" }],
      },
      ...groupsOf(prepared, new Set(asked)),
    ],
    hits: personalData(objection.text),
    allowed: allowedOperations(person, facts, today),
    refusal: refusalOf("dismiss", person, facts, today)?.message ?? null,
  };
});
