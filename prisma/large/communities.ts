import type { CommunityFacts } from "../../lib/application/types";
import type { Stage, Tier } from "../../lib/community/types";
import { districts } from "../districts";
import { audit, type People } from "./people";
import { dayAfter, idAt, instantOn, pick, type Random, stream, whole } from "./random";
import type { Row, Rows } from "./writer";

export interface Community {
  id: string;
  districtId: string;
  districtName: string;
  name: string;
  street: string;
  tier: Tier;
  facts: CommunityFacts;
  /** The day on which it was completed, for those that come to acceptance. */
  completedOn: string | null;
}

const first = [..."翠云桃枫荷柳桂梅兰竹松柏清月星晨和安福康新文锦华景秀青蓝金紫"];
const second = [..."湖山溪江泉园苑庭湾桥亭坊里岸洲林田谷峰台"];
const third = ["", "东", "西", "南", "北", "一", "二", "三"];

/** Every name that can be made, in an order of chance. */
function namesOf(random: Random): string[] {
  const names = first.flatMap((one) =>
    second.flatMap((two) => third.map((three) => `${one}${two}${three}`)),
  );
  return names
    .map((name) => ({ name, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}

const stages: readonly Stage[] = ["declared", "listed", "started", "completed", "acceptance"];
/** Between two steps of a project, at least and at most, in days. */
const gaps = [
  [30, 90],
  [60, 200],
  [150, 420],
] as const;

/** The days of a project's life up to `reached`, counted back from the last of them. */
function datesTo(random: Random, last: string, reached: number): (string | null)[] {
  const dates: (string | null)[] = [null, null, null, null];
  let day = last;
  for (let step = Math.min(reached, 3); step >= 0; step -= 1) {
    dates[step] = day;
    const [least, most] = gaps[step - 1] ?? [0, 0];
    day = dayAfter(day, -whole(random, least, most));
  }
  return dates;
}

/**
 * Communities in all stages of their projects. The first `accepted` of them have come to acceptance, spread over
 * `years` before `day`; the next `applying` come to it now; the others stand somewhere before.
 */
export function communities(
  seed: number,
  day: string,
  types: readonly string[],
  people: People,
  size: { communities: number; accepted: number; applying: number; years: number },
): { communities: Community[]; rows: Rows } {
  const random = stream(seed, "communities");
  const names = namesOf(random);
  const all: Community[] = [];
  const rows: { Community: Row[]; AuditRecord: Row[] } = { Community: [], AuditRecord: [] };
  for (let i = 0; i < size.communities; i += 1) {
    // By turns, so that every district has its share of every kind.
    const district = districts[i % districts.length] ?? districts[0];
    const accepted = i < size.accepted;
    const reached = i < size.accepted + size.applying ? 4 : whole(random, 0, 3);
    const age = accepted
      ? 365 * (size.years - Math.floor((i * size.years) / size.accepted)) + 60
      : whole(random, 70, 360);
    const last = dayAfter(day, -age - whole(random, 0, 60));
    const [declaredOn = null, listedOn = null, startedOn = null, completedOn = null] = datesTo(
      random,
      last,
      reached,
    );
    const households = whole(random, 300, 3_200);
    const community: Community = {
      id: idAt(random, new Date(`${declaredOn}T02:00:00Z`)),
      districtId: district.id,
      districtName: district.name,
      name: `${names[i % names.length]}社区`,
      street: `${pick(random, first)}${pick(random, second)}街道`,
      tier: pick(random, [
        ...(["municipal-candidate", "municipal-candidate"] as const),
        ...(["provincial-candidate", "provincial-pilot"] as const),
      ]),
      facts: {
        type: pick(random, types),
        households,
        residents: Math.round(households * (2.4 + random())),
      },
      completedOn,
    };
    all.push(community);
    const { id, districtId, name, street, tier, facts } = community;
    const year = (declaredOn ?? day).slice(0, 4);
    const row = {
      ...{ id, districtId, name, street, tier, ...facts },
      stage: stages[reached],
      code: `HZ${year}-${String(i + 1).padStart(4, "0")}`,
      listBatch: listedOn ? `${listedOn.slice(0, 4)}年第${pick(random, ["一", "二"])}批` : "",
      ...{ declaredOn, listedOn, startedOn, completedOn },
      version: 1,
      createdAt: instantOn(random, declaredOn ?? day).toISOString(),
    };
    const [official] = people.officials.get(districtId) ?? [];
    if (!official) throw new Error(`no official of ${districtId}`);
    rows.Community.push(row);
    const { id: _, version: _v, createdAt: _c, ...after } = row;
    rows.AuditRecord.push(audit(official, "community.registered", "community", id, null, after));
  }
  return { communities: all, rows };
}
