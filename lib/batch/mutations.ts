import "server-only";
import { audited } from "../audit/mutations";
import type { Person } from "../auth/types";
import { isoDay } from "../calendar";
import { Prisma, type Transaction } from "../db";
import { notFound, Refusal } from "../errors";
import { notify } from "../message/mutations";
import { countFigures, preparedStandard } from "../standard/data";
import { noticesOfOpening } from "./policy";
import type { ChangeBatch, OpenBatch } from "./schema";

async function refuseUnknownReviewers(tx: Transaction, ids: readonly string[]): Promise<void> {
  const known = await tx.account.count({
    where: { id: { in: [...ids] }, active: true, role: { in: ["reviewer", "administrator"] } },
  });
  if (known === new Set(ids).size) return;
  const message = "所选审核人员中有人已停用或不是审核人员，请重新选择。";
  throw new Refusal("invalid", message, [{ path: "reviewerIds", message }]);
}

/**
 * Opens a batch: standard version, period, reviewers. The administrator must have been shown the number of
 * assumed figures as it is now, and signs with the own name.
 * @returns its id @throws Refusal `invalid`, `taken`, `stale` when the number of assumed figures differs
 */
export async function openBatch(person: Person, input: OpenBatch): Promise<string> {
  if (input.confirmedName !== person.name)
    throw new Refusal("invalid", "确认姓名与登录人不一致。", [
      { path: "confirmedName", message: `请填写您本人的姓名“${person.name}”以确认。` },
    ]);
  return audited(person, async (tx, record) => {
    // Held against a repeal at the same moment.
    await tx.$queryRaw`SELECT "id" FROM "StandardVersion" WHERE "id" = ${input.standardId}::uuid FOR SHARE`;
    const standard = await tx.standardVersion.findUnique({
      where: { id: input.standardId },
      select: { id: true, repeal: { select: { standardId: true } } },
    });
    if (!standard)
      throw new Refusal("invalid", "所选标准不存在。", [
        { path: "standardId", message: "所选标准不存在，请重新选择。" },
      ]);
    if (standard.repeal)
      throw new Refusal("wrong-state", "所选标准已经废止，不能再开启批次。", [
        { path: "standardId", message: "所选标准已经废止，请重新选择。" },
      ]);
    const { assumed } = countFigures(await preparedStandard(standard.id, tx));
    if (assumed !== input.assumedFigures)
      throw new Refusal(
        "stale",
        `所选标准现有 ${assumed} 个待核定数值，与页面所列不一致，请重新确认。`,
      );
    await refuseUnknownReviewers(tx, input.reviewerIds);
    const { reviewerIds, opensOn, closesOn, noticeDays, ...rest } = input;
    const batch = await tx.batch
      .create({
        data: {
          ...rest,
          ...(noticeDays ? { noticeDays } : {}),
          opensOn: new Date(opensOn),
          closesOn: new Date(closesOn),
          openedById: person.id,
          reviewers: { create: [...new Set(reviewerIds)].map((accountId) => ({ accountId })) },
        },
      })
      .catch((error) => {
        if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
          throw new Refusal("taken", "已有同名批次。", [
            { path: "title", message: "已有同名批次，请换一个名称。" },
          ]);
        throw error;
      });
    record({ action: "batch.opened", subjectType: "batch", subjectId: batch.id, after: input });
    for (const notice of noticesOfOpening(person, { ...input, id: batch.id }))
      await notify(tx, notice);
    return batch.id;
  });
}

/** Moves a batch's closing day, changes who reviews and how long later notices run. The standard version stays for good. */
export async function changeBatch(person: Person, input: ChangeBatch): Promise<void> {
  await audited(person, async (tx, record) => {
    await tx.$queryRaw`SELECT "id" FROM "Batch" WHERE "id" = ${input.batchId}::uuid FOR UPDATE`;
    const before = await tx.batch.findUnique({
      where: { id: input.batchId },
      include: { reviewers: true },
    });
    if (!before) throw notFound("个批次");
    if (before.version !== input.version)
      throw new Refusal("stale", "这个批次刚被别人调整过，请刷新后再操作。");
    if (input.closesOn < isoDay(before.opensOn))
      throw new Refusal("invalid", "截止日期不能早于开始日期。", [
        { path: "closesOn", message: "截止日期不能早于开始日期。" },
      ]);
    await refuseUnknownReviewers(tx, input.reviewerIds);
    const noticeDays = input.noticeDays ?? before.noticeDays;
    await tx.batchReviewer.deleteMany({ where: { batchId: before.id } });
    await tx.batch.update({
      where: { id: before.id },
      data: {
        closesOn: new Date(input.closesOn),
        noticeDays,
        version: { increment: 1 },
        reviewers: { create: [...new Set(input.reviewerIds)].map((accountId) => ({ accountId })) },
      },
    });
    record({
      action: "batch.changed",
      subjectType: "batch",
      subjectId: before.id,
      before: {
        closesOn: isoDay(before.closesOn),
        noticeDays: before.noticeDays,
        reviewerIds: before.reviewers.map((r) => r.accountId),
      },
      after: { closesOn: input.closesOn, noticeDays, reviewerIds: input.reviewerIds },
    });
  });
}
