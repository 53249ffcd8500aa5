import { describe, expect, it } from "vitest";
import { type CertificateTexts, certificatePdf } from "@/lib/pdf/certificate";
import { qrOf, textOf } from "../../pdf";

const texts: CertificateTexts = {
  community: "翠柏社区",
  district: "拱墅区",
  street: "小河街道",
  kind: "市级创建点，旧改类",
  batch: "2026 年第一批",
  standard: "杭州市城镇未来社区验收办法（试行）",
  version: "2022-trial",
  total: "547.73",
  passMark: "480.00",
  passMarkAssumed: true,
  assumed: 310,
  figures: 340,
  published: "2026年11月24日",
  number: "2026-k7d3mw9x-4f2a91c0",
  digest: "8e5ed2bad2a9c5155bb951ae0035b57a66e27a636d20d31bb1fa6dac8987a86f",
  site: "example.org/verify",
  url: "https://example.org/verify?code=2026-k7d3mw9x-4f2a91c0",
};
const plain = (text: string) => text.replace(/\s/g, "");
const read = async (change: Partial<CertificateTexts> = {}) =>
  plain(textOf(await certificatePdf({ ...texts, ...change })));

describe("a certificate", () => {
  it("says whose it is, by what, with which marks, and where it is checked", async () => {
    const text = await read();
    for (const said of [
      "未来社区验收证书",
      "编号2026-k7d3mw9x-4f2a91c0",
      "拱墅区翠柏社区",
      "经按《杭州市城镇未来社区验收办法（试行）》（版本2022-trial）",
      "通过验收",
      "总分547.73分",
      "达标分值480.00分（待核定）",
      "公布日期2026年11月24日",
      "340个数值中有310个待核定",
      "example.org/verify",
      texts.digest,
    ])
      expect(text).toContain(said);
  });
  it("leads by its QR code to where it is checked", async () => {
    expect(qrOf(await certificatePdf(texts))).toBe(texts.url);
  });
  it("says nothing of assumptions where there are none", async () => {
    expect(await read({ assumed: 0, passMarkAssumed: false })).not.toContain("待核定");
  });
  it("is the same bytes each time, and tagged for screen readers", async () => {
    const first = Buffer.from(await certificatePdf(texts));
    await certificatePdf({ ...texts, community: "别的社区" });
    expect(first.equals(Buffer.from(await certificatePdf(texts)))).toBe(true);
    const file = first.toString("latin1");
    expect(file).toMatch(/\/StructTreeRoot/);
    expect(file).toMatch(/\/Lang \(zh/);
    expect(file).toMatch(/pdfuaid:part>1</);
    expect(file).not.toMatch(/CreationDate|ModDate/);
  });
  it("takes names as text, whatever markup or program they would be", async () => {
    for (const community of [
      "#panic()社区",
      '*_$ `社区" #read("/etc/passwd")',
      "\\u{0}]社区[",
      "<社区>@x //y",
    ])
      expect(await read({ community })).toContain(plain(`拱墅区${community}`));
    expect(await read({ community: "翠\u0007柏\ud800社区" })).toContain("拱墅区翠柏社区");
  });
  it("keeps to one page with the longest names", async () => {
    const file = await certificatePdf({
      ...texts,
      community: "长".repeat(60),
      street: "街".repeat(60),
      batch: "批".repeat(80),
    });
    expect(
      Buffer.from(file)
        .toString("latin1")
        .match(/\/Type \/Page\b/g),
    ).toHaveLength(1);
  });
});
