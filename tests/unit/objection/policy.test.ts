import { describe, expect, it } from "vitest";
import { hitWords, personalData, readReceipt } from "@/lib/objection/policy";

const kinds = (text: string) => personalData(text).map(({ kind, words }) => `${kind} ${words}`);

describe("what may lead to a person", () => {
  it.each([
    ["请打13800001234。", "手机号码 13800001234"],
    ["电话１３８ ００００ １２３４", "手机号码 138 0000 1234"],
    ["+86 138-0000-1234", "手机号码 +86 138-0000-1234"],
    ["座机0571-87654321", "电话号码 0571-87654321"],
    ["(0571) 87654321", "电话号码 (0571) 87654321"],
    ["证号330106199001011234。", "身份证号码 330106199001011234"],
    ["33010619900101123X", "身份证号码 33010619900101123X"],
    ["来信 li.si+x@example.com.cn 。", "电子邮箱 li.si+x@example.com.cn"],
    ["微信号：lisi_2026", "社交账号 微信号:lisi_2026"],
    ["QQ 123456789", "社交账号 QQ 123456789"],
    ["联系人：王小明", "姓名 联系人:王小明"],
    ["我叫李四", "姓名 我叫李四"],
    ["3幢2单元501室漏水", "门牌 3幢2单元501室"],
  ])("is found in %s", (text, expected) => {
    expect(kinds(text)).toContain(expected);
  });

  it("is found where a name comes with its title", () => {
    expect(kinds("物业王先生说")).toContain("姓名 物业王先生");
  });

  it.each([
    "该项得 59.99 分，低于 60.00 分。",
    "2026年11月24日现场抽查 30 台设备，近一个月在线 11 台。",
    "杭建发〔2022〕123号第二百零一条",
    "面积 13800 平方米，投资 138000012345 元。",
    "",
  ])("is not found in %s", (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it("is named once, in one sentence", () => {
    expect(hitWords(personalData("13800001234 和 13800001234，a@b.cn"))).toBe(
      "像是电子邮箱（a@b.cn）、手机号码（13800001234）",
    );
  });

  it("is looked for in long hostile texts without taking long", () => {
    const before = performance.now();
    personalData(`${"a".repeat(2_000)}@${"1".repeat(2_000)}${"微信".repeat(1_000)}`);
    personalData("138-0000-".repeat(250));
    personalData("王".repeat(2_000));
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

describe("a receipt's number", () => {
  it("is read with and without dashes, in either case and width", () => {
    for (const typed of [
      "k7d3-mw9x-2bcd-fghj",
      "K7D3MW9X2BCDFGHJ",
      " k7d3 mw9x 2bcd fghj ",
      "ｋ7d3-mw9x-2bcd-fghj",
    ])
      expect(readReceipt(typed)).toBe("k7d3-mw9x-2bcd-fghj");
  });

  it("is none with other letters or of another length", () => {
    for (const typed of [
      "",
      "k7d3",
      "a7d3-mw9x-2bcd-fghj",
      "k7d3-mw9x-2bcd-fghj2",
      "../../etc",
      "1".repeat(9_999),
    ])
      expect(readReceipt(typed)).toBeNull();
  });
});
