/**
 * The content security policy of one response. Scripts need the nonce; style attributes are allowed because
 * libraries and drawings set them. Development needs `eval` and inline style elements for Next's own tools.
 */
export function contentSecurityPolicy(nonce: string, development = false): string {
  const styles = development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src ${styles}`,
    `style-src-elem ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ];
  return directives.join("; ");
}

/** The policy of a file that somebody handed in: whatever is in it, it runs nothing and reaches nothing. */
export const FILE_POLICY = "default-src 'none'; sandbox";

/** Headers that every response carries. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  // Not `no-referrer`: forms posted without script would then send `Origin: null` and be refused.
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
};

/**
 * The header that makes a browser save a file under a name, whatever its script (RFC 6266 and RFC 5987).
 * @param plainName for programs that know letters and digits only
 */
export function attachment(name: string, plainName = name): string {
  const plain = plainName.replace(/[^\w.-]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/**
 * What a Range header asks of `size` bytes: all of them where it is absent, or says what we need not understand;
 * one range; or nothing that is there.
 */
export function rangeOf(
  header: string | null,
  size: number,
): { start: number; end: number } | "all" | "none" {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return "all";
  if (from === "") {
    const last = Math.min(Number(to), size);
    return last === 0 ? "none" : { start: size - last, end: size - 1 };
  }
  const start = Number(from);
  const end = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < start) return "all";
  return start >= size ? "none" : { start, end };
}
