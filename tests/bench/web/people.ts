/** Twenty people of the districts, each with what they have in hand. */
import pg from "pg";
import { databaseUrl } from "../../../prisma/environment.mjs";
import type { Visitor } from "./visitor";

export interface Worker {
  username: string;
  district: string;
  /** Communities of the district, applications of the running batch, one of them a draft. */
  communities: string[];
  applications: string[];
  draft: string;
}

/** A worker at a browser. */
export interface Person {
  worker: Worker;
  visitor: Visitor;
}

const PEOPLE = 20;

/** Officials of all districts by turns. */
export async function workers(): Promise<Worker[]> {
  const client = new pg.Client(databaseUrl());
  await client.connect();
  try {
    const { rows: officials } = await client.query<{ username: string; district: string }>(
      `SELECT "username", "districtId" AS district FROM "Account" WHERE "role" = 'district-official' AND "active"
       ORDER BY right("username", 1), "username" LIMIT $1`,
      [PEOPLE],
    );
    if (officials.length < PEOPLE) throw new Error("run npm run seed:large first");
    const found: Worker[] = [];
    for (const { username, district } of officials) {
      const ids = async (text: string) =>
        (await client.query<{ id: string }>(text, [district])).rows.map(({ id }) => id);
      const communities = await ids(
        `SELECT "id" FROM "Community" WHERE "districtId" = $1 ORDER BY "id" LIMIT 30`,
      );
      const open = `FROM "Application" a JOIN "Community" c ON c."id" = a."communityId" WHERE c."districtId" = $1`;
      const applications = await ids(
        `SELECT a."id" ${open} AND a."state" <> 'published' ORDER BY a."id" LIMIT 20`,
      );
      const drafts = await ids(
        `SELECT a."id" ${open} AND a."state" = 'draft' ORDER BY a."id" LIMIT 2`,
      );
      // Two of one district work on two applications.
      const draft = drafts[found.filter((one) => one.district === district).length];
      if (!draft) throw new Error(`${district} has nothing to fill in`);
      found.push({ username, district, communities, applications, draft });
    }
    return found;
  } finally {
    await client.end();
  }
}
