import type { State } from "@/lib/application/types";
import { amendmentId, claimable, devices, evidenceIds, objectionIds } from "./office";
import type { People, Who } from "./people";

export const order: State[] = [
  "draft",
  "submitted",
  "returned",
  "verified",
  "approved",
  "notice",
  "published",
  "revoked",
];
type Row = readonly [string, string, string, string, string, string, string, string];
const all = (word: string): Row => [word, word, word, word, word, word, word, word];
const W = "wrong-state";
const forbidden = all("not-allowed");
const hidden = all("not-found");
const unseenDraft: Row = [
  "not-found",
  ...["not-allowed", "not-allowed", "not-allowed"],
  ...["not-allowed", "not-allowed", "not-allowed", "not-allowed"],
] as unknown as Row;
/** An observer reads what is decided. */
const observed: Row = [
  ...["not-found", "not-found", "not-found", "not-found"],
  ...["not-allowed", "not-allowed", "not-allowed", "not-allowed"],
] as unknown as Row;
const strangers = {
  nobody: all("not-signed-in"),
  "a first password": all("password-change-required"),
  "another district's official": hidden,
  "contributor with a part": forbidden,
  "contributor without a part": hidden,
  observer: observed,
  "reviewer of another batch": hidden,
};

/** What the district alone does to an application in its hands. */
const district: Record<Who, Row> = {
  ...strangers,
  official: ["ok", W, "ok", W, W, W, W, W],
  "reviewer of the batch": unseenDraft,
  administrator: forbidden,
  "administrator who verified": forbidden,
  "administrator who submitted": forbidden,
};
const entry: Record<Who, Row> = {
  ...district,
  "contributor with a part": ["ok", W, "ok", W, W, W, W, W],
};
/** Of a page that is not in the contributor's hands. */
const elsewhere: Record<Who, Row> = {
  ...district,
  "contributor with a part": ["not-allowed", W, "not-allowed", W, W, W, W, W],
};
const handIn: Record<Who, Row> = { ...entry, official: forbidden };
const verification: Record<Who, Row> = {
  ...strangers,
  official: forbidden,
  "reviewer of the batch": ["not-found", "ok", W, W, W, W, W, W],
  administrator: forbidden,
  "administrator who verified": [W, "ok", W, W, W, W, W, W],
  "administrator who submitted": forbidden,
};
const approval: Record<Who, Row> = {
  ...strangers,
  official: forbidden,
  "reviewer of the batch": unseenDraft,
  administrator: [W, W, W, "ok", W, W, W, W],
  "administrator who verified": [W, W, W, "same-person", W, W, W, W],
  // Nobody has submitted a draft: the one who submitted is known from the first submission on.
  "administrator who submitted": [W, W, W, "same-person", W, W, W, W],
};
/** What any administrator does in one state, nobody else. */
const administration = (row: Row): Record<Who, Row> => ({
  ...strangers,
  official: forbidden,
  "reviewer of the batch": unseenDraft,
  administrator: row,
  "administrator who verified": row,
  "administrator who submitted": row,
});
/** Between the first decision on it and publication; the official of the district sees it and may not. */
const answering = (row: Row, second: Row): Record<Who, Row> => ({
  ...administration(row),
  "reviewer of the batch": ["not-found", ...row.slice(1)] as unknown as Row,
  "administrator who verified": second,
  "administrator who submitted": sameFor(row),
});
const sameFor = (row: Row): Row =>
  row.map((word) => (word === "ok" ? "same-person" : word)) as unknown as Row;
const whileOpen: Row = [W, "ok", "ok", "ok", "ok", "ok", W, W];
const reopening: Row = [W, "ok", W, "ok", "ok", "ok", W, W];
/** A correction is proposed where it is published, by the administrator who verified. */
const onPublished: Row = [W, W, W, W, W, W, "ok", W];
const announcement = administration([W, W, W, W, "ok", W, W, W]);
const publication = administration([W, W, W, W, W, "ok", W, W]);

export interface ApplicationDoor {
  /** What each gets in each state, in `order`. */
  table: Record<Who, Row>;
  input: (id: string) => object;
  /** The server action, where one stands for two doors. */
  action?: string;
  /** Where it leads; absent: the state stays. */
  to?: State;
}

const answerTo = (id: string) => ({
  ...{ objectionId: objectionIds(id).takenUp, version: 2 },
  ...{ summary: "反映设备不在线。", answer: "已核查。" },
});

/** Each door of an application: what is sent, who may in which state, where it leads, by hand. */
export const applicationDoors = ({
  office,
  actor,
}: Pick<People, "office" | "actor">): Record<string, ApplicationDoor> => ({
  saveAnswers: {
    table: entry,
    input: () => ({ answers: [{ nodeId: devices, version: 1, value: 1.5, note: "改" }] }),
  },
  claimWaiver: {
    table: elsewhere,
    input: () => ({ nodeId: claimable, version: 0, reason: "无遗存。" }),
  },
  withdrawWaiver: { table: elsewhere, input: () => ({ nodeId: office.waived, version: 1 }) },
  changeEvidence: {
    table: elsewhere,
    input: (id) => ({ evidenceId: evidenceIds(id).there, version: 1, caption: "改" }),
  },
  removeEvidence: {
    table: elsewhere,
    input: (id) => ({ evidenceId: evidenceIds(id).there, version: 1 }),
  },
  restoreEvidence: {
    table: elsewhere,
    input: (id) => ({ evidenceId: evidenceIds(id).removed, version: 1 }),
  },
  submitApplication: { table: district, input: () => ({ version: 1 }), to: "submitted" },
  assignParts: {
    table: district,
    input: () => ({
      contributorId: actor("contributor with a part").id,
      nodeIds: ["satisfaction"],
      comment: "请填写。",
    }),
  },
  handInPart: {
    table: handIn,
    input: (id) => ({ partId: office.partsOf(id).open, version: 1, remark: "已填。" }),
  },
  sendBackPart: {
    table: district,
    input: (id) => ({ partId: office.partsOf(id).handedIn, version: 1, comment: "请补。" }),
  },
  acceptPart: {
    table: district,
    input: (id) => ({ partId: office.partsOf(id).handedIn, version: 1 }),
  },
  takeOverPart: {
    table: district,
    input: (id) => ({ partId: office.partsOf(id).open, version: 1 }),
  },
  rulePoint: {
    table: verification,
    input: () => ({ kind: "adjusted", nodeId: devices, version: 0, value: 2, reason: "抽查。" }),
  },
  acceptPoints: { table: verification, input: () => ({ nodeIds: [devices] }) },
  ruleWaiver: {
    table: verification,
    input: () => ({ nodeId: office.waived, version: 1, ruling: "accepted", reason: "" }),
  },
  returnForRectification: {
    table: verification,
    input: () => ({ version: 1, items: [{ nodeId: devices, comment: "请补正。" }] }),
    to: "returned",
  },
  concludeVerification: { table: verification, input: () => ({ version: 1 }), to: "verified" },
  sendBack: { table: approval, input: () => ({ version: 1, reason: "再核。" }), to: "submitted" },
  approve: { table: approval, input: () => ({ version: 1 }), to: "approved" },
  announce: { table: announcement, input: () => ({ version: 1 }), to: "notice" },
  takeUpObjection: {
    table: answering(whileOpen, whileOpen),
    input: (id) => ({ objectionId: objectionIds(id).received, version: 1 }),
  },
  dismissObjection: {
    action: "decideObjection",
    table: answering(whileOpen, sameFor(whileOpen)),
    input: (id) => ({ ...answerTo(id), verdict: "dismissed" }),
  },
  upholdObjection: {
    action: "decideObjection",
    table: answering(reopening, sameFor(reopening)),
    input: (id) => ({ ...answerTo(id), verdict: "upheld", nodeIds: [devices] }),
    to: "submitted",
  },
  publish: { table: publication, input: () => ({ version: 1 }), to: "published" },
  proposeAmendment: {
    table: administration(onPublished),
    input: () => ({ version: 1, kind: "correction", reason: "录入有误。", nodeIds: [devices] }),
  },
  confirmCorrection: {
    table: {
      ...administration(onPublished),
      "administrator who verified": sameFor(onPublished),
    },
    input: (id) => ({ version: 1, amendmentId: amendmentId(id) }),
    to: "submitted",
  },
  // Closed to all where what waits is a correction.
  confirmRevocation: {
    table: { ...administration(onPublished), "administrator who verified": all(W) },
    input: (id) => ({ version: 1, amendmentId: amendmentId(id) }),
    to: "revoked",
  },
  dropAmendment: {
    table: administration(onPublished),
    input: (id) => ({ version: 1, amendmentId: amendmentId(id) }),
  },
});
