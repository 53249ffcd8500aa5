/** How long the solver's questions take on the bundled standards: median and longest of ten, one after another. */
import { type Answer, implication, plan, prepare, type Submission } from "../../lib/scoring";
import { findBundledCrosswalk, findBundledStandard } from "../../lib/standards";

const GOAL_MS = 200;
const ROUNDS = 10;

const city = prepare(findBundledStandard("hangzhou-municipal"));
const province = prepare(findBundledStandard("zhejiang-provincial"));
const crosswalk = findBundledCrosswalk("hangzhou-municipal", "zhejiang-provincial");
if (!crosswalk) throw new Error("no crosswalk between the bundled standards");

const community = { households: 1200, residents: 3600 };
const empty = (type: string): Submission => ({ community: { type, ...community }, answers: {} });

async function timed(name: string, ask: () => Promise<unknown>, parts = 1): Promise<void> {
  await ask();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await ask();
    times.push((performance.now() - began) / parts);
  }
  times.sort((a, b) => a - b);
  const [median, longest] = [times[ROUNDS / 2] ?? 0, times.at(-1) ?? 0];
  const met = median < GOAL_MS ? "met    " : "NOT MET";
  console.log(`${met}  ${name}: ${median.toFixed(0)} ms, at most ${longest.toFixed(0)} ms`);
}

/** Every point at 0 marks, surveys as good as they can be. */
const worst = async (): Promise<Submission> => {
  const found = await implication(city, province, crosswalk);
  const witness = found.renewal?.witness;
  if (!witness) throw new Error("no witness to start from");
  const answers: Record<string, Answer> = Object.fromEntries(
    Object.entries(witness.answers).map(([id, answer]) => [
      id,
      typeof answer === "number" ? 0 : answer,
    ]),
  );
  return { ...witness, answers };
};

console.log(`\nSolved on the bundled standards, goal under ${GOAL_MS} ms each:`);
const poor = await worst();
await timed("plan for a failed application", () => plan(city, poor));
await timed("plan for an empty one, surveys allowed", () =>
  plan(city, empty("renewal"), { allowSurvey: true }),
);
await timed("plan by the province's standard", () => plan(province, empty("renewal")));
await timed(
  "implication, for each community type",
  () => implication(city, province, crosswalk),
  city.standard.communityTypes.length,
);
