import type { BranchNode } from "../../scoring/types";
import { checklist, from, levels, marks } from "../rules";

/** 特色亮点塑造项: its marks reach the scenes only through their 20 bonus marks. */
export const featuredHighlights: BranchNode = {
  id: "featured-highlights",
  title: "特色亮点塑造项",
  fullMarks: 25,
  kind: "featured",
  clause:
    "鼓励大胆创新、百花齐放。五个特色评分点各5分，累计后以特色分值计入场景建设分，最多计20分。",
  basis: { fullMarks: from("A5", "市级办法设特色亮点塑造项并增加特色分值，项目与分值未公布") },
  children: [
    {
      id: "featured-highlights-vulnerable-care",
      title: "“一老一小”服务场景创新",
      fullMarks: 5,
      clause:
        "在托育、养老服务上有超出验收要求的做法并形成稳定服务。老幼复合空间、医养康养结合、时间银行、社区婴幼儿照护驿站每项正常运营满半年得2分，累计最高5分。",
      evidence: "服务方案与运营台账、服务人次统计、现场照片",
      rule: checklist(
        ["shared-space", 2, "老幼复合空间"],
        ["integrated-care", 2, "医养康养结合"],
        ["time-bank", 2, "养老服务时间银行"],
        ["infant-station", 2, "婴幼儿照护驿站"],
      ),
    },
    {
      id: "featured-highlights-culture",
      title: "宋韵、运河、西湖等地域文化活化利用",
      fullMarks: 5,
      clause:
        "依托地域文化形成有辨识度的社区品牌，按获得推广或表彰的层级计分，同一成果取最高层级，不重复计分。",
      evidence: "表彰或推广文件、品牌策划与运营材料、公开报道",
      rule: levels(
        [5, "省级及以上推广或表彰"],
        [3, "市级推广或表彰"],
        [1, "区（县、市）级推广或表彰"],
        [0, "无"],
      ),
    },
    {
      id: "featured-highlights-digital",
      title: "数字社区应用创新与推广",
      fullMarks: 5,
      clause:
        "社区首创的数字应用经数字化改革主管部门认定，并在本社区以外推广使用，按推广范围计分；平台厂商统一交付的标准功能不计。",
      evidence: "应用认定文件、推广社区名单、使用数据后台截图",
      rule: levels(
        [5, "全省推广"],
        [3, "全市推广"],
        [1, "区（县、市）内推广至5个及以上社区"],
        [0, "未推广"],
      ),
    },
    {
      id: "featured-highlights-green",
      title: "近零碳社区与绿色技术示范",
      fullMarks: 5,
      clause:
        "建成近零能耗建筑、既有建筑整体加固节能一体化改造、社区级雨水循环、碳排放核算公开等示范，每项经专业机构验收或核证得2.5分，累计最高5分。",
      evidence: "示范项目验收或核证报告、运行监测数据、现场照片",
      rule: checklist(
        ["near-zero-building", 2.5, "近零能耗建筑"],
        ["retrofit", 2.5, "加固节能一体化改造"],
        ["water-cycle", 2.5, "社区级雨水循环"],
        ["carbon-accounting", 2.5, "碳排放核算并公开"],
      ),
    },
    {
      id: "featured-highlights-mechanism",
      title: "可持续运营与共建机制创新",
      fullMarks: 5,
      clause:
        "在资金自平衡、居民出资共建、国有平台统筹运营、片区连片创建等方面形成可复制的做法，由专家组按创新性2分、成效2分、可复制性1分评议，取平均后按0.5分就近取值。",
      evidence: "机制创新专题报告、资金平衡测算、专家评议表",
      rule: marks(0.5),
    },
  ],
};
