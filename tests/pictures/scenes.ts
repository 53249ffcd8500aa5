/** Pictures made up for the tests: scenes with sky, houses, windows, trees and people, no two alike, and copies of them. */
import sharp, { type Sharp } from "sharp";

/** A generator of numbers in [0, 1) that gives the same ones for the same seed. */
function numbers(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const width = 960;
const height = 720;
/** Of the photo: half the drawing, which is enough for a hash and quick to make. */
const [across, down] = [480, 360];

/** One scene as a drawing: a street, a square, a room or a notice board, by its seed. */
function drawing(seed: number): string {
  const next = numbers(seed);
  const between = (low: number, high: number) => low + next() * (high - low);
  const colour = () => `hsl(${between(0, 360)} ${between(10, 60)}% ${between(15, 90)}%)`;
  const many = (low: number, high: number, draw: (k: number) => string) =>
    Array.from({ length: Math.round(between(low, high)) }, (_, k) => draw(k)).join("");
  const horizon = between(0.3, 0.75) * height;
  const house = () => {
    const [w, h, x] = [between(90, 320), between(120, 520), between(-60, width)];
    const y = horizon - h + between(0, 120);
    const [step, lit] = [between(24, 60), colour()];
    let windows = "";
    for (let wx = x + 12; wx < x + w - 20; wx += step)
      for (let wy = y + 14; wy < y + h - 24; wy += step)
        if (next() > 0.25)
          windows += `<rect x="${wx}" y="${wy}" width="${step * 0.55}" height="${step * 0.6}" fill="${lit}"/>`;
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${colour()}"/>${windows}`;
  };
  const tree = () => {
    const [x, y, r] = [between(0, width), horizon + between(-40, 140), between(25, 110)];
    return `<rect x="${x - 6}" y="${y}" width="12" height="${r * 1.2}" fill="#5b4632"/>
      <circle cx="${x}" cy="${y - r * 0.4}" r="${r}" fill="hsl(${between(80, 150)} 40% ${between(20, 55)}%)"/>`;
  };
  const person = () => {
    const [x, y, s] = [between(40, width - 40), between(horizon, height - 60), between(18, 60)];
    return `<circle cx="${x}" cy="${y - s}" r="${s * 0.35}" fill="#caa07a"/>
      <rect x="${x - s * 0.4}" y="${y - s * 0.7}" width="${s * 0.8}" height="${s * 1.6}" rx="8" fill="${colour()}"/>`;
  };
  const board = () => {
    const [x, y, w, h] = [between(0, 700), between(60, 480), between(120, 380), between(80, 260)];
    const lines = many(
      3,
      9,
      (k) =>
        `<rect x="${x + 14}" y="${y + 16 + k * 22}" width="${between(0.3, 0.9) * w}" height="9" fill="#333"/>`,
    );
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${colour()}" stroke="#222" stroke-width="4"/>${lines}`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}" viewBox="0 0 ${width} ${height}">
    <defs><linearGradient id="sky" x2="${next()}" y2="1"><stop stop-color="${colour()}"/><stop offset="1" stop-color="${colour()}"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <rect y="${horizon}" width="100%" height="100%" fill="${colour()}"/>
    ${many(1, 7, house)}${many(0, 8, tree)}${many(0, 3, board)}${many(0, 8, person)}
  </svg>`;
}

/** A scene as a photo would hold it: with a little blur and grain. */
export async function scene(seed: number, quality = 88): Promise<Buffer> {
  return sharp(Buffer.from(drawing(seed)))
    .blur(0.6)
    .composite([
      {
        input: {
          create: {
            width: across,
            height: down,
            channels: 3,
            background: "#808080",
            noise: { type: "gaussian", mean: 128, sigma: 10 },
          },
        },
        blend: "soft-light",
      },
    ])
    .jpeg({ quality })
    .toBuffer();
}

/** What happens to a photo on its way from one folder to another. */
export const copies: Record<string, (photo: Sharp) => Sharp> = {
  "saved again at quality 40": (photo) => photo.jpeg({ quality: 40 }),
  "sent by a chat program: a third smaller, quality 55": (photo) =>
    photo.resize({ width: 320 }).jpeg({ quality: 55 }),
  "enlarged by half": (photo) => photo.resize({ width: 720 }).jpeg({ quality: 80 }),
  "brightened by 15 %": (photo) => photo.modulate({ brightness: 1.15 }).jpeg({ quality: 80 }),
  "more contrast, less colour": (photo) =>
    photo.modulate({ saturation: 0.6 }).linear(1.15, -15).jpeg({ quality: 80 }),
  "turned to grey": (photo) => photo.greyscale().jpeg({ quality: 80 }),
  "saved as WebP": (photo) => photo.webp({ quality: 70 }),
  "cropped by 2 % on each side": (photo) =>
    photo.extract({ left: 10, top: 7, width: 460, height: 346 }).jpeg({ quality: 80 }),
  "cropped by 4 % at the bottom, smaller": (photo) =>
    photo
      .extract({ left: 0, top: 0, width: 480, height: 346 })
      .resize({ width: 400 })
      .jpeg({ quality: 70 }),
};

/** A copy of a photo, as one of `copies` makes it. */
export const copyOf = (photo: Buffer, how: string): Promise<Buffer> => {
  const make = copies[how];
  if (!make) throw new Error(`no copy is called ${how}`);
  return make(sharp(photo)).toBuffer();
};
