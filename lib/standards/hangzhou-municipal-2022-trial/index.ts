import type { Standard } from "../../scoring/types";
import { from } from "../rules";
import { A1, A2, A3, A4, A5, A6, A7, R1, R2, R3, S1 } from "../sources";
import { building } from "./building";
import { digital } from "./digital";
import { education } from "./education";
import { entrepreneurship } from "./entrepreneurship";
import { featuredHighlights } from "./featured";
import { governance } from "./governance";
import { health } from "./health";
import { lowCarbon } from "./low-carbon";
import { neighbourhood } from "./neighbourhood";
import { party } from "./party";
import { satisfaction } from "./satisfaction";
import { services } from "./services";
import { transport } from "./transport";

/** 《杭州市城镇未来社区验收办法（试行）》 as far as it is known; every figure says where it comes from. */
export const hangzhouMunicipal2022Trial: Standard = {
  family: "hangzhou-municipal",
  version: "2022-trial",
  title: "杭州市城镇未来社区验收办法（试行）",
  issuer: "杭州市城乡风貌整治提升工作领导小组办公室（市建委）",
  level: "municipal",
  effectiveFrom: "2022-05-01",
  communityTypes: [
    { id: "renewal", title: "旧改类" },
    { id: "new-build", title: "新建类" },
  ],
  sources: [S1, R1, R2, R3, A1, A2, A3, A4, A5, A6, A7],
  basis: {
    issuer: from("S1"),
    title: from("R3", "九大场景与三十三项指标的名称依公开资料，正式文本未见"),
    kind: from(
      "A2",
      "市级办法对约束性指标设冗余分值，划分与比例未公布；暂按指标分值的120%设置评分点",
    ),
    effectiveFrom: from("A7", "2022年5月印发，具体日期未见，暂以当月1日计"),
    fullMarks: from("A1"),
    passMark: from("A1"),
    clause: from("A3"),
    rule: from("A3"),
  },
  total: {
    title: "考核总分",
    sections: ["satisfaction", "scenes"],
    passMark: 480,
    basis: {
      sections: from("S1", "考核总分由居民满意度分和场景建设分构成"),
      passMark: from("A1", "按总分600分的80%拟定"),
    },
  },
  sections: [
    satisfaction,
    {
      id: "scenes",
      title: "场景建设",
      fullMarks: 500,
      bonusMarks: 20,
      clause:
        "由九大场景三十三项指标构成，满分500分；约束性指标设冗余分值，特色亮点塑造项另计特色分值，最多20分。",
      basis: {
        fullMarks: from("A1"),
        bonusMarks: from("A5", "市级办法设有特色分值，上限未公布"),
      },
      children: [
        neighbourhood,
        education,
        health,
        entrepreneurship,
        building,
        transport,
        lowCarbon,
        services,
        governance,
        featuredHighlights,
      ],
    },
    party,
    digital,
  ],
};
