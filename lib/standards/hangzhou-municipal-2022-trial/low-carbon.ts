import type { BranchNode } from "../../scoring/types";
import { checklist, from, levels, marks } from "../rules";

export const lowCarbon: BranchNode = {
  id: "low-carbon",
  title: "低碳场景",
  fullMarks: 40,
  passMark: 24,
  clause: "能源多元供应、建筑和公共设施节能、资源循环利用，低碳成为生活习惯。",
  basis: { fullMarks: from("A1"), passMark: from("A1", "按场景满分的60%拟定") },
  children: [
    {
      id: "low-carbon-supply",
      title: "多元能源协同供应",
      fullMarks: 15,
      kind: "guiding",
      whenNotApplicable: "rescale",
      clause: "因地制宜利用可再生能源，由专业主体统一运营。",
      children: [
        {
          id: "low-carbon-supply-renewable",
          title: "光伏、地源（空气源）热泵等可再生能源应用",
          fullMarks: 6,
          clause:
            "以公共建筑和公共设施年用电量中可再生能源占比分档，20%以上得满分；设备停运超过三个月的不计发电量。",
          evidence: "可再生能源系统验收资料、年发电量与用电量统计、现场照片",
          rule: levels(
            [6, "占比20%及以上"],
            [4, "占比10%及以上、不足20%"],
            [2, "占比5%及以上，或有两类应用"],
            [0, "未应用"],
          ),
        },
        {
          id: "low-carbon-supply-storage",
          title: "储能、光储充一体或微网应用",
          fullMarks: 4,
          waivable: true,
          clause:
            "建成储能或光储充一体化设施并安全运行得满分，仅完成可行性研究并预留场地得1分。消防或电网条件不具备的，经供电部门说明可不参评。",
          evidence: "设施验收与消防意见、运行数据截图；不参评的提供供电部门说明",
          rule: levels(
            [4, "建成并稳定运行半年以上"],
            [2.5, "建成，运行不足半年"],
            [1, "完成可行性研究并预留场地"],
            [0, "未开展"],
          ),
        },
        {
          id: "low-carbon-supply-operator",
          title: "综合能源服务商运营与收益分享",
          fullMarks: 5,
          clause:
            "引入综合能源服务商并签订合同得2分，运营数据按月公开得1分，节能或发电收益用于社区公共支出得2分，收益未入账的扣1分。",
          evidence: "综合能源服务合同、月度运营公示、收益入账凭证",
          rule: marks(0.5),
        },
      ],
    },
    {
      id: "low-carbon-saving",
      title: "社区综合节能",
      fullMarks: 15,
      kind: "constraint",
      clause: "新建建筑执行绿色建筑标准，既有建筑和公共设施实施节能改造，用能可计量。",
      children: [
        {
          id: "low-carbon-saving-buildings",
          title: "绿色建筑等级或既有建筑节能改造",
          fullMarks: 6,
          clause:
            "新建类按绿色建筑等级计分，旧改类按外墙、屋面、门窗节能改造楼栋占比计分；等级以已取得的标识或竣工能效测评为准。",
          evidence: "绿色建筑标识或能效测评报告、节能改造竣工资料、材料检测报告",
          rule: levels(
            [6, "新建类达到二星级及以上；旧改类改造楼栋50%及以上"],
            [4, "新建类达到一星级；旧改类改造楼栋30%及以上"],
            [2, "新建类达到基本级；旧改类改造楼栋10%及以上"],
            [0, "未达到以上条件"],
          ),
        },
        {
          id: "low-carbon-saving-lighting",
          title: "公共照明与公共设备节能",
          fullMarks: 4,
          clause:
            "楼道、车库、路灯采用高效光源和感应或分时控制的比例，达到90%得满分，70%得2.5分，50%得1分；白天常亮的，现场每发现一处降一档。",
          evidence: "灯具与控制方式清单、现场照片、改造前后电费对比",
          rule: levels(
            [4, "90%及以上"],
            [2.5, "70%及以上、不足90%"],
            [1, "50%及以上、不足70%"],
            [0, "不足50%"],
          ),
        },
        {
          id: "low-carbon-saving-metering",
          title: "公共用能分项计量与监测",
          fullMarks: 5,
          clause:
            "公共用电分项计量得2分，公共用水计量与漏损告警得1分，能耗数据接入社区平台得1分，按季分析并有改进措施得1分。",
          evidence: "计量点位表、平台能耗页面截图、季度用能分析报告",
          rule: checklist(
            ["electricity", 2, "公共用电分项计量"],
            ["water", 1, "公共用水计量与漏损告警"],
            ["platform", 1, "能耗数据接入平台"],
            ["analysis", 1, "按季分析并改进"],
          ),
        },
        {
          id: "low-carbon-saving-lifestyle",
          title: "碳普惠与低碳生活倡导",
          fullMarks: 3,
          clause:
            "建立碳积分或接入碳普惠平台得1分，参与居民占注册用户10%以上得1分；近一年开展旧物交换、节能宣传等活动4次以上得1分，不足的按每次0.5分计、最高0.5分。",
          evidence: "碳积分规则与平台截图、活动通知和照片",
          rule: marks(0.5),
        },
      ],
    },
    {
      id: "low-carbon-recycling",
      title: "资源循环利用",
      fullMarks: 10,
      kind: "constraint",
      whenNotApplicable: "rescale",
      clause: "垃圾分类准确、再生资源可回收、雨水可利用。",
      children: [
        {
          id: "low-carbon-recycling-sorting",
          title: "生活垃圾分类准确率",
          fullMarks: 5,
          clause:
            "现场随机抽检投放点不少于3处，以易腐垃圾与可回收物分类准确率的平均值分档；无人值守时段抽检不少于一次。",
          evidence: "垃圾分类检查评分记录、投放点照片、抽检称重或开袋记录",
          rule: levels(
            [5, "90%及以上"],
            [3, "80%及以上、不足90%"],
            [1, "70%及以上、不足80%"],
            [0, "不足70%"],
          ),
        },
        {
          id: "low-carbon-recycling-recovery",
          title: "再生资源与大件垃圾回收",
          fullMarks: 3,
          clause:
            "设再生资源回收点或定时回收、大件与装修垃圾定点堆放清运、有害垃圾单独交接，三项各得1分。",
          evidence: "回收点照片与服务协议、大件垃圾清运台账、有害垃圾交接单",
          rule: checklist(
            ["recyclables", 1, "再生资源回收点或定时回收"],
            ["bulky", 1, "大件与装修垃圾定点清运"],
            ["hazardous", 1, "有害垃圾单独交接"],
          ),
        },
        {
          id: "low-carbon-recycling-rainwater",
          title: "海绵设施与雨水利用",
          fullMarks: 4,
          waivable: true,
          clause:
            "雨污分流到位得1分，透水铺装、下凹绿地、雨水花园等每类得0.5分、最高1.5分，雨水回用于绿化保洁得1分，近一年无内涝积水得0.5分。地下水位高、地质条件不宜渗蓄的，经设计单位论证可不参评。",
          evidence: "海绵设施竣工图、雨水回用计量记录、积水点排查记录；不参评的提供设计单位论证",
          rule: marks(0.5),
        },
      ],
    },
  ],
};
