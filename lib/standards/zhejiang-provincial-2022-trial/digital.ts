import type { BranchNode } from "../../scoring/types";
import { from } from "../rules";
import { indicator } from "./nodes";

/** 数字化平台落地性: its pass mark of 56 is one of the two published figures. */
export const digital: BranchNode = {
  id: "digital",
  title: "数字化平台落地性",
  fullMarks: 100,
  passMark: 56,
  clause: "以平台在社区真实落地、居民真正使用为准。满分100分，56分达标，不计入考核总分。",
  basis: {
    passMark: from("S1", "省级数字化平台落地性验收达标分值为56分"),
    fullMarks: from("A1"),
  },
  children: [
    indicator(
      "digital-access",
      "接入贯通",
      20,
      "考察与省级平台贯通、统一入口和设备接入。平台贯通10分，入口5分，设备5分；仍靠离线报送的，平台贯通项不超过3分。",
      "接口联调报告、应用上架截图、设备接入统计",
    ),
    indicator(
      "digital-scenarios",
      "场景应用",
      20,
      "考察九大场景应用上线和线下承接。每个场景2分，适老化2分；只有展示页面、不能办事的场景不得分。",
      "应用清单、现场演示记录、适老化页面截图",
    ),
    indicator(
      "digital-data",
      "数据归集",
      20,
      "考察数据目录、归集完整和准确更新。目录5分，完整8分，准确更新7分；抽查准确率不足70%的，准确更新项不得分。",
      "数据目录、归集统计、抽样核对表",
    ),
    indicator(
      "digital-activity",
      "运营活跃",
      20,
      "考察居民注册、月活跃和内容更新。注册7分，活跃8分，内容5分；批量导入的账户不计入注册。",
      "后台注册与活跃统计、内容发布记录",
    ),
    indicator(
      "digital-security",
      "安全合规",
      10,
      "考察网络安全等级保护和个人信息保护。等级保护6分，信息保护4分；发生经认定的数据泄露的，不得分。",
      "等级保护备案与测评材料、隐私政策、日志留存设置",
    ),
    indicator(
      "digital-operation",
      "长效运维",
      10,
      "考察运维队伍、经费和故障处置。队伍与经费5分，故障处置5分；无运维合同的，不超过4分。",
      "运维合同、经费文件、故障台账",
    ),
  ],
};
