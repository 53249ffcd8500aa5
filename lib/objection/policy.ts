import type { Actor } from "../audit/types";
import type { Notice } from "../message/types";
import type { PersonalHit } from "./types";

/**
 * What leads to a person, by kind. The text is looked at as NFKC folds it, so figures of either width count; the
 * figures of a number may stand apart.
 */
const patterns: readonly { kind: string; pattern: RegExp }[] = [
  { kind: "电子邮箱", pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g },
  { kind: "身份证号码", pattern: /(?<!\d)\d{6}[ -]?(?:19|20)\d{6}[ -]?\d{3}[\dXx](?!\d)/g },
  { kind: "手机号码", pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g },
  { kind: "电话号码", pattern: /(?<!\d)\(?0\d{2,3}\)?[ -]?\d{7,8}(?!\d)/g },
  {
    kind: "社交账号",
    pattern: /(?:微信|QQ|qq|钉钉)(?:号码|号|账号)?(?:为|是)?[ :]{0,2}[A-Za-z0-9_-]{5,20}/g,
  },
  {
    kind: "姓名",
    pattern: /(?:联系人|姓名|本人|我叫|我是)(?:为|是|叫)?[ :]{0,2}[\p{Script=Han}·]{2,4}/gu,
  },
  { kind: "姓名", pattern: /\p{Script=Han}{1,3}(?:先生|女士|小姐)/gu },
  { kind: "门牌", pattern: /\d{1,3}(?:幢|栋|号楼)[ ]?(?:\d{1,2}单元)?[ ]?\d{2,4}(?:室|号|房)?/g },
];

/** Everything in a text that looks as if it led to a person, each once, as it stands there. For a person to judge. */
export function personalData(text: string): PersonalHit[] {
  const folded = text.normalize("NFKC");
  const found = patterns.flatMap(({ kind, pattern }) =>
    [...folded.matchAll(pattern)].map(([words]) => ({ kind, words })),
  );
  return [...new Map(found.map((hit) => [`${hit.kind} ${hit.words}`, hit])).values()];
}

/** The hits in one sentence: 像是手机号码（138 0000 0000）、姓名（王先生）. */
export const hitWords = (hits: readonly PersonalHit[]): string =>
  `像是${hits.map(({ kind, words }) => `${kind}（${words}）`).join("、")}`;

// No vowels and no look-alikes: a number to be read aloud, that spells nothing.
export const receiptLetters = "23456789bcdfghjkmnpqrstvwxz";

/** A receipt's number as people type it, with or without its dashes, in either case; null where it can be none. */
export function readReceipt(typed: string): string | null {
  const plain = typed.normalize("NFKC").toLowerCase().replace(/[\s-]/g, "");
  const fits = plain.length === 16 && [...plain].every((letter) => receiptLetters.includes(letter));
  return fits ? (plain.match(/.{4}/g)?.join("-") ?? null) : null;
}

interface About {
  id: string;
  applicationId: string;
  communityName: string;
  /** Which of the application's objections it is, from 1: two messages of one kind can be told apart. */
  number: number;
}

const common = ({ applicationId }: About, actor: Actor) =>
  ({ actor, kind: "objection", about: { type: "application", id: applicationId } }) as const;

/** Who is told that an objection came in: its application's reviewers and the administrators. */
export const noticeOfObjection = (
  actor: Actor,
  about: About,
  reviewerIds: readonly string[],
): Notice => ({
  ...common(about, actor),
  event: `objection:${about.id}:received`,
  recipients: { ids: reviewerIds, roles: ["administrator"] },
  title: `“${about.communityName}”的公示收到第 ${about.number} 件异议`,
  body: "请受理并答复。全部异议答复之前，结果不能公布。",
  href: `/objections/${about.id}`,
});

/** Who is told that an objection was answered: the district's officials. */
export const noticeOfDecision = (
  actor: Actor,
  about: About,
  districtId: string,
  upheld: boolean,
): Notice => ({
  ...common(about, actor),
  event: `objection:${about.id}:decided`,
  recipients: { officialsOf: districtId },
  title: `“${about.communityName}”的第 ${about.number} 件异议已答复：${upheld ? "成立" : "不成立"}`,
  body: upheld ? "所涉评分点重新核验，审定后再次公示。" : "公示继续，不需要您操作。",
  href: `/applications/${about.applicationId}`,
});
