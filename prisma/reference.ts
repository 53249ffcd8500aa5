import { audited } from "../lib/audit/mutations";
import { system } from "../lib/audit/types";
import { db } from "../lib/db";
import { loadStandard } from "../lib/standard/mutations";
import { bundledStandards } from "../lib/standards";
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

/** What every database of the product holds: the districts and the bundled standards. Again: nothing changes. */
export async function loadReference(): Promise<void> {
  await loadDistricts();
  for (const standard of bundledStandards) await loadStandard(standard);
}
