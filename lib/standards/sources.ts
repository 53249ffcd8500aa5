import type { Source } from "../scoring/types";

/** What the bundled standards rest on. Only S1 publishes figures; R… are second-hand, A… are our own drafts. */

export const S1: Source = {
  id: "S1",
  title: "关于《杭州市城镇未来社区验收办法（试行）》发布的报道",
  kind: "news",
  publisher: "杭州日报",
  date: "2022-05-23",
};

export const R1: Source = {
  id: "R1",
  title: "《关于开展完整社区建设试点工作的通知》（建办科〔2022〕48号，据公开转载资料）",
  kind: "reference",
};

export const R2: Source = {
  id: "R2",
  title: "《完整居住社区建设标准（试行）》（建科规〔2020〕7号，据公开转载资料）",
  kind: "reference",
};

export const R3: Source = {
  id: "R3",
  title: "2019年浙江省未来社区试点九大场景、三十三项指标（据公开资料整理）",
  kind: "reference",
};

export const A1: Source = {
  id: "A1",
  title: "分值与达标分值拟定稿（正式文本未见，待核定）",
  kind: "assumption",
};

export const A2: Source = {
  id: "A2",
  title: "约束性、引导性指标划分及冗余分值比例拟定稿（待核定）",
  kind: "assumption",
};

export const A3: Source = {
  id: "A3",
  title: "评分点细拆与评分方法拟定稿（待核定）",
  kind: "assumption",
};

export const A4: Source = {
  id: "A4",
  title: "居民满意度问卷题目、权重与有效样本量拟定稿（待核定）",
  kind: "assumption",
};

export const A5: Source = {
  id: "A5",
  title: "特色亮点塑造项与特色分值上限拟定稿（待核定）",
  kind: "assumption",
};

export const A6: Source = {
  id: "A6",
  title: "居配标准折算口径与最低比例拟定稿（待核定）",
  kind: "assumption",
};

export const A7: Source = {
  id: "A7",
  title: "施行日期、发布机构等文本信息拟定稿（待核定）",
  kind: "assumption",
};
