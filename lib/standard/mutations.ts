import "server-only";
import { audited } from "../audit/mutations";
import { system } from "../audit/types";
import { db } from "../db";
import { digest, prepare, type Standard } from "../scoring";

/**
 * Stores a bundled standard unless it is there. A stored version never changes.
 * @throws Error when the same version is there with other content: data changed without a new version
 */
export async function loadStandard(standard: Standard): Promise<void> {
  prepare(standard);
  const sum = digest(standard);
  const key = { family: standard.family, version: standard.version };
  const stored = await db().standardVersion.findUnique({ where: { family_version: key } });
  if (stored) {
    if (stored.digest === sum) return;
    throw new Error(
      `标准 ${key.family}@${key.version} 与库中同版本的内容不同：修改标准必须使用新的版本号。`,
    );
  }
  await audited(system, async (tx, record) => {
    const row = await tx.standardVersion.create({
      data: {
        ...key,
        title: standard.title,
        level: standard.level,
        effectiveFrom: new Date(standard.effectiveFrom),
        document: standard as object,
        digest: sum,
      },
    });
    record({
      action: "standard.loaded",
      subjectType: "standard",
      subjectId: row.id,
      after: { ...key, digest: sum },
    });
  });
}
