import type { Role } from "../../lib/auth/types";
import { districts } from "../districts";
import { idAt, pick, type Random, stream } from "./random";
import type { Row, Rows } from "./writer";

export interface Somebody {
  id: string;
  username: string;
  name: string;
  role: Role;
  districtId: string | null;
}

export interface People {
  officials: Map<string, Somebody[]>;
  contributors: Map<string, Somebody[]>;
  reviewers: Somebody[];
  administrators: Somebody[];
  rows: Rows;
}

const surnames = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗沈钱陆姚方"];
const given = [..."伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏飞倩思远佳宁雨桐若兰"];

const nameOf = (random: Random) =>
  pick(random, surnames) +
  Array.from({ length: random() < 0.8 ? 2 : 1 }, () => pick(random, given)).join("");

const perDistrict = { officials: 3, contributors: 8 };
const inOffice: [Role, string, number][] = [
  ["reviewer", "reviewer", 12],
  ["administrator", "admin", 4],
  ["observer", "province", 2],
];

/** An audit record of what somebody did; the database gives it its place in the chain. */
export const audit = (
  actor: { id: string | null; name: string },
  action: string,
  subjectType: string,
  subjectId: string,
  before: unknown,
  after: unknown,
): Row => ({
  actorId: actor.id,
  actorName: actor.name,
  action,
  subjectType,
  subjectId,
  before: before ?? null,
  after: after ?? null,
});

/** Accounts: officials and contributors of every district, reviewers, administrators, observers; no password yet. */
export function people(seed: number, day: string): People {
  const random = stream(seed, "people");
  const all: Somebody[] = [];
  const add = (role: Role, districtId: string | null, username: string): Somebody => {
    const id = idAt(random, new Date(`${day}T01:00:00Z`));
    const somebody = { id, username, name: nameOf(random), role, districtId };
    all.push(somebody);
    return somebody;
  };
  const many = (count: number, make: (n: number) => Somebody) =>
    Array.from({ length: count }, (_, i) => make(i + 1));
  const officials = new Map<string, Somebody[]>();
  const contributors = new Map<string, Somebody[]>();
  for (const { id } of districts) {
    officials.set(
      id,
      many(perDistrict.officials, (n) => add("district-official", id, `${id}-${n}`)),
    );
    contributors.set(
      id,
      many(perDistrict.contributors, (n) => add("contributor", id, `${id}-jd-${n}`)),
    );
  }
  const [reviewers = [], administrators = []] = inOffice.map(([role, word, count]) =>
    many(count, (n) => add(role, null, `${word}-${n}`)),
  );
  const createdAt = `${day}T01:00:00.000Z`;
  const system = { id: null, name: "系统" };
  return {
    officials,
    contributors,
    reviewers,
    administrators,
    rows: {
      Account: all.map((one) => ({
        ...one,
        unit: one.role === "contributor" ? "街道办事处" : "",
        passwordHash: "",
        mustChangePassword: false,
        createdAt,
      })),
      AuditRecord: all.map(({ id, ...after }) =>
        audit(system, "account.created", "account", id, null, after),
      ),
    },
  };
}
