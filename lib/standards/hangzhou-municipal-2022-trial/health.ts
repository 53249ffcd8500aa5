import type { BranchNode } from "../../scoring/types";
import { areaQuota, checklist, from, levels, marks, requirement } from "../rules";

export const health: BranchNode = {
  id: "health",
  title: "健康场景",
  fullMarks: 70,
  passMark: 42,
  clause: "居民在家门口能健身、能看病、能养老，健康数据为本人所用、依法保护。",
  basis: { fullMarks: from("A1"), passMark: from("A1", "按场景满分的60%拟定") },
  children: [
    {
      id: "health-fitness",
      title: "活力运动健身",
      fullMarks: 15,
      kind: "constraint",
      whenNotApplicable: "rescale",
      clause: "健身场地面积达标、设施完好，居民日常锻炼有去处、有指导。",
      children: [
        {
          id: "health-fitness-outdoor-area",
          title: "室外健身场地面积",
          fullMarks: 5,
          basis: {
            quota: from("A6", "按常见配套口径，室外健身场地人均0.3平方米拟定"),
            minRatio: from("A6"),
          },
          clause:
            "填报室外健身场地（含球场、健身苑点、屋顶运动场）总面积，按常住人口人均0.3平方米核定应配面积，不足的按比例计分，低于应配面积的40%不得分。收费会员制场地不计。",
          evidence: "健身场地分布图与面积测量表、常住人口统计说明、现场照片",
          rule: areaQuota(0.3, { per: "resident", minRatio: 0.4 }),
        },
        {
          id: "health-fitness-equipment",
          title: "健身器材配置与完好率",
          fullMarks: 5,
          clause:
            "健身器材应覆盖儿童、成人、老年三类人群。现场抽查不少于10件，按完好率分档；缺少任一类人群器材的，最高得3分。",
          evidence: "器材清单与维护合同、巡检记录、现场抽查照片",
          rule: levels(
            [5, "三类人群器材齐全，完好率95%及以上"],
            [3, "完好率85%及以上"],
            [1, "完好率70%及以上"],
            [0, "完好率不足70%，或存在伤人隐患"],
          ),
        },
        {
          id: "health-fitness-track",
          title: "健身步道或慢跑环线",
          fullMarks: 5,
          waivable: true,
          clause:
            "社区内或步行5分钟范围内有连续、平整、夜间有照明的健身步道，按长度和是否成环分档。旧改类社区用地确实受限、周边亦无条件的，经区（县、市）专班认定可不参评。",
          evidence: "步道路线图与长度说明、铺装和照明现场照片；不参评的提供专班认定意见",
          rule: levels(
            [5, "成环，长度800米及以上"],
            [3, "连续，长度400米及以上"],
            [1, "不连续，或长度不足400米"],
            [0, "未设置"],
          ),
        },
        {
          id: "health-fitness-guidance",
          title: "社会体育指导员与赛事活动",
          fullMarks: 3,
          clause:
            "每千名常住居民有1名及以上社会体育指导员得1.5分，近一年组织社区运动会或健身活动4次及以上得1.5分，次数不足的按每次0.5分计、最高1分。",
          evidence: "社会体育指导员证书、活动通知与现场照片",
          rule: marks(0.5),
        },
      ],
    },
    {
      id: "health-smart",
      title: "智慧健康管理",
      fullMarks: 20,
      kind: "guiding",
      clause: "健康档案向本人开放，检测、慢病管理和急救在社区形成闭环。",
      children: [
        {
          id: "health-smart-records",
          title: "居民电子健康档案建档与向本人开放",
          fullMarks: 6,
          clause:
            "常住居民电子健康档案建档率和向本人开放查询是两项条件，建档率90%以上且可查询的得满分；一年内无动态记录的档案不计入建档率。",
          evidence: "社区卫生服务机构出具的建档统计、本人查询页面截图（使用测试账户）",
          rule: levels(
            [6, "建档率90%及以上，可由本人查询"],
            [4, "建档率80%及以上，可由本人查询"],
            [2, "建档率70%及以上"],
            [0, "建档率不足70%"],
          ),
        },
        {
          id: "health-smart-station",
          title: "智慧健康站自助检测",
          fullMarks: 6,
          clause:
            "设有居民可自助使用的健康检测点，血压、血糖检测各得1分，身高体重与体脂检测得1分，结果回传健康档案得2分，有人员协助老年人使用得1分。设备停用超过一个月的不计。",
          evidence: "设备清单与校准记录、检测数据回传截图、值守排班表",
          rule: checklist(
            ["blood-pressure", 1, "血压检测"],
            ["blood-glucose", 1, "血糖检测"],
            ["body-composition", 1, "身高体重与体脂检测"],
            ["data-return", 2, "结果回传健康档案"],
            ["assistance", 1, "有人协助老年人使用"],
          ),
        },
        {
          id: "health-smart-chronic",
          title: "高血压、糖尿病患者规范管理率",
          fullMarks: 5,
          clause:
            "以上一年度基本公共卫生服务考核数据为准，两类患者规范管理率取较低者，达到70%得满分，65%得3分，60%得1分。",
          evidence: "基本公共卫生服务年度考核结果、慢病随访统计表",
          rule: levels(
            [5, "70%及以上"],
            [3, "65%及以上、不足70%"],
            [1, "60%及以上、不足65%"],
            [0, "不足60%"],
          ),
        },
        {
          id: "health-smart-first-aid",
          title: "自动体外除颤器（AED）与急救能力",
          fullMarks: 3,
          clause:
            "公共场所配有可24小时取用的AED得1.5分，社区工作者、物业、安保人员中持急救培训证者不少于5名得1分，AED位置接入社区平台地图得0.5分。",
          evidence: "AED安装与巡检照片、急救培训证书、平台地图截图",
          rule: checklist(
            ["aed", 1.5, "AED可24小时取用"],
            ["trained", 1, "持证急救人员不少于5名"],
            ["mapped", 0.5, "AED位置接入平台地图"],
          ),
        },
        {
          id: "health-smart-consent",
          title: "健康信息取得本人同意",
          fullMarks: 0,
          clause:
            "一票否决项。采集、共享居民健康信息须取得本人单独同意，不满十四周岁的取得监护人同意；未经同意采集或向商业机构提供的，验收不予通过。",
          evidence:
            "告知同意文本与授权记录抽样（隐去个人信息）、数据共享协议、区级主管部门核查意见",
          rule: requirement(),
        },
      ],
    },
    {
      id: "health-medical",
      title: "优质医疗服务",
      fullMarks: 20,
      kind: "constraint",
      clause: "基层医疗用房达到居配标准，家庭医生和上级医院资源下沉到社区。",
      children: [
        {
          id: "health-medical-station-area",
          title: "社区卫生服务站建筑面积",
          fullMarks: 6,
          basis: { quota: from("R2", "社区卫生服务站不小于120平方米"), minRatio: from("A6") },
          clause:
            "社区卫生服务站建筑面积不小于120平方米，含诊室、治疗室、药房和观察区。不足的按比例计分，低于60平方米不得分；与邻里中心合设的只计专用面积。",
          evidence: "医疗机构执业登记资料、用房平面图与面积证明、现场照片",
          rule: areaQuota(120, { minRatio: 0.5 }),
        },
        {
          id: "health-medical-reach",
          title: "15分钟基层医疗服务圈",
          fullMarks: 6,
          clause:
            "按居民步行到达社区卫生服务机构的时间和门诊开放情况分档，以最远住宅楼出入口起算；周末不开诊的最高得4分。",
          evidence: "步行路径与时间测算图、门诊排班公示、机构现场照片",
          rule: levels(
            [6, "步行10分钟内可达，周末开诊"],
            [4, "步行15分钟内可达"],
            [2, "步行20分钟内可达"],
            [0, "超过20分钟"],
          ),
        },
        {
          id: "health-medical-family-doctor",
          title: "重点人群家庭医生签约履约",
          fullMarks: 6,
          clause:
            "65周岁及以上老人、孕产妇、儿童、慢病患者等重点人群签约率75%以上且随访抽查履约90%以上的得满分；签而不约的，抽查每发现3例降一档。",
          evidence: "签约率统计表、履约随访记录抽样（隐去个人信息）、电话回访汇总",
          rule: levels(
            [6, "签约率75%及以上，抽查履约90%及以上"],
            [4, "签约率75%及以上，抽查履约80%及以上"],
            [2, "签约率60%及以上"],
            [0, "签约率不足60%"],
          ),
        },
        {
          id: "health-medical-linkage",
          title: "医联体专家下沉与双向转诊",
          fullMarks: 6,
          clause:
            "纳入医联体或医共体得1分；上级医院医师每周固定坐诊得2分，每两周一次得1分；开通远程会诊或检查结果互认得1.5分；双向转诊绿色通道近半年有实例得1.5分。",
          evidence: "医联体协议、专家坐诊排班与签到、远程会诊记录、转诊单（隐去个人信息）",
          rule: marks(0.5),
        },
      ],
    },
    {
      id: "health-elderly",
      title: "社区养老助残",
      fullMarks: 15,
      kind: "constraint",
      clause: "老年人和残疾人在社区获得就餐、照料、康复和无障碍服务。",
      children: [
        {
          id: "health-elderly-station-area",
          title: "老年服务站建筑面积",
          fullMarks: 5,
          basis: { quota: from("R2", "老年服务站不小于350平方米"), minRatio: from("A6") },
          clause:
            "老年服务站（居家养老服务用房）建筑面积不小于350平方米，多处累计时每处不小于100平方米。不足的按比例计分，低于175平方米不得分；设在二层以上且无电梯的不计。",
          evidence: "不动产权证或用房移交协议、平面图、竣工验收备案表、现场照片",
          rule: areaQuota(350, { minRatio: 0.5 }),
        },
        {
          id: "health-elderly-care-grade",
          title: "居家养老服务照料中心等级",
          fullMarks: 5,
          clause:
            "服务本社区的居家养老服务照料中心按民政部门等级评定结果计分，尚未评定但已正常运营满半年的得1分，评定结果过期的视同未评定。",
          evidence: "民政部门等级评定文件、运营协议、近半年服务台账",
          rule: levels(
            [5, "4A级及以上"],
            [4, "3A级"],
            [2, "2A级及以下"],
            [1, "未评定，正常运营满半年"],
            [0, "未运营"],
          ),
        },
        {
          id: "health-elderly-meals",
          title: "老年食堂与助餐配送",
          fullMarks: 4,
          clause:
            "按堂食、送餐和供餐天数分档，失能、高龄老人送餐上门是得满分的必要条件。近一年发生食品安全事故的不得分。",
          evidence: "食品经营许可证、助餐价目与菜单公示、送餐台账、餐厅照片",
          rule: levels(
            [4, "每周供餐7天，堂食与送餐上门兼备"],
            [3, "每周供餐5天及以上，堂食与送餐上门兼备"],
            [1.5, "仅有助餐点或仅能代订"],
            [0, "无助餐服务"],
          ),
        },
        {
          id: "health-elderly-barrier-free",
          title: "无障碍环境与残疾人之家服务",
          fullMarks: 4,
          clause:
            "主要出入口、公共用房坡道与扶手连续得1分，设无障碍卫生间得1分，为有需要的老年、残疾人家庭实施适老化或无障碍改造得1分，就近有残疾人之家或康复服务得1分。",
          evidence: "无障碍设施分布图与现场照片、家庭改造清单（隐去个人信息）、残疾人之家服务协议",
          rule: checklist(
            ["ramps", 1, "坡道与扶手连续"],
            ["toilet", 1, "设无障碍卫生间"],
            ["home-adaptation", 1, "实施家庭适老化或无障碍改造"],
            ["rehabilitation", 1, "就近有残疾人之家或康复服务"],
          ),
        },
      ],
    },
  ],
};
