import { randomUUID } from "node:crypto";
import { askedLeaves } from "@/lib/application/score";
import type { State } from "@/lib/application/types";
import { canonicalRegister, commitmentOf, digestOf, draw, plannedSizes } from "@/lib/draw/score";
import { formFor } from "@/lib/survey/policy";
import { seedOf } from "@/lib/survey/score";
import type { SurveyForm, SurveyState } from "@/lib/survey/types";
import { registerFile } from "../../unit/survey/register-file";
import { community } from "./office";
import { day, type OfficeDoor, officials } from "./office-doors";
import type { People } from "./people";

const register = canonicalRegister(
  ["1幢", "2幢"].flatMap((building) =>
    Array.from({ length: 12 }, (_, at) => ({ building, room: String(101 + at) })),
  ),
);
const rows = register.map(({ building, room }) => [building, room]);
const plan = { margin: 5, confidence: 95, expectedResponse: 100 };

function formOf({ prepared }: People["office"]): SurveyForm {
  if (!prepared) throw new Error("no standard");
  const asked = formFor(askedLeaves(prepared, community.type));
  if (!asked.ok) throw new Error(asked.message);
  return asked.form;
}

/** Fifteen of twenty-four have answered, all with the first choice. */
const resultsOf = ({ questions }: SurveyForm) => ({
  ...{ households: 24, invited: 24, responses: 15, used: 15, confidence: 95 },
  counts: Object.fromEntries(
    questions.map(({ nodeId, options }) => [
      nodeId,
      Object.fromEntries(options.map(({ id }, at) => [id, at === 0 ? 15 : 0])),
    ]),
  ),
  unanswered: Object.fromEntries(questions.map(({ nodeId }) => [nodeId, 0])),
  flags: { burst: 0, uniform: 15, fast: 0, several: 0 },
  scores: [],
  withoutFlagged: null,
});

/** A survey of a draft of its own, in a state, as its steps would have left it; `over` where its period has passed. */
async function newSurvey(
  { office, actor, newApplication }: People,
  state: SurveyState,
  { over = false, of = "draft" }: { over?: boolean; of?: State } = {},
): Promise<{ surveyId: string; version: number; applicationId: string }> {
  const [surveyId, applicationId] = [randomUUID(), await newApplication(of)];
  const form = formOf(office);
  const salt = randomUUID();
  const seed = seedOf(process.env.NEXTAUTH_SECRET ?? "", salt);
  const isDrawn = state === "drawn" || state === "closed";
  const { invited } = plannedSizes(register.length, plan, form.minResponses);
  const now = new Date();
  await office.rows(
    `INSERT INTO "Survey" ("id", "applicationId", "state", "form", "opensOn", "closesOn", "margin", "confidence",
       "expectedResponse", "organiser", "contact", "keepDays", "salt", "households", "registerDigest", "commitment",
       "committedAt", "seed", "drawnAt", "invited", "letters", "closedAt", "results", "plannedById")
     VALUES ($1, $2, $3, $4, current_date - 5, current_date + $5::int, 5, 95, 100, '测试专班', '0571-88000000', 30, $6,
       $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[surveyId, applicationId, state, JSON.stringify(form), over ? -3 : 9, salt],
      ...[register.length, digestOf(register)],
      ...(state === "planned" ? [null, null] : [commitmentOf(seed), now]),
      ...(isDrawn ? [seed, now, invited, 1] : [null, null, null, 0]),
      ...(state === "closed" ? [now, JSON.stringify(resultsOf(form))] : [null, null]),
      actor("official").id,
    ],
  );
  await office.rows(
    `INSERT INTO "SurveyRegister" ("surveyId", "households", "drawn") VALUES ($1, $2, $3)`,
    [
      ...[surveyId, JSON.stringify(register)],
      isDrawn ? JSON.stringify(draw(seed, register, invited)) : null,
    ],
  );
  return { surveyId, version: 1, applicationId };
}

/** Doors of a satisfaction survey: its district's officials', and one that is its reviewers'. */
export function surveyDoors(people: People): Record<string, OfficeDoor> {
  const table = officials("ok", "not-found");
  const door = (
    state: SurveyState,
    more: () => Promise<object> | object = () => ({}),
  ): OfficeDoor => ({
    table,
    input: async () => ({ ...(await newSurvey(people, state)), ...(await more()) }),
  });
  return {
    planSurvey: {
      table,
      input: async () => ({
        ...{ applicationId: await people.newApplication("draft"), opensOn: day(2) },
        ...{ closesOn: day(9), margin: "5", confidence: "95", expectedResponse: "60" },
        ...{ organiser: "测试专班", contact: "0571-88000000", keepDays: "30" },
      }),
    },
    importRegister: door("planned", async () => ({ workbook: await registerFile(rows) })),
    commitSurvey: door("planned"),
    drawSurvey: door("committed"),
    renewLetters: door("drawn"),
    extendSurvey: door("drawn", () => ({ closesOn: day(20) })),
    cancelSurvey: door("drawn", () => ({ reason: "测试" })),
    closeSurvey: { table, input: () => newSurvey(people, "drawn", { over: true }) },
    enterSurvey: door("closed"),
    // A reviewer's of the batch: whoever ran the survey does not judge it.
    judgeSurvey: {
      table: {
        ...officials("not-allowed", "not-allowed"),
        "reviewer of the batch": "ok",
        "reviewer of another batch": "not-found",
      },
      input: async () => ({
        ...(await newSurvey(people, "closed", { of: "submitted" })),
        ...{ verdict: "sound", reason: "已电话回访 12 户。" },
      }),
    },
  };
}
