/** The certificate of a published outcome that passed: one page, with its number as text and as a QR code. */
import { qrPicture } from "./qr";
import { renderPdf } from "./render";

export interface CertificateTexts {
  community: string;
  district: string;
  street: string;
  kind: string;
  batch: string;
  standard: string;
  version: string;
  /** Marks with two decimals. */
  total: string;
  passMark: string;
  /** Whether the pass mark rests on an assumption, and how many figures of how many do. */
  passMarkAssumed: boolean;
  assumed: number;
  figures: number;
  /** 2026年11月24日 */
  published: string;
  number: string;
  digest: string;
  /** Where the number is checked, as people type it, and what the QR code leads to. */
  site: string;
  url: string;
}

const template = `
#let texts = json(bytes(sys.inputs.texts))
#set document(title: texts.community + "未来社区验收证书", date: none)
#set page(paper: "a4", margin: (x: 2.8cm, top: 3.4cm, bottom: 2.4cm))
#set text(font: "Noto Sans SC", lang: "zh", region: "cn", size: 12pt)
#set par(leading: 0.9em, spacing: 1.2em, justify: true)
#show heading: set text(size: 26pt)
#show heading: it => block(width: 100%, below: 0.9em, align(center, it))

= 未来社区验收证书
#align(center, text(size: 11pt)[编号 #texts.number])
#v(1.6em)

#text(size: 17pt, weight: "bold")[#texts.district #texts.community]

经按《#texts.standard》（版本 #texts.version）逐项核定，总分和每一个单项都达标，*通过验收*。

#v(0.4em)
#let row(label, value) = (text(fill: luma(80))[#label], value)
#block(width: 100%, stroke: (top: 0.6pt + luma(140), bottom: 0.6pt + luma(140)), inset: (y: 12pt))[
  #grid(columns: (6.5em, 1fr), row-gutter: 12pt,
    ..row("所在街道", texts.street),
    ..row("类别", texts.kind),
    ..row("验收批次", texts.batch),
    ..row("总分", text(weight: "bold", texts.total + " 分")),
    ..row("达标分值", texts.passMark + " 分" + if texts.passMarkAssumed { "（待核定）" } else { "" }),
    ..row("公布日期", texts.published))
]

#if texts.assumed > 0 [
  #text(size: 10pt)[办法的 #str(texts.figures) 个数值中有 #str(texts.assumed) 个待核定，尚无公布的来源，暂按假定数值计算。正式数值取得后另立版本，已公布的结果不改。]
]

#v(1fr)
#grid(columns: (3.6cm, 1fr), column-gutter: 18pt, align: horizon,
  image(bytes(sys.inputs.qr), format: "svg", width: 3.6cm, alt: "二维码，打开 " + texts.url),
  [
    #text(weight: "bold")[怎样核验]

    扫左边的二维码，或者打开 #texts.site，输入编号：

    #text(size: 14pt, weight: "bold")[#texts.number]
  ])

#v(0.6em)
#text(size: 9.5pt)[结论摘要值（SHA-256） #texts.digest.slice(0, 32) #texts.digest.slice(32)]

#text(size: 9.5pt)[本证书由杭州未来社区验收系统按公布的结果生成，任何人都可以下载。是否有效，以网上核验的结果为准。]
`;

// No font has them, and a document for screen readers may hold no character that is not shown.
const UNSHOWN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu;

/** A certificate as a PDF file; the same texts give the same bytes. */
export function certificatePdf(texts: CertificateTexts): Promise<Uint8Array> {
  const shown = JSON.stringify(texts, (_, value) =>
    typeof value === "string" ? value.replace(UNSHOWN, "") : value,
  );
  return renderPdf(template, { texts: shown, qr: qrPicture(texts.url) });
}
