/** Invitation letters to a survey: one page a household, with one code as text and as a QR code. */
import { formatDay } from "../calendar";
import { shownCode } from "../survey/policy";
import type { Household, Letters, SurveyView } from "../survey/types";
import { qrPicture } from "./qr";
import { renderPdf } from "./render";

interface Letter {
  building: string;
  room: string;
  /** As people type it: ABCD-EFGH-JKMN. */
  code: string;
  /** Where the QR code leads. */
  url: string;
}

/** What stands in every letter alike. */
interface LetterTexts {
  community: string;
  organiser: string;
  contact: string;
  /** 2026年11月24日 */
  opens: string;
  closes: string;
  invited: number;
  households: number;
  keepDays: number;
  /** Where a code is typed in, as people read it. */
  site: string;
}

const template = `
#let texts = json(bytes(sys.inputs.texts))
#let letters = json(bytes(sys.inputs.letters))
#set document(title: texts.community + "居民满意度调查邀请信")
#set page(paper: "a4", margin: (x: 2.6cm, top: 2.6cm, bottom: 2.2cm))
#set text(font: "Noto Sans SC", lang: "zh", region: "cn", size: 12pt)
#set par(leading: 0.85em, spacing: 1.1em, justify: true)
#show heading: set text(size: 20pt)
#show heading: it => block(width: 100%, below: 1.6em, align(center, it))
#for (index, letter) in letters.enumerate() {
  if index > 0 { pagebreak() }
  [
    = 居民满意度调查邀请信
    #text(weight: "bold")[#letter.building #letter.room 住户：]

    您好。#texts.community;正在进行未来社区验收，想听您家对社区的真实看法。全社区 #str(texts.households) 户中抽取了 #str(texts.invited) 户，您家是其中一户。请家里一位成年人代表全家作答，不到两分钟。

    答卷时间：#texts.opens;至#texts.closes。截止前可以用同一个码重新作答，以最后一次为准。

    #v(0.4em)
    #block(width: 100%, stroke: 0.8pt, inset: 14pt, radius: 4pt)[
      #grid(columns: (4.4cm, 1fr), column-gutter: 18pt, align: horizon,
        image(bytes(letter.qr), format: "svg", width: 4.4cm, alt: "二维码，打开 " + letter.url),
        [
          用手机扫左边的二维码；或者打开网址

          #text(weight: "bold")[#texts.site]

          输入您家的调查码：

          #text(size: 19pt, weight: "bold", tracking: 0.5pt)[#letter.code]
        ])
    ]
    #v(0.4em)

    #text(weight: "bold")[您的答卷不记名。] 系统不保存哪一户用哪个码，也不保存作答的时间和地址；从答卷查不到您家。这封信是您的码的唯一一份，请不要交给别人，也不要让别人代答或看着您作答。

    #text(weight: "bold")[谁在调查、做什么用：] 由#texts.organiser;组织，各题份数用来计算居民满意度得分并公开；答卷少于 10 份的题不公开。

    #text(weight: "bold")[保存多久：] 调查结束 #str(texts.keepDays) 天后，答卷、调查码和住户名册全部删除，只留各题的份数。

    不愿意答可以不答。有疑问，或不方便上网，请联系：#texts.contact。

    #v(0.8em)
    #align(right)[#texts.organiser]
  ]
}
`;

/** All letters in one PDF file, in the order given. Nothing of it is kept. */
function letterPdf(texts: LetterTexts, letters: readonly Letter[]): Promise<Uint8Array> {
  const pages = letters.map((letter) => ({ ...letter, qr: qrPicture(letter.url) }));
  return renderPdf(template, { texts: JSON.stringify(texts), letters: JSON.stringify(pages) });
}

/**
 * The letters of a survey, one household each.
 * @param address of this site, as residents reach it
 * @param codes one for each of `drawn`, as they are spelled
 */
export async function invitations(
  address: string,
  survey: SurveyView,
  drawn: readonly Household[],
  codes: readonly string[],
): Promise<Letters> {
  const site = `${address.replace(/\/$/, "")}/survey`;
  const { organiser, contact, keepDays, communityName } = survey;
  const texts: LetterTexts = {
    ...{ organiser, contact, keepDays, community: communityName },
    opens: formatDay(survey.opensOn),
    closes: formatDay(survey.closesOn),
    invited: drawn.length,
    households: survey.households ?? 0,
    site: site.replace(/^https?:\/\//, ""),
  };
  const letters = drawn.map(({ building, room }, at) => {
    const code = codes[at] ?? "";
    return { building, room, code: shownCode(code), url: `${site}/${code}` };
  });
  const pdf = Buffer.from(await letterPdf(texts, letters)).toString("base64");
  return { pdf, fileName: `邀请信 ${communityName}.pdf`, count: drawn.length };
}
