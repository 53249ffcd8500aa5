import { randomUUID } from "node:crypto";
import { askedLeaves, composeSubmission } from "@/lib/application/score";
import { figures, type Standard } from "@/lib/scoring";
import { exportStandard } from "@/lib/workbook/export";
import { fillingWorkbook } from "@/lib/workbook/filling";
import { community, devices, type Office } from "./office";
import { isAdministrator, type People, type Who } from "./people";

/** A day counted from today, as three fields. */
export const day = (offset: number) => {
  const date = new Date(Date.now() + offset * 86_400_000);
  return {
    year: String(date.getUTCFullYear()),
    month: String(date.getUTCMonth() + 1),
    day: String(date.getUTCDate()),
  };
};

export const officials = (own: string, other: string) => ({
  nobody: "not-signed-in",
  "a first password": "password-change-required",
  official: own,
  "another district's official": other,
  "contributor with a part": "not-allowed",
  "contributor without a part": "not-allowed",
  observer: "not-allowed",
  "reviewer of the batch": "not-allowed",
  "reviewer of another batch": "not-allowed",
  administrator: "not-allowed",
  "administrator who verified": "not-allowed",
  "administrator who submitted": "not-allowed",
});
const administrators = {
  ...officials("not-allowed", "not-allowed"),
  administrator: "ok",
  "administrator who verified": "ok",
  "administrator who submitted": "ok",
};

/** What is sent to an application's district alone, in a draft of its own each time. */
const ownDistrict = {
  ...officials("ok", "not-found"),
  "contributor with a part": "not-found",
  "contributor without a part": "not-found",
  observer: "not-found",
  "reviewer of the batch": "not-found",
  "reviewer of another batch": "not-found",
};

const withPart = { ...ownDistrict, "contributor with a part": "ok" };

/** A district's own contributors are an official's to manage; other accounts are not there for an official. */
const managers = {
  ...administrators,
  official: "not-found",
  "another district's official": "not-found",
};

/** A draft with its filling workbook, in which one point was changed. */
async function withFilling({ office, newApplication }: People) {
  const applicationId = await newApplication("draft");
  const { prepared, answers, waived } = office;
  if (!prepared) throw new Error("no standard");
  const values = new Map(Object.entries({ ...answers, [devices]: 2.5 }));
  const file = await fillingWorkbook(prepared, {
    applicationId,
    communityName: "测试社区",
    batchTitle: "测试批次",
    submission: composeSubmission(prepared, community, values, [waived]),
    answers: [],
    leaves: askedLeaves(prepared, community.type, [waived]),
  });
  // Made from nothing: every answer of the draft is newer, and is to be replaced by name.
  const seen = Object.fromEntries(Object.keys(answers).map((id) => [id, 1]));
  const workbook = Buffer.from(file).toString("base64");
  return { applicationId, workbook, seen, replace: [devices] };
}

/** A community to be registered. */
export const facts = (office: Office) => ({
  name: office.name("登记"),
  street: "测试街道",
  type: "renewal",
  tier: "municipal-candidate",
  households: "10",
  residents: "20",
  stage: "declared",
});

/** A workbook that is none, and a confirmation of something that was never shown. */
export const unseen = { workbook: Buffer.from("PK").toString("base64"), digest: "0".repeat(64) };

/** What an administrator confirms when opening a batch. */
function assumedFigures({ prepared }: Office): number {
  if (!prepared) throw new Error("no standard");
  return figures(prepared).filter(
    ({ basis }) => (basis?.source.kind ?? "assumption") === "assumption",
  ).length;
}

interface Lock {
  draftId: string;
  revision: number;
}
const noDraft = (): Lock => ({ draftId: randomUUID(), revision: 1 });

/** Drafts and versions of one's own where the door opens; where it is closed nothing need be there. */
const ownDraft = async ({ office, actor }: People, who: Who): Promise<Lock> =>
  isAdministrator(who) ? office.draft(actor(who)) : noDraft();
const proposal = async ({ office, actor }: People, who: Who, proposedBy: Who): Promise<Lock> =>
  isAdministrator(who) ? office.draft(actor(who), actor(proposedBy)) : noDraft();
const ownStandard = async ({ office }: People, who: Who) =>
  isAdministrator(who) ? (await office.standard()).id : randomUUID();

/** With the draft's own workbook, as it is downloaded; a draft that is none gets an empty archive. */
async function withWorkbook(office: Office, draft: Lock) {
  const [row] = await office.rows<{ document: Standard }>(
    `SELECT "document" FROM "StandardDraft" WHERE "id" = $1`,
    [draft.draftId],
  );
  const file = row ? Buffer.from(await exportStandard(row.document)) : Buffer.from("PK");
  return { ...draft, workbook: file.toString("base64") };
}

export interface OfficeDoor {
  table: Record<Who, string>;
  input: (who: Who) => Promise<object>;
}

/** Doors where no application is concerned: what is sent, to whom they open. */
export function officeDoors(people: People): Record<string, OfficeDoor> {
  const { office, actor } = people;
  return {
    startApplication: {
      table: officials("ok", "not-found"),
      input: async () => ({
        batchId: office.batchId,
        communityId: await office.community("gongshu"),
      }),
    },
    // What the workbook changes lies in the contributor's part.
    previewFilling: { table: withPart, input: () => withFilling(people) },
    importFilling: { table: withPart, input: () => withFilling(people) },
    carryAnswers: {
      table: ownDistrict,
      input: async () => ({
        ...(await office.nextDraft(actor("official"))),
        nodeIds: [devices],
      }),
    },
    registerCommunity: { table: officials("ok", "ok"), input: async () => facts(office) },
    changeCommunity: {
      table: officials("ok", "not-found"),
      input: async () => ({
        ...facts(office),
        communityId: await office.community("gongshu"),
        version: 1,
      }),
    },
    previewProjects: {
      table: officials("ok", "ok"),
      input: async () => ({ workbook: unseen.workbook }),
    },
    // They open, and refuse for want of a preview: projects.spec.ts goes through.
    importProjects: { table: officials("stale", "stale"), input: async () => unseen },
    previewResults: {
      table: officials("ok", "ok"),
      input: async () => ({ workbook: unseen.workbook }),
    },
    importResults: { table: officials("stale", "stale"), input: async () => unseen },
    openBatch: {
      table: administrators,
      input: async (who) => ({
        title: office.name("批次"),
        standardId: office.standardId,
        opensOn: day(-1),
        closesOn: day(1),
        reviewerIds: [actor("reviewer of the batch").id],
        confirmedName: who === "nobody" ? "无" : actor(who).name,
        assumedFigures: await assumedFigures(office),
      }),
    },
    changeBatch: {
      table: administrators,
      input: async () => {
        const [batch] = await office.rows<{ id: string }>(
          `INSERT INTO "Batch" ("id", "title", "standardId", "opensOn", "closesOn", "assumedFigures", "confirmedName", "openedById")
         VALUES (gen_random_uuid(), $1, $2, current_date, current_date, 0, '测试', $3) RETURNING "id"`,
          [office.name("批次"), office.standardId, actor("administrator").id],
        );
        const reviewerIds = [actor("reviewer of the batch").id];
        return { batchId: batch?.id, version: 1, closesOn: day(3), reviewerIds };
      },
    },
    correctDay: {
      table: administrators,
      input: async () => ({ day: day(-400), working: "false", source: "测试。" }),
    },
    createAccount: {
      table: administrators,
      input: async () => ({
        username: `doors-${randomUUID().slice(0, 12)}`,
        name: office.name("新人"),
        role: "reviewer",
      }),
    },
    inviteContributor: {
      table: officials("ok", "ok"),
      input: async () => ({
        username: `doors-${randomUUID().slice(0, 12)}`,
        name: office.name("新人"),
        unit: "测试街道",
      }),
    },
    changeAccount: {
      table: administrators,
      input: async () => ({
        accountId: (await office.account("reviewer", null)).id,
        version: 1,
        name: office.name("改名"),
        role: "district-official",
        districtId: "xihu",
      }),
    },
    resetPassword: {
      table: managers,
      input: async () => ({ accountId: (await office.account("reviewer", null)).id, version: 1 }),
    },
    setAccountActive: {
      table: managers,
      input: async () => ({
        accountId: (await office.account("reviewer", null)).id,
        version: 1,
        active: "false",
      }),
    },
    createDraft: {
      table: administrators,
      input: async () => ({
        standardId: office.standardId,
        version: office.name("x").replace("测试", ""),
      }),
    },
    saveDraft: {
      table: administrators,
      input: async (who) => ({
        ...(await ownDraft(people, who)),
        document: { title: "改", sections: [] },
      }),
    },
    importDraft: {
      table: administrators,
      input: async (who) => withWorkbook(office, await ownDraft(people, who)),
    },
    discardDraft: { table: administrators, input: async (who) => ownDraft(people, who) },
    proposeDraft: { table: administrators, input: async (who) => ownDraft(people, who) },
    returnDraft: {
      table: administrators,
      input: async (who) => ({
        ...(await proposal(people, who, "administrator")),
        reason: "再议。",
      }),
    },
    ruleFigures: {
      table: administrators,
      input: async (who) => ({
        ...(await proposal(people, who, "administrator")),
        figures: ["total passMark"],
        kind: "confirmed",
        documentNumber: "测试〔2026〕1号",
      }),
    },
    // Proposed by the first administrator: the others adopt it, that one may not.
    adoptDraft: {
      table: { ...administrators, administrator: "same-person" },
      input: async (who) => proposal(people, who, "administrator"),
    },
    repealStandard: {
      table: administrators,
      input: async (who) => ({ standardId: await ownStandard(people, who), reason: "测试。" }),
    },
  };
}
