import type { Person } from "../lib/auth/types";
import { db } from "../lib/db";
import { announce } from "../lib/notice/mutations";
import { decideObjection, submitObjection, takeUpObjection } from "../lib/objection/mutations";

/** What residents say of the demonstration's notice; the first is answered, the second waits. */
const objections = [
  {
    key: "5f0f6c1e-2f5b-4a52-9a0e-6d8f3a1c7b01",
    nodeId: "digital-access-devices",
    text: "小区北门的门禁和摄像头从夏天起就经常不在线，得分偏高，请再核一次。",
    contact: "演示居民，0571-00000000",
  },
  {
    key: "5f0f6c1e-2f5b-4a52-9a0e-6d8f3a1c7b02",
    nodeId: null,
    text: "公示的满意度和我们这栋楼的感受差得多，想知道问卷是怎么发的。联系人：演示居民，手机 13800000000。",
    contact: "演示居民，13800000000",
  },
] as const;

/** Puts an approved application on notice, with one answered objection and one that waits. Goes on where it stopped. */
export async function putOnNotice(id: string, admin: Person, deputy: Person): Promise<void> {
  const { state, version } = await db().application.findUniqueOrThrow({ where: { id } });
  if (state === "approved") await announce(admin, id, version);
  const { code } = await db().outcome.findFirstOrThrow({ where: { applicationId: id } });
  const receipts: string[] = [];
  for (const objection of objections)
    receipts.push(await submitObjection({ code, ...objection }, "demonstration"));
  const held = async () => {
    const found = await db().objection.findUniqueOrThrow({ where: { receipt: receipts[0] } });
    const { id: objectionId, applicationId, version, state } = found;
    return { state, step: { objectionId, applicationId, version } };
  };
  const first = await held();
  if (first.state === "received") await takeUpObjection(deputy, first.step);
  const second = await held();
  if (second.state === "taken-up")
    await decideObjection(deputy, {
      ...second.step,
      verdict: "dismissed",
      summary: "反映北门的门禁和摄像头在线率低。",
      answer:
        "调取了近三个月的在线记录，并到现场抽查：设备在九月更换后在线率达到要求，核定分不变。",
    });
}
