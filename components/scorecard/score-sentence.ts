import { marksText } from "./words";

export interface BarFigures {
  title: string;
  score: number;
  fullMarks: number;
  passMark?: number;
  /** Part of the score that featured items brought on top of the full marks' reach. */
  bonus?: number | null;
  /** The most that bonus could bring. */
  bonusMarks?: number;
  /** Marks offered beyond the full marks, counted off. */
  redundancy?: number;
}

/** What a score bar shows, as a sentence: for screen readers, and for whoever doubts the picture. */
export function scoreSentence(figures: BarFigures): string {
  const { title, score, fullMarks, passMark, bonus, redundancy } = figures;
  const parts = [`${title}得 ${marksText(score)} 分，满分 ${marksText(fullMarks)} 分`];
  if (passMark !== undefined) {
    const margin = Math.round((score - passMark) * 100) / 100;
    parts.push(
      margin >= 0
        ? `达标分值 ${marksText(passMark)} 分，${margin === 0 ? "正好达标" : `高出 ${marksText(margin)} 分，已达标`}`
        : `达标分值 ${marksText(passMark)} 分，差 ${marksText(-margin)} 分，未达标`,
    );
  }
  if (bonus) parts.push(`其中特色加分 ${marksText(bonus)} 分`);
  if (redundancy && redundancy > 0)
    parts.push(`另有冗余分值 ${marksText(redundancy)} 分不计入满分`);
  return `${parts.join("，")}。`;
}
