// Residents at their phones, in a process of their own: what they do must not count as the server's work. Posts one
// form after another from a file, each line once, over as many connections as it is told.
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { setPriority } from "node:os";

// They are other machines: where there is no room for both, the server goes first.
setPriority(10);
const [base = "", file = "", width = "32"] = process.argv.slice(2);
const forms = readFileSync(file, "utf8").split("\n").filter(Boolean);
const origin = new URL(base).origin;
const agent = new Agent({ keepAlive: true, maxSockets: Number(width) });
let next = 0;

/** @param {string} path @returns {Promise<void>} */
function post(path) {
  const at = next++ % forms.length;
  const body = forms[at] ?? "";
  // Three of one house share an address.
  const house = Math.floor(at / 3);
  const from = `10.${(house >> 16) & 255}.${(house >> 8) & 255}.${house & 255}`;
  return new Promise((done, failed) => {
    const headers = {
      ...{ origin, "x-forwarded-for": from, "content-length": Buffer.byteLength(body) },
      "content-type": "application/x-www-form-urlencoded",
    };
    const sent = request(new URL(path, base), { method: "POST", agent, headers }, (answer) => {
      answer.resume();
      answer.once("end", () => {
        const to = answer.headers.location ?? "";
        if (answer.statusCode === 303 && to.startsWith("/survey/received")) done();
        else failed(new Error(`${path}: ${answer.statusCode} ${to}`));
      });
    });
    sent.once("error", failed).end(body);
  });
}

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/**
 * For so long, as fast as it goes, or at so many a second. @returns how many a second it was
 * @param {{ path: string, ms: number, perSecond?: number }} round
 */
async function run({ path, ms, perSecond }) {
  const began = performance.now();
  let done = 0;
  let started = 0;
  const worker = async () => {
    while (performance.now() - began < ms) {
      if (perSecond !== undefined && started >= ((performance.now() - began) * perSecond) / 1_000) {
        await pause(1);
        continue;
      }
      started += 1;
      await post(path);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: Number(width) }, worker));
  return (done * 1_000) / (performance.now() - began);
}

process.on("message", (/** @type {{ path: string, ms: number, perSecond?: number }} */ round) => {
  run(round).then(
    (rate) => process.send?.({ rate }),
    (error) => process.send?.({ fault: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.({ rate: 0 });
