import "server-only";
import { audited } from "../audit/mutations";
import { inDistrict } from "../auth/permissions";
import type { Person } from "../auth/types";
import { dayOf } from "../calendar";
import { Prisma } from "../db";
import { notFound, Refusal } from "../errors";
import { projectOf, underVerification } from "./data";
import { lifeFaults, scoredFields } from "./policy";
import type { CommunityInput } from "./schema";
import { dateFields } from "./types";

const twins = {
  name: "本区县市已登记同名社区，请核对或使用全称。",
  code: "本区县市已有这个项目编号，请核对。",
};

const refuseTwin = (error: unknown): never => {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002")
    throw error;
  const path = JSON.stringify(error.meta).includes("code") ? "code" : "name";
  throw new Refusal("taken", twins[path], [{ path, message: twins[path] }]);
};

/** As the database takes it: days as dates, and only the fields that were given. */
function stored(input: CommunityInput) {
  const { declaredOn: _1, listedOn: _2, startedOn: _3, completedOn: _4, ...rest } = input;
  const dates = dateFields.flatMap((field) => {
    const day = input[field];
    return day === undefined ? [] : [[field, day && new Date(day)] as const];
  });
  return { ...rest, ...Object.fromEntries(dates) };
}

/** Registers a community in the official's own district. @returns its id @throws Refusal `taken` */
export async function registerCommunity(
  person: Person & { districtId: string },
  input: CommunityInput,
): Promise<string> {
  return audited(person, async (tx, record) => {
    const { districtId } = person;
    const data = { ...stored(input), districtId };
    const community = await tx.community.create({ data }).catch(refuseTwin);
    record({
      action: "community.registered",
      subjectType: "community",
      subjectId: community.id,
      after: { ...input, districtId },
    });
    return community.id;
  });
}

/**
 * Changes a community's data; fields that are left out stay. Type, households and residents decide what is scored,
 * so they stay as they are while an application of the community is being verified, unless it was returned with
 * them named.
 * @throws Refusal `not-found` (also for another district's), `stale`, `wrong-state`, `taken`, `invalid`
 */
export async function changeCommunity(
  person: Person,
  communityId: string,
  version: number,
  input: CommunityInput,
): Promise<void> {
  await audited(person, async (tx, record) => {
    await tx.$queryRaw`SELECT "id" FROM "Community" WHERE "id" = ${communityId}::uuid FOR UPDATE`;
    const row = await tx.community.findUnique({ where: { id: communityId } });
    if (!row || !inDistrict(person, row.districtId)) throw notFound("个社区");
    if (row.version !== version)
      throw new Refusal("stale", "这个社区的资料刚被别人改过，请刷新后再改。");
    const before = projectOf(row);
    const given = Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== undefined),
    );
    const faults = lifeFaults({ ...before, ...given }, dayOf(new Date()));
    if (faults.length > 0) throw new Refusal("invalid", "有内容填写不正确，没有保存。", faults);
    const scored = scoredFields.filter((key) => before[key] !== input[key]);
    if (scored.length > 0 && (await underVerification([communityId], tx)).size > 0)
      throw new Refusal(
        "wrong-state",
        "该社区的申报正在核验，项目类型、户数和常住人口不能修改；确有错误的，请审核人员退回整改时点名“社区基本情况”。",
        scored.map((path) => ({ path, message: "申报核验期间不能修改。" })),
      );
    await tx.community
      .update({
        where: { id: communityId },
        data: { ...stored(input), version: { increment: 1 } },
      })
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
