import "server-only";
import { countWrongNumber, hasGuessedTooMuch } from "../auth/limits";
import { dayOf, formatDay } from "../calendar";
import { type Tier, tiers } from "../community/types";
import { siteAddress } from "../env";
import { attachment } from "../http/headers";
import { nearestAddress } from "../http/policy";
import { certificatePdf } from "../pdf/certificate";
import { findPublished, standingOfOutcome } from "../publication/data";
import type { PublishedOutcome } from "../publication/types";
import { basisOf } from "../scoring";
import { communityTypes, findStandardId, preparedStandard, standardView } from "../standard/data";
import { numberOf, readNumber, standingFrom } from "./policy";
import type { Registered, Verification } from "./types";

const first = (value: unknown): string =>
  String((Array.isArray(value) ? value[0] : value) ?? "").slice(0, 200);

async function standardOf({ code, standardFamily, standardVersion }: PublishedOutcome) {
  const id = await findStandardId(`${standardFamily}@${standardVersion}`);
  if (!id) throw new Error(`outcome ${code}: its standard is not stored`);
  return { view: await standardView(id), prepared: await preparedStandard(id) };
}

async function typeTitleOf(type: string): Promise<string> {
  return (await communityTypes()).find(({ id }) => id === type)?.title ?? type;
}

async function registered(outcome: PublishedOutcome): Promise<Registered> {
  const [{ prepared }, now] = await Promise.all([
    standardOf(outcome),
    standingOfOutcome(outcome.code),
  ]);
  const standing = standingFrom(now);
  const { code, digest, tier, type } = outcome;
  return {
    code,
    number: numberOf(code, digest),
    outcome: outcome.outcome,
    communityName: outcome.communityName,
    districtName: outcome.districtName,
    street: outcome.street,
    tierTitle: tiers[tier as Tier] ?? tier,
    typeTitle: await typeTitleOf(type),
    batchTitle: outcome.batchTitle,
    total: outcome.total,
    passMark: outcome.passMark,
    passMarkAssumed: basisOf(prepared, "total", "passMark")?.assumed ?? true,
    publishedAt: outcome.publishedAt,
    digest,
    standing,
    reason: standing === "valid" ? "" : (now.amendments[0]?.reason ?? ""),
    replacedBy: now.replacedBy,
    inCorrection: standing === "valid" && now.amendments.length > 0,
  };
}

/**
 * What stands behind the number on a certificate or a report. A code that does not exist and one that is not
 * published are answered alike, found out in the same steps; so is every number from an address that guesses.
 * @param from the request's `X-Forwarded-For`
 */
export async function loadVerification(
  typed: string | string[] | undefined,
  from: string | null,
): Promise<{ typed: string; answer: Verification }> {
  const text = first(typed);
  const said = (answer: Verification) => ({ typed: text.slice(0, 60), answer });
  if (text.trim() === "") return said({ kind: "ask" });
  const number = readNumber(text);
  if (!number) return said({ kind: "misspelled" });
  const address = nearestAddress(from);
  if (await hasGuessedTooMuch(address)) return said({ kind: "barred" });
  const outcome = await findPublished(number.code);
  const fits =
    outcome && (number.check ?? "") === outcome.digest.slice(0, number.check?.length ?? 0);
  if (outcome && fits) return said({ kind: "found", registered: await registered(outcome) });
  await countWrongNumber(address);
  return said(outcome ? { kind: "mismatch", code: outcome.code } : { kind: "unknown" });
}

/** Set once: the same outcome gives the same bytes. The latest of them only, so that memory has an end. */
const set = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
const MOST_SET = 100;

function setOnce(
  key: string,
  make: () => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const known = set.get(key);
  if (known) return known;
  const [oldest] = set.keys();
  if (set.size >= MOST_SET && oldest !== undefined) set.delete(oldest);
  const made = make();
  set.set(key, made);
  made.catch(() => set.delete(key));
  return made;
}

async function certificate(
  outcome: PublishedOutcome,
  site: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const facts = await registered(outcome);
  const { view } = await standardOf(outcome);
  const { published, referenced, assumed } = view.figures;
  const pdf = await certificatePdf({
    community: facts.communityName,
    district: facts.districtName,
    street: facts.street,
    kind: `${facts.tierTitle}，${facts.typeTitle}`,
    batch: facts.batchTitle,
    standard: view.title,
    version: view.version,
    total: facts.total.toFixed(2),
    passMark: facts.passMark.toFixed(2),
    passMarkAssumed: facts.passMarkAssumed,
    assumed,
    figures: published + referenced + assumed,
    published: formatDay(dayOf(facts.publishedAt)),
    number: facts.number,
    digest: facts.digest,
    site: `${site.replace(/^https?:\/\//, "")}/verify`,
    url: `${site}/verify?code=${facts.number}`,
  });
  return new Uint8Array(pdf);
}

/**
 * The certificate of a published outcome that passed and still stands; null for any other code. Its name is known
 * before it is set.
 */
export async function findCertificate(
  request: Request,
  code: string,
): Promise<{
  tag: string;
  headers: Record<string, string>;
  read: () => Promise<Uint8Array<ArrayBuffer>>;
} | null> {
  const outcome = await findPublished(code);
  if (outcome?.outcome !== "passed") return null;
  if (standingFrom(await standingOfOutcome(code)) !== "valid") return null;
  const site = siteAddress(request);
  const tag = `certificate-1-${outcome.digest.slice(0, 32)}`;
  return {
    tag,
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": attachment(
        `验收证书 ${outcome.communityName}.pdf`,
        `certificate-${code}.pdf`,
      ),
    },
    read: () => setOnce(`${code} ${site}`, () => certificate(outcome, site)),
  };
}
