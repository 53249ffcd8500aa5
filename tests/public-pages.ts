/** Every public page that anybody can open, with the demonstration: one list for axe, Lighthouse and the heads. */
import pg from "pg";

export interface PublicPages {
  /** For search engines too. */
  found: string[];
  /** Kept out of search engines: what is one person's, or says what was just done. */
  hidden: string[];
  /** Answered 404. */
  missing: string[];
}

/** Other tests have made applications as well, which the demonstration's people may not see. @returns SQL */
export const ofDemonstration = (community: string) =>
  `(SELECT a."id" FROM "Application" a JOIN "Community" c ON c."id" = a."communityId" WHERE c."name" = '${community}')`;

/** A published outcome's code, by how it was decided. @returns SQL */
export const codeOf = (outcome: "passed" | "failed") =>
  `(SELECT "code" FROM "Outcome" WHERE "outcome" = '${outcome}' AND "publishedAt" IS NOT NULL
    ORDER BY "publishedAt", "code" LIMIT 1)`;

/** @param database the address of one that holds the demonstration */
export async function publicPages(database: string): Promise<PublicPages> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, string>>(`
      SELECT
        ${codeOf("failed")} AS failed,
        ${codeOf("passed")} AS passed,
        (SELECT "code" FROM "Outcome" WHERE "communityName" = '桂语里社区') AS noticed,
        (SELECT x."receipt" FROM "Objection" x WHERE x."state" = 'dismissed'
          AND x."applicationId" = ${ofDemonstration("桂语里社区")}) AS receipt,
        (SELECT "id" FROM "Survey" WHERE "applicationId" = ${ofDemonstration("桥西里社区")}) AS held,
        (SELECT "id" FROM "Survey" WHERE "applicationId" = ${ofDemonstration("登云坊社区")}) AS running`);
    const { failed, passed, noticed, receipt, held, running } = rows[0] ?? {};
    return {
      found: [
        "/",
        "/outcomes",
        "/outcomes?q=没有这个社区",
        "/outcomes?district=西湖区&sort=total&result=maybe&page=99",
        `/outcomes/${failed}`,
        `/outcomes/${passed}`,
        `/outcomes/${failed}/recompute`,
        "/notices",
        `/notices/${noticed}`,
        "/amendments",
        "/method",
        "/method/hangzhou-municipal/2022-trial",
        "/method/zhejiang-provincial/2022-trial",
        "/estimate",
        "/estimate?type=renewal&neighbourhood=120&education=50",
        "/survey",
        "/survey?wrong=1",
        "/survey/plans",
        `/survey/plans/${held}`,
        `/survey/plans/${running}`,
        "/open-data",
        "/verify",
        "/help",
      ],
      hidden: [
        `/notices/${noticed}/objection`,
        "/receipts?number=abc",
        `/receipts/${receipt}`,
        "/receipts/nothing",
        "/survey/received?again=1&left=2",
        // The demonstration's household that has not answered.
        "/survey/TESTTESTTESG",
        `/verify?code=${failed}`,
        "/verify?code=2026-00000000",
        "/sign-in",
      ],
      missing: ["/notices/2026-00000000", "/没有这个页面"],
    };
  } finally {
    await client.end();
  }
}
