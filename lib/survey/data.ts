import "server-only";
import { isoDay } from "../calendar";
import { db, type Prisma, type Transaction } from "../db";
import type {
  Household,
  Judgement,
  SurveyForm,
  SurveyResults,
  SurveyState,
  SurveyView,
  Verdict,
} from "./types";

const include = {
  application: { include: { community: { include: { district: true } } } },
  judgedBy: { select: { name: true } },
} satisfies Prisma.SurveyInclude;

type Row = Prisma.SurveyGetPayload<{ include: typeof include }>;

const judgementOf = ({ verdict, verdictReason, judgedBy, judgedAt }: Row): Judgement | null =>
  verdict && judgedBy && judgedAt
    ? { verdict: verdict as Verdict, reason: verdictReason, by: judgedBy.name, at: judgedAt }
    : null;

function toView(row: Row): SurveyView {
  const { application, margin, confidence, expectedResponse, plannedById: _, ...rest } = row;
  return {
    id: row.id,
    applicationId: row.applicationId,
    communityName: application.community.name,
    districtName: application.community.district.name,
    state: row.state as SurveyState,
    form: row.form as unknown as SurveyForm,
    opensOn: isoDay(row.opensOn),
    closesOn: isoDay(row.closesOn),
    plan: { margin, confidence, expectedResponse },
    organiser: rest.organiser,
    contact: rest.contact,
    keepDays: rest.keepDays,
    households: rest.households,
    registerDigest: rest.registerDigest,
    commitment: rest.commitment,
    committedAt: rest.committedAt,
    seed: rest.seed,
    drawnAt: rest.drawnAt,
    invited: rest.invited,
    letters: rest.letters,
    closedAt: rest.closedAt,
    results: rest.results as unknown as SurveyResults | null,
    enteredAt: rest.enteredAt,
    cancelReason: rest.cancelReason,
    purgedAt: rest.purgedAt,
    judgement: judgementOf(row),
    version: rest.version,
  };
}

export async function findSurvey(
  id: string,
  client: Transaction = db(),
): Promise<SurveyView | null> {
  const row = await client.survey.findUnique({ where: { id }, include });
  return row && toView(row);
}

/** All surveys of an application, the newest first. */
export async function surveysOf(applicationId: string): Promise<SurveyView[]> {
  const rows = await db().survey.findMany({
    where: { applicationId },
    include,
    orderBy: { plannedAt: "desc" },
  });
  return rows.map(toView);
}

/** Surveys whose commitment is published, those committed last first, a page at a time. */
export async function publicSurveys(
  page: number,
  size: number,
): Promise<{ surveys: SurveyView[]; total: number }> {
  const where = { commitment: { not: null } };
  const [rows, total] = await Promise.all([
    db().survey.findMany({
      where,
      include,
      orderBy: [{ committedAt: "desc" }, { id: "asc" }],
      skip: (page - 1) * size,
      take: size,
    }),
    db().survey.count({ where }),
  ]);
  return { surveys: rows.map(toView), total };
}

interface Register {
  households: Household[];
  /** Positions in `households`. */
  drawn: number[] | null;
}

const toRegister = (row: { households: unknown; drawn: unknown }): Register => ({
  households: row.households as Household[],
  drawn: row.drawn as number[] | null,
});

/** The register and which of it were drawn; null where there is none, or none any more. */
export async function registerOf(
  surveyId: string,
  client: Transaction = db(),
): Promise<Register | null> {
  const row = await client.surveyRegister.findUnique({ where: { surveyId } });
  return row && toRegister(row);
}

/** The registers of several surveys, of those that have one, by survey. */
export async function registersOf(surveyIds: readonly string[]): Promise<Map<string, Register>> {
  const rows = await db().surveyRegister.findMany({ where: { surveyId: { in: [...surveyIds] } } });
  return new Map(rows.map((row) => [row.surveyId, toRegister(row)]));
}

/** How many have answered so far. */
export async function countResponses(
  surveyId: string,
  client: Transaction = db(),
): Promise<number> {
  return client.surveyResponse.count({ where: { surveyId } });
}

/** How many have answered so far, of those surveys that anybody has answered, by survey. */
export async function responseCounts(surveyIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db().surveyResponse.groupBy({
    by: ["surveyId"],
    where: { surveyId: { in: [...surveyIds] } },
    _count: { _all: true },
  });
  return new Map(rows.map((row) => [row.surveyId, row._count._all]));
}
