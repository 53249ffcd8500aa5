import type { BranchNode } from "../../scoring/types";
import { areaQuota, checklist, from, levels, marks, requirement } from "../rules";

export const services: BranchNode = {
  id: "services",
  title: "服务场景",
  fullMarks: 50,
  passMark: 30,
  clause: "物业收支可持续、便民商业齐全、应急与安全防护到位。",
  basis: { fullMarks: from("A1"), passMark: from("A1", "按场景满分的60%拟定") },
  children: [
    {
      id: "services-property",
      title: "物业可持续运营",
      fullMarks: 20,
      kind: "constraint",
      clause: "物业服务全覆盖，经费有来源，质量有评价，业主组织正常运行。",
      children: [
        {
          id: "services-property-coverage",
          title: "物业服务覆盖与合同规范",
          fullMarks: 6,
          clause:
            "以纳入专业物业或国有物业服务的住宅面积占比分档，合同应载明服务内容和标准；旧改类实行社区托管的，按有合同、有经费的楼栋计入。",
          evidence: "物业服务合同、住宅面积与服务范围对照表、收费公示",
          rule: levels(
            [6, "100%覆盖，合同规范"],
            [4, "90%及以上"],
            [2, "70%及以上"],
            [0, "不足70%"],
          ),
        },
        {
          id: "services-property-balance",
          title: "物业收支平衡与公共收益公开",
          fullMarks: 6,
          clause:
            "以经审计或业主大会确认的上一年度收支核定，按物业费收缴率和是否收支平衡分档；公共收益未按季公布的，降一档计分。",
          evidence: "上年度物业收支报告、收缴率统计表、公共收益公示照片",
          rule: levels(
            [6, "收支平衡，收缴率90%及以上"],
            [4, "收支平衡，收缴率80%及以上"],
            [2, "依靠定额补助维持平衡，收缴率70%及以上"],
            [0, "收支缺口无来源，或收缴率不足70%"],
          ),
        },
        {
          id: "services-property-quality",
          title: "物业服务质量与报修响应",
          fullMarks: 7,
          clause:
            "保洁、绿化、秩序、设施维护四项现场检查，每项1分，发现问题每处扣0.5分；报修30分钟内响应率95%以上得2分，90%以上得1分；年度服务评价由业主打分且公开得1分。",
          evidence: "现场检查记录、报修工单系统截图、年度业主评价结果公示",
          rule: marks(0.5),
        },
        {
          id: "services-property-committee",
          title: "业主委员会（物业管理委员会）组建与运行",
          fullMarks: 5,
          clause:
            "依法组建并备案、每半年召开会议、接受街道社区指导监督的得满分，组建但会议或公开不规范的得3分，已启动组建得1分。",
          evidence: "备案证明、会议记录与公示照片、业主大会议事规则",
          rule: levels(
            [5, "依法备案，按期开会，财务公开"],
            [3, "依法备案，会议或公开不规范"],
            [1, "已启动组建程序"],
            [0, "未启动"],
          ),
        },
      ],
    },
    {
      id: "services-commerce",
      title: "社区商业服务供给",
      fullMarks: 15,
      kind: "guiding",
      clause: "基本生活业态在步行范围内配齐，面积达到居配标准，价格实惠。",
      children: [
        {
          id: "services-commerce-supermarket",
          title: "综合超市建筑面积",
          fullMarks: 5,
          basis: { quota: from("R2", "综合超市不小于300平方米"), minRatio: from("A6") },
          clause:
            "社区内或出入口300米范围内综合超市建筑面积不小于300平方米，应经营蔬果、肉禽和日用品。不足的按比例计分，低于150平方米不得分。",
          evidence: "营业执照、经营用房平面图或租赁合同、现场照片",
          rule: areaQuota(300, { minRatio: 0.5 }),
        },
        {
          id: "services-commerce-formats",
          title: "便民业态配置",
          fullMarks: 6,
          clause:
            "15分钟步行范围内有农贸（生鲜）、早餐、药店、理发、维修、家政洗衣等六类业态，每类得1分；流动摊点和无证经营的不计。",
          evidence: "业态分布图、商户营业执照清单、门店照片",
          rule: checklist(
            ["fresh-food", 1, "农贸或生鲜店"],
            ["breakfast", 1, "早餐店"],
            ["pharmacy", 1, "药店"],
            ["hairdresser", 1, "理发店"],
            ["repair", 1, "维修点"],
            ["housekeeping", 1, "家政或洗衣店"],
          ),
        },
        {
          id: "services-commerce-online",
          title: "线上便民服务与商户诚信",
          fullMarks: 4,
          clause:
            "社区平台可查询、预约便民服务并公开商户评价，按接入商户占比分档；平台向商户收取高额费用或捆绑销售的不得分。",
          evidence: "平台商户页面截图、商户接入清单、投诉处理记录",
          rule: levels(
            [4, "接入商户60%及以上，评价公开"],
            [2.5, "接入商户30%及以上"],
            [1, "已上线，接入不足30%"],
            [0, "未上线"],
          ),
        },
      ],
    },
    {
      id: "services-safety",
      title: "社区应急与安全防护",
      fullMarks: 15,
      kind: "constraint",
      clause: "预案可用、队伍可靠、隐患清零，近三年不发生较大及以上责任事故。",
      children: [
        {
          id: "services-safety-plan",
          title: "应急预案、演练与避灾安置",
          fullMarks: 4,
          clause:
            "防汛防台、消防、高温、突发公共卫生事件预案齐全得1分，近一年演练2次以上得1分，避灾安置场所标识清晰、物资齐备得1分，高层和独居老人转移清单到户得1分。",
          evidence: "预案文本、演练记录与照片、避灾场所照片、转移清单（隐去个人信息）",
          rule: checklist(
            ["plans", 1, "四类预案齐全"],
            ["drills", 1, "近一年演练2次及以上"],
            ["shelter", 1, "避灾安置场所与物资"],
            ["evacuation-list", 1, "转移清单到户"],
          ),
        },
        {
          id: "services-safety-station",
          title: "微型消防站与应急队伍",
          fullMarks: 5,
          clause:
            "微型消防站人员、器材符合要求得2分，接警后5分钟内到场的现场拉动测试得2分，超过5分钟得1分，超过10分钟不得分；应急队伍每季培训得1分。",
          evidence: "微型消防站人员与器材清单、拉动测试记录、培训签到",
          rule: marks(0.5),
        },
        {
          id: "services-safety-monitoring",
          title: "智能安防与消防物联覆盖",
          fullMarks: 5,
          clause:
            "公共区域视频、高空抛物监测、电梯与消防设施物联感知按覆盖情况分档，告警须有处置闭环；摄像设备朝向住户内部的须整改后计分。",
          evidence: "点位分布图、平台告警与处置记录截图、设备运行率统计",
          rule: levels(
            [5, "视频全覆盖，三类感知齐全，告警闭环率95%及以上"],
            [3, "视频全覆盖，两类感知，告警闭环率85%及以上"],
            [1, "视频覆盖主要出入口和公共部位"],
            [0, "未达到以上条件"],
          ),
        },
        {
          id: "services-safety-hazards",
          title: "房屋、消防、燃气隐患排查整改",
          fullMarks: 4,
          clause:
            "基准分4分，查近一年台账并现场抽查10处：台账未销号每处扣0.5分，现场新发现一般隐患每处扣0.5分；发现重大隐患未采取措施的不得分。",
          evidence: "隐患排查与销号台账、房屋安全鉴定报告、燃气入户安检记录",
          rule: marks(0.5),
        },
        {
          id: "services-safety-no-accident",
          title: "近三年未发生较大及以上安全责任事故",
          fullMarks: 0,
          clause:
            "一票否决项。申报之日前三年内，范围内未发生较大及以上生产安全、火灾、工程质量责任事故；事故等级以事故调查报告认定为准。",
          evidence: "应急管理、消防、住建部门出具的无较大及以上责任事故证明",
          rule: requirement(),
        },
      ],
    },
  ],
};
