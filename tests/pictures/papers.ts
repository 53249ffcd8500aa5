/** PDFs written by hand: plain ones, and such as nobody's program writes. */
import { deflateSync } from "node:zlib";

/** A PDF of these objects, the first of which is its catalogue. @param trailer what the trailer says besides */
export const document = (objects: readonly (string | Buffer)[], trailer = ""): Buffer =>
  Buffer.concat([
    Buffer.from("%PDF-1.4\n"),
    ...objects.flatMap((one, k) => [
      Buffer.from(`${k + 1} 0 obj`),
      Buffer.from(one),
      Buffer.from("endobj\n"),
    ]),
    Buffer.from(`trailer<</Root 1 0 R${trailer}>>\n%%EOF\n`),
  ]);

/** An object that holds data. */
export function stream(data: string | Buffer, entries = ""): Buffer {
  const bytes = Buffer.from(data);
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${bytes.length}>>stream\n`),
    bytes,
    Buffer.from("\nendstream "),
  ]);
}

export const packed = (data: Buffer) => stream(deflateSync(data), "/Filter/FlateDecode");

export interface Paper {
  /** Entries of the page's resources. */
  resources?: string;
  /** What the resources name: objects from 5 on. */
  more?: (string | Buffer)[];
  /** Further entries of the catalogue and of the trailer. */
  catalogue?: string;
  trailer?: string;
}

/** A PDF of one page. @param box its corners in points @param content what is drawn */
export const paper = (
  box: string,
  content: string | Buffer,
  { resources = "", more = [], catalogue = "", trailer = "" }: Paper = {},
): Buffer =>
  document(
    [
      `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents 4 0 R/Resources<<${resources}>>>>`,
      Buffer.isBuffer(content) ? content : stream(content),
      ...more,
    ],
    trailer,
  );

/** A page in a Chinese font that the file only names. */
export function unembedded(text: string, font = "SimSun"): Buffer {
  const codes = Buffer.from(text, "utf16le").swap16().toString("hex");
  const system = "<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>";
  const about = `<</Type/FontDescriptor/FontName/${font}/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/StemV 80>>`;
  const descendant = `<</Type/Font/Subtype/CIDFontType0/BaseFont/${font}/CIDSystemInfo${system}/DW 1000/FontDescriptor 6 0 R>>`;
  return paper("0 0 400 200", `BT /F 40 Tf 20 100 Td <${codes}> Tj ET`, {
    resources: "/Font<</F 5 0 R>>",
    more: [
      `<</Type/Font/Subtype/Type0/BaseFont/${font}/Encoding/UniGB-UTF16-H/DescendantFonts[${descendant}]>>`,
      about,
    ],
  });
}

/** Opens with a password alone. */
export const locked = (): Buffer =>
  paper("0 0 400 400", "0 0 400 400 re f", {
    more: [`<</Filter/Standard/V 1/R 2/O<${"11".repeat(32)}>/U<${"22".repeat(32)}>/P -4>>`],
    trailer: "/ID[<01><01>]/Encrypt 5 0 R",
  });

/** Draws one square ten times ten times… as often as drawings stand in drawings: 100,000,000,000 times. */
export const laughs = (): Buffer =>
  paper("0 0 400 400", "/X Do", {
    resources: "/XObject<</X 5 0 R>>",
    more: Array.from({ length: 12 }, (_, k) =>
      k === 11
        ? stream("0 0 9 9 re f", "/Type/XObject/Subtype/Form/BBox[0 0 400 400]")
        : stream(
            "/X Do ".repeat(10),
            `/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<</XObject<</X ${6 + k} 0 R>>>>`,
          ),
    ),
  });

/** Tiled so finely that drawing it would take years. */
export const tiles = (): Buffer =>
  paper("0 0 14400 14400", "/Pattern cs /P scn 0 0 14400 14400 re f", {
    resources: "/Pattern<</P 5 0 R>>",
    more: [
      stream(
        "0 0 1 1 re f",
        "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001/Resources<<>>",
      ),
    ],
  });
