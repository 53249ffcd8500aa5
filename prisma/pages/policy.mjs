import { createHash } from "node:crypto";

const SCRIPT = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g;

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Makes a page whose scripts carry the nonce of one answer into one that can be given to many: the nonce goes, and
 * the policy names the hash of each inline script that carried it, and of no other. Scripts in files must come from
 * this site; `strict-dynamic` would take that away again, since it wants a nonce on each of them.
 * @param {string} html @param {string} policy the page's content security policy
 * @returns {{ html: string, policy: string }}
 */
export function withHashes(html, policy) {
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  if (!nonce) return { html, policy };
  /** @type {{ script: Set<string>, style: Set<string> }} */
  const hashes = { script: new Set(), style: new Set() };
  const mark = ` nonce="${nonce}"`;
  // Next also writes it into what it tells its own scripts. Of the same length, since lengths are told as well.
  const nobody = "0".repeat(nonce.length);
  const shared = html
    .replace(SCRIPT, (whole, /** @type {"script" | "style"} */ tag, attributes, text) => {
      if (!attributes.includes(mark)) return whole;
      const said = text.replaceAll(nonce, nobody);
      if (said !== "") hashes[tag].add(hashOf(said));
      return `<${tag}${attributes.replace(mark, "")}>${said}</${tag}>`;
    })
    .replaceAll(mark, "")
    .replaceAll(nonce, nobody);
  const named = policy
    .split("; ")
    .map((directive) => {
      const own = directive.startsWith("script-") ? hashes.script : hashes.style;
      return directive
        .replace(" 'strict-dynamic'", "")
        .replace(` 'nonce-${nonce}'`, [...own].map((hash) => ` ${hash}`).join(""));
    })
    .join("; ");
  return { html: shared, policy: named };
}

/** What a page is put together with that reached the browser in pieces: it is not whole without script. */
const IN_PIECES = /<template id="[BP]:/;
/** A page's own script is a module; all others that may run are Next's. */
const NEXT_SCRIPT =
  /<script\b(?![^>]* type="module")(?:[^>]* nonce="|[^>]* src="\/_next\/)[^>]*>[\s\S]*?<\/script>/g;
const SCRIPT_AHEAD = /<link\b[^>]* as="script"[^>]*>/g;

/**
 * Takes the application's scripts out of a page, and with them the second copy of its content that they start from:
 * for pages of which everything works without. Its own script stays. A page that is not whole is left as it is.
 * @param {string} html
 */
export const withoutScript = (html) =>
  IN_PIECES.test(html) ? html : html.replace(NEXT_SCRIPT, "").replace(SCRIPT_AHEAD, "");
