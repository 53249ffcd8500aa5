// A page for one visitor that does everything without the application's script: given without, as those that are kept.
import { encoding, PACK, pass, VARY, withoutNonce } from "./copy.mjs";
import { withHashes, withoutScript } from "./policy.mjs";

/** Headers of one connection or one body, which the page has its own of. */
const OWN = new Set([
  ...["connection", "keep-alive", "date", "transfer-encoding", "content-length"],
  ...["content-security-policy", "vary"],
]);

/**
 * Gives an answer on, without the application's script where it is a page.
 * @param {import("./copy.mjs").Answer} answer
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export async function passStill(answer, request, response) {
  const { status, headers, body } = answer;
  // Of what is not found the application sends nothing but the script that shows it.
  if (status !== 200 || !headers["content-type"]?.startsWith("text/html"))
    return pass(answer, response);
  const given = String(headers["content-security-policy"] ?? "");
  const { html, policy } = withHashes(withoutScript(body.toString("utf8")), given);
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !OWN.has(name))
      response.setHeader(name, typeof value === "string" ? withoutNonce(value) : value);
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Vary", VARY);
  const kind = encoding(request.headers["accept-encoding"] ?? "");
  const whole = Buffer.from(html);
  if (kind !== "plain") response.setHeader("Content-Encoding", kind);
  const sent = kind === "plain" ? whole : await PACK[kind](whole);
  response.writeHead(status, { "Content-Length": sent.length }).end(sent);
}
