/** `npm run audit:verify`: recomputes the audit chain and says whether it is whole. */
import { withDatabase } from "../../prisma/environment.mjs";
import { command } from "./terminal";

command(() =>
  withDatabase(async () => {
    const { verifyChain } = await import("../audit/data");
    const check = await verifyChain();
    if (!check.ok) throw new Error(`审计链在第 ${check.seq} 条记录处不符：${check.fault}。`);
    process.stdout.write(
      `审计链完整：共 ${check.records} 条记录，末条摘要 ${check.head}。请将末条摘要另行保存，供以后核对。\n`,
    );
  }),
);
