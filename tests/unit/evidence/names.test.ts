import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachment } from "@/lib/http/headers";
import { extensionOf, safeFileName } from "@/lib/storage/names";

describe("a file's name", () => {
  it("stays as it is where it can do no harm", () => {
    for (const name of ["现场照片 1.jpg", "IMG_2024.HEIC", "合同（终稿）.v2.docx", "ñandú.pdf"])
      expect(safeFileName(name)).toBe(name);
  });

  it("loses its folders, of either system", () => {
    expect(safeFileName("C:\\Users\\张三\\照片.jpg")).toBe("照片.jpg");
    expect(safeFileName("../../etc/passwd")).toBe("passwd");
    expect(safeFileName("a/b/..")).toBe("");
    expect(safeFileName("/")).toBe("");
  });

  it("loses what does not show: control characters, reversed writing, invisible spaces", () => {
    expect(safeFileName("批\u0000复\n.pdf")).toBe("批复.pdf");
    // Shown as exe.jpg, and still an image: what counts is the true end.
    expect(safeFileName("gpj\u202Egpj.exe")).toBe("gpjgpj.exe");
    expect(safeFileName("a\u200B\uFEFF.jpg")).toBe("a.jpg");
    expect(safeFileName("\ud800a.jpg")).toBe("a.jpg");
  });

  it("is no device, no hidden file, nothing that ends in a dot", () => {
    expect(safeFileName("CON.pdf")).toBe("_CON.pdf");
    expect(safeFileName("lpt1")).toBe("_lpt1");
    expect(safeFileName("console.pdf")).toBe("console.pdf");
    expect(safeFileName("...htaccess")).toBe("htaccess");
    expect(safeFileName("a.pdf. . .")).toBe("a.pdf");
    expect(safeFileName('a<b>:"|?*.pdf')).toBe("a_b______.pdf");
  });

  it("is cut to what file systems take, keeping its ending", () => {
    const long = safeFileName(`${"很长".repeat(200)}.jpeg`);
    expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(180);
    expect(long.endsWith("长.jpeg") || long.endsWith("很.jpeg")).toBe(true);
  });

  it("whatever it was, is short, plain, and made safe once and for all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 250 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\<>:"|?*]/u);
        expect(safe).not.toMatch(/^[\s.]|[\s.]$/);
        expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(180);
        expect(safeFileName(safe)).toBe(safe);
        expect(attachment(safe)).toMatch(
          /^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.!~%&$+^`|#-]*$/,
        );
      }),
      { numRuns: 200 },
    );
  });

  it("has the ending that counts", () => {
    expect(extensionOf("a.JPG")).toBe("jpg");
    expect(extensionOf("a.tar.gz")).toBe("gz");
    expect(extensionOf("a")).toBe("");
    expect(extensionOf("a.")).toBe("");
    expect(extensionOf(".jpg")).toBe("jpg");
    expect(extensionOf("a.b c")).toBe("");
  });
});
