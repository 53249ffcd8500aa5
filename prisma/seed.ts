/**
 * Brings reference data in: districts and bundled standards, every start; demonstration data where DEMO=1 and
 * the database has no account yet. Everything goes through the same mutations as the pages, audit included.
 */
import { audited } from "../lib/audit/mutations";
import { system } from "../lib/audit/types";
import { db } from "../lib/db";
import { loadStandard } from "../lib/standard/mutations";
import { bundledStandards } from "../lib/standards";
import { demonstrate, demonstrationAccounts, wantsDemonstration } from "./demonstration";
import { districts } from "./districts";

async function loadDistricts(): Promise<void> {
  const known = await db().district.count();
  if (known === districts.length) return;
  await audited(system, async (tx, record) => {
    for (const [position, district] of districts.entries())
      await tx.district.upsert({
        where: { id: district.id },
        create: { ...district, position },
        update: { name: district.name, position },
      });
    record({
      action: "districts.loaded",
      subjectType: "district",
      subjectId: "all",
      after: districts,
    });
  });
}

async function main(): Promise<void> {
  await loadDistricts();
  for (const standard of bundledStandards) await loadStandard(standard);
  if (process.env.DEMO !== "1") return;
  if (await wantsDemonstration()) await demonstrate();
  if (await db().account.findUnique({ where: { username: demonstrationAccounts[0].username } })) {
    console.log("演示账号（密码均为 Weilai-2026）：");
    for (const { username, title } of demonstrationAccounts)
      console.log(`  ${username.padEnd(10)} ${title}`);
  }
}

main()
  .then(() => db().$disconnect())
  .catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
