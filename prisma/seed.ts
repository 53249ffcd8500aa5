/**
 * Brings reference data in: districts and bundled standards, every start; demonstration data where DEMO=1 and
 * the database has no account yet. Everything goes through the same mutations as the pages, audit included.
 */
import { db } from "../lib/db";
import { shownCode } from "../lib/survey/policy";
import { demonstrate, demonstrationAccounts, wantsDemonstration } from "./demonstration";
import { demonstrationCode } from "./demonstration-survey";
import { loadReference } from "./reference";

async function main(): Promise<void> {
  await loadReference();
  if (process.env.DEMO !== "1") return;
  if (await wantsDemonstration()) await demonstrate();
  if (await db().account.findUnique({ where: { username: demonstrationAccounts[0].username } })) {
    console.log("演示账号（密码均为 Weilai-2026）：");
    for (const { username, title } of demonstrationAccounts)
      console.log(`  ${username.padEnd(10)} ${title}`);
    console.log(`演示调查码：${shownCode(demonstrationCode)}（登云坊社区，在 /survey 输入）`);
  }
}

main()
  .then(() => db().$disconnect())
  .catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
