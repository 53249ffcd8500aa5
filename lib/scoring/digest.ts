import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalize } from "json-canonicalize";

/** The RFC 8785 canonical JSON of a JSON value. */
export function canonicalJson(value: unknown): string {
  return canonicalize(value);
}

/** SHA-256 (lower-case hex) of the canonical JSON: the same for every key order and formatting. */
export function digest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
