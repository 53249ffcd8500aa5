import { encode } from "uqr";

/** A QR code as an SVG picture: the dark modules as one path, runs of a row, one unit high. */
export function qrPicture(text: string): string {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const runs = data.flatMap((row, y) => {
    const found: string[] = [];
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      let width = 1;
      while (row[x + width]) width += 1;
      found.push(`M${x} ${y}h${width}v1h-${width}z`);
      x += width;
    }
    return found;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${runs.join("")}"/></svg>`;
}
