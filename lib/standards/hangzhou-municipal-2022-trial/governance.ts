import type { BranchNode } from "../../scoring/types";
import { checklist, from, levels, marks, requirement } from "../rules";

export const governance: BranchNode = {
  id: "governance",
  title: "治理场景",
  fullMarks: 50,
  passMark: 30,
  clause: "党建统领、多方协同，居民说得上话、办得成事，数字工具为基层减负。",
  basis: { fullMarks: from("A1"), passMark: from("A1", "按场景满分的60%拟定") },
  children: [
    {
      id: "governance-mechanism",
      title: "社区治理体制机制",
      fullMarks: 20,
      kind: "constraint",
      clause: "治理架构清晰，网格运转有力，办事方便，建设过程依法听取居民意见。",
      children: [
        {
          id: "governance-mechanism-alliance",
          title: "社区、业主组织、物业协同机制",
          fullMarks: 6,
          clause:
            "社区党组织、居委会、业主委员会、物业企业联席会议制度健全并按月召开得2分，“双向进入、交叉任职”得1.5分，议题清单与办结公开得1.5分，职责边界明晰得1分。",
          evidence: "联席会议制度与会议记录、任职文件、议题办结公示",
          rule: checklist(
            ["monthly", 2, "联席会议按月召开"],
            ["cross-posting", 1.5, "双向进入、交叉任职"],
            ["published", 1.5, "议题清单与办结公开"],
            ["duties", 1, "职责边界明晰"],
          ),
        },
        {
          id: "governance-mechanism-grid",
          title: "网格划分与网格员履职",
          fullMarks: 6,
          clause:
            "网格规模适度（一般不超过500户），配备专职网格员，按入户走访覆盖和事件上报及时率分档，网格员长期空缺的不得分。",
          evidence: "网格划分图与人员名册、走访台账、事件上报统计截图",
          rule: levels(
            [6, "专职到位，年走访覆盖95%及以上，及时率95%及以上"],
            [4, "专职到位，年走访覆盖85%及以上"],
            [2, "网格已划分，走访覆盖70%及以上"],
            [0, "未达到以上条件"],
          ),
        },
        {
          id: "governance-mechanism-service-hall",
          title: "社区公共服务一站式办理",
          fullMarks: 7,
          clause:
            "社区可办（代办）事项按清单公开得2分，全科受理、一窗通办得2分，错时延时服务得1分，为老年人、残疾人上门代办得1分，“好差评”全覆盖得1分。",
          evidence: "办事事项清单、窗口照片与排班表、代办记录、“好差评”统计截图",
          rule: checklist(
            ["catalogue", 2, "事项清单公开"],
            ["one-window", 2, "全科受理、一窗通办"],
            ["extended-hours", 1, "错时延时服务"],
            ["home-visit", 1, "上门代办"],
            ["rating", 1, "“好差评”全覆盖"],
          ),
        },
        {
          id: "governance-mechanism-operation",
          title: "建设与运营衔接的长效机制",
          fullMarks: 5,
          clause:
            "明确运营主体并签订三年以上运营协议得2分，运营单位在方案阶段即参与得1分，有运营资金测算且一年实绩与测算偏差不超过20%得2分，偏差20%至40%得1分。",
          evidence: "运营协议、运营方案与资金测算、年度运营报告",
          rule: marks(0.5),
        },
        {
          id: "governance-mechanism-consultation",
          title: "创建方案依法征求居民意见",
          fullMarks: 0,
          clause:
            "一票否决项。创建实施方案已向全体居民公示并征求意见，涉及业主共同决定事项的依照民法典表决通过；未征求意见或表决程序不合法的，验收不予通过。",
          evidence: "方案公示照片、意见征集与采纳情况表、业主表决结果公告",
          rule: requirement(),
        },
      ],
    },
    {
      id: "governance-participation",
      title: "社区居民参与",
      fullMarks: 15,
      kind: "guiding",
      clause: "居民有序参与议事、提案和公益，意见件件有回音。",
      children: [
        {
          id: "governance-participation-council",
          title: "居民议事协商会",
          fullMarks: 5,
          clause:
            "建立民主协商议事制度，以近一年召开次数和协商成果落实率分档；议题由社区单方确定、无居民提出议题的，最高得3分。",
          evidence: "议事规则、会议记录与签到、协商成果落实情况表",
          rule: levels(
            [5, "全年12次及以上，成果落实80%及以上"],
            [3, "全年6次及以上，成果落实60%及以上"],
            [1, "全年2次及以上"],
            [0, "不足2次"],
          ),
        },
        {
          id: "governance-participation-proposals",
          title: "居民意见建议办理与反馈",
          fullMarks: 5,
          clause:
            "汇总线上线下渠道收到的居民意见，以按时办结率和反馈满意率中较低者分档；办结以居民确认为准，自行销号的不计。",
          evidence: "意见办理台账、平台工单截图、回访记录（隐去个人信息）",
          rule: levels(
            [5, "均达95%及以上"],
            [3, "均达85%及以上"],
            [1, "均达70%及以上"],
            [0, "未达到以上条件"],
          ),
        },
        {
          id: "governance-participation-fund",
          title: "社区公益基金与社会组织参与",
          fullMarks: 5,
          clause:
            "设立社区基金（会）或专项公益资金并公开收支得2分，引入社会组织承接服务每家得1分、最高2分，居民自筹微项目近一年落地2个以上得1分。",
          evidence: "基金管理办法与收支公示、服务承接协议、微项目立项与验收资料",
          rule: marks(0.5),
        },
      ],
    },
    {
      id: "governance-platform",
      title: "精益化数字管理平台",
      fullMarks: 15,
      kind: "guiding",
      clause: "平台支撑日常治理，事件闭环处置，报表一次采集多方使用。",
      children: [
        {
          id: "governance-platform-functions",
          title: "社区数字管理功能",
          fullMarks: 5,
          clause:
            "人、房、事、物底图，网格巡查，议事投票，公告推送，应急指挥五项功能在管理端可用，各得1分；现场演示无法操作的不计。",
          evidence: "功能清单、管理端后台截图、现场演示录像",
          rule: checklist(
            ["base-map", 1, "人、房、事、物底图"],
            ["patrol", 1, "网格巡查"],
            ["voting", 1, "议事投票"],
            ["notices", 1, "公告推送"],
            ["command", 1, "应急指挥"],
          ),
        },
        {
          id: "governance-platform-burden",
          title: "社区报表精简与“一表通”应用",
          fullMarks: 4,
          clause:
            "由平台自动生成的社区报表占比达到60%得满分，30%以上得2分；因平台上线反而增加台账、重复填报的不得分。",
          evidence: "报表清单及取数方式说明、系统自动生成报表截图、社区工作者访谈记录",
          rule: levels(
            [4, "60%及以上由平台生成"],
            [2, "30%及以上、不足60%"],
            [0, "不足30%，或增加重复填报"],
          ),
        },
        {
          id: "governance-platform-events",
          title: "事件处置闭环与按时办结率",
          fullMarks: 6,
          clause:
            "与基层治理四平台贯通，以近半年事件按时办结率分档；未与四平台贯通、只在社区内部流转的，最高得2分。",
          evidence: "事件流转记录、办结率统计截图、四平台对接说明",
          rule: levels(
            [6, "已贯通，按时办结率98%及以上"],
            [4, "已贯通，按时办结率90%及以上"],
            [2, "未贯通，内部按时办结率90%及以上"],
            [0, "未达到以上条件"],
          ),
        },
      ],
    },
  ],
};
