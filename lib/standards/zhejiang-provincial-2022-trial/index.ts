import type { Standard } from "../../scoring/types";
import { from, marks } from "../rules";
import { A1, A3, A7, R3, S1 } from "../sources";
import { digital } from "./digital";
import { building, governance, lowCarbon, services, transport } from "./scenes-building";
import { education, entrepreneurship, health, neighbourhood } from "./scenes-living";

/** 《浙江省城镇未来社区验收办法（试行）》 as far as it is known: unsplit indicators, satisfaction among the scenes. */
export const zhejiangProvincial2022Trial: Standard = {
  family: "zhejiang-provincial",
  version: "2022-trial",
  title: "浙江省城镇未来社区验收办法（试行）",
  issuer: "浙江省城乡风貌整治提升工作领导小组办公室",
  level: "provincial",
  effectiveFrom: "2022-01-01",
  communityTypes: [
    { id: "renewal", title: "旧改类" },
    { id: "new-build", title: "新建类" },
  ],
  sources: [S1, R3, A1, A3, A7],
  basis: {
    title: from("R3", "九大场景与三十三项指标的名称依公开资料，正式文本未见"),
    issuer: from("A7", "正式文本未见，按对应的省级机构暂列"),
    effectiveFrom: from("A7", "早于市级办法，具体日期未见，暂以2022年1月1日计"),
    fullMarks: from("A1"),
    passMark: from("A1"),
    clause: from("A3"),
    rule: from("A3"),
  },
  total: {
    title: "考核总分",
    sections: ["scenes"],
    passMark: 480,
    basis: {
      sections: from("S1", "省级不单列居民满意度考核"),
      passMark: from("A1", "按总分600分的80%拟定"),
    },
  },
  sections: [
    {
      id: "scenes",
      title: "场景建设",
      fullMarks: 600,
      clause:
        "九大场景三十三项指标500分，居民满意度作为其中一项100分，合计600分；各场景另有达标分值。",
      basis: {
        fullMarks: from("A1"),
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
        {
          id: "satisfaction",
          title: "居民满意度",
          fullMarks: 100,
          clause: "作为场景建设中的一项计分，不单列达标分值。",
          basis: { fullMarks: from("A1", "省级不单列居民满意度，分值未公布，按100分拟定") },
          children: [
            {
              id: "satisfaction-result",
              title: "居民满意度测评得分",
              fullMarks: 100,
              clause:
                "按第三方或主管部门组织的居民满意度测评百分制得分直接计分，保留两位小数；测评样本应覆盖各居住组团和各年龄段。",
              evidence: "居民满意度测评报告、抽样方案、问卷统计表（不含姓名、电话）",
              rule: marks(),
            },
          ],
        },
      ],
    },
    digital,
  ],
};
