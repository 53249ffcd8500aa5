// What a picture looks like, as a number that survives saving, resizing and brightening it.
/** The grey picture's width and height. */
export const SIDE = 32;
const KEPT = 8;
const FLAT = 512;
const cosines = Array.from({ length: KEPT }, (_, frequency) =>
  Array.from({ length: SIDE }, (_, at) =>
    Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * SIDE)),
  ),
);

/**
 * The perceptual hash: the lowest 8 × 8 frequencies of the grey picture at 32 × 32, each a bit that says whether
 * it lies above their median. Pictures that look alike differ in few bits.
 * @param {Uint8Array} grey @returns {string | null} 64 bits as 16 hexadecimal digits; null where it shows nothing
 */
export function perceptualHash(grey) {
  const rows = Array.from({ length: SIDE }, (_, y) =>
    cosines.map((wave) => wave.reduce((sum, cosine, x) => sum + cosine * grey[y * SIDE + x], 0)),
  );
  const values = cosines.flatMap((wave) =>
    cosines.map((_, u) => wave.reduce((sum, cosine, y) => sum + cosine * rows[y][u], 0)),
  );
  // The first is the mean brightness, which says nothing of the picture.
  const sorted = values.slice(1).sort((a, b) => a - b);
  const median = sorted[(sorted.length - 1) / 2];
  // One plain colour: every such picture would look like every other.
  if (sorted[sorted.length - 1] - sorted[0] < FLAT) return null;
  const bits = values.map((value, i) => (i > 0 && value > median ? 1n : 0n));
  return bits
    .reduce((all, bit) => (all << 1n) | bit, 0n)
    .toString(16)
    .padStart(16, "0");
}
