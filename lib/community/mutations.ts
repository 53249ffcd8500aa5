import "server-only";
import { communityItem } from "../application/types";
import { audited } from "../audit/mutations";
import { inDistrict } from "../auth/permissions";
import type { Person } from "../auth/types";
import { Prisma } from "../db";
import { notFound, Refusal } from "../errors";
import type { CommunityInput } from "./schema";

const nameTaken = () =>
  new Refusal("taken", "本区县市已登记同名社区。", [
    { path: "name", message: "本区县市已登记同名社区，请核对或使用全称。" },
  ]);

const refuseTwin = (error: unknown): never => {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
    throw nameTaken();
  throw error;
};

/** Registers a community in the official's own district. @returns its id @throws Refusal `taken` */
export async function registerCommunity(
  person: Person & { districtId: string },
  input: CommunityInput,
): Promise<string> {
  return audited(person, async (tx, record) => {
    const data = { ...input, districtId: person.districtId };
    const community = await tx.community.create({ data }).catch(refuseTwin);
    record({
      action: "community.registered",
      subjectType: "community",
      subjectId: community.id,
      after: data,
    });
    return community.id;
  });
}

/**
 * Changes a community's data. Type, households and residents decide what is scored, so they stay as they are
 * while an application of the community is being verified, unless it was returned with them named.
 * @throws Refusal `not-found` (also for another district's), `stale`, `wrong-state`, `taken`
 */
export async function changeCommunity(
  person: Person,
  communityId: string,
  version: number,
  input: CommunityInput,
): Promise<void> {
  await audited(person, async (tx, record) => {
    await tx.$queryRaw`SELECT "id" FROM "Community" WHERE "id" = ${communityId}::uuid FOR UPDATE`;
    const before = await tx.community.findUnique({ where: { id: communityId } });
    if (!before || !inDistrict(person, before.districtId)) throw notFound("个社区");
    if (before.version !== version)
      throw new Refusal("stale", "这个社区的资料刚被别人改过，请刷新后再改。");
    const scored = (["type", "households", "residents"] as const).filter(
      (key) => before[key] !== input[key],
    );
    if (scored.length > 0) {
      const pending = (
        await tx.application.findMany({
          where: { communityId, state: { in: ["submitted", "returned", "verified"] } },
          select: { state: true, rectifications: { orderBy: { round: "desc" } } },
        })
      ).some(({ state, rectifications: items }) => {
        // Only the newest return counts: what an earlier one had unlocked is locked again.
        const named = items.filter((item) => item.round === items[0]?.round);
        return state !== "returned" || !named.some((item) => item.nodeId === communityItem);
      });
      if (pending)
        throw new Refusal(
          "wrong-state",
          "该社区的申报正在核验，项目类型、户数和常住人口不能修改；确有错误的，请审核人员退回整改时点名“社区基本情况”。",
          scored.map((path) => ({ path, message: "申报核验期间不能修改。" })),
        );
    }
    await tx.community
      .update({ where: { id: communityId }, data: { ...input, version: { increment: 1 } } })
      .catch(refuseTwin);
    const old = Object.fromEntries(
      Object.keys(input).map((key) => [key, before[key as keyof CommunityInput]]),
    );
    record({
      action: "community.changed",
      subjectType: "community",
      subjectId: communityId,
      before: old,
      after: input,
    });
  });
}
