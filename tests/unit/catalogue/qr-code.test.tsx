import decodeQR from "qr/decode.js";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { QrCode } from "@/components/catalogue/qr-code";

const SCALE = 4;

/** Paints the drawing's bars as a screen would, and reads them as a camera does. */
function scan(markup: string): string {
  const size = Number(/viewBox="0 0 (\d+)/.exec(markup)?.[1]);
  const width = size * SCALE;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, run] of markup.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1)
      data.fill(
        0,
        (row * width + Number(x) * SCALE) * 4,
        (row * width + (Number(x) + Number(run)) * SCALE) * 4,
      );
  for (let alpha = 3; alpha < data.length; alpha += 4) data[alpha] = 255;
  return decodeQR({ width, height: width, data });
}

test("a page's code leads to its address, and says what it is", () => {
  const address = "https://weilai.example.gov.cn/outcomes/2026-k7d3mw9x";
  const markup = renderToStaticMarkup(<QrCode text={address} label="云栖里社区的二维码" />);
  expect(scan(markup)).toBe(address);
  expect(markup).toContain('aria-label="云栖里社区的二维码"');
});
