import type { BranchNode } from "../../scoring/types";
import { checklist, from, levels, marks } from "../rules";

export const entrepreneurship: BranchNode = {
  id: "entrepreneurship",
  title: "创业场景",
  fullMarks: 40,
  passMark: 24,
  whenNotApplicable: "rescale",
  clause: "以低成本空间和贴身服务支持居民就近创业就业；人才公寓只考核新建类社区。",
  basis: { fullMarks: from("A1"), passMark: from("A1", "按场景满分的60%拟定") },
  children: [
    {
      id: "entrepreneurship-space",
      title: "创新创业空间",
      fullMarks: 15,
      kind: "guiding",
      clause: "提供共享办公、创客工坊等弹性空间，租得起、用得上。",
      children: [
        {
          id: "entrepreneurship-space-area",
          title: "共享办公与创客空间面积",
          fullMarks: 6,
          clause:
            "社区内或步行15分钟范围内面向居民和小微团队的共享办公、创客工坊，按使用面积500、300、100平方米三条线分档，整层长租给单一企业的面积不计。",
          evidence: "空间平面图、租赁或运营合同、工位分布与现场照片",
          rule: levels(
            [6, "500平方米及以上"],
            [4, "300平方米及以上、不足500平方米"],
            [2, "100平方米及以上、不足300平方米"],
            [0, "不足100平方米"],
          ),
        },
        {
          id: "entrepreneurship-space-occupancy",
          title: "创业空间入驻率",
          fullMarks: 5,
          clause:
            "以近半年工位月均使用率核定，80%以上得满分，60%以上得3分，40%以上得1分；运营未满半年的按实际月份平均。",
          evidence: "运营台账、入驻团队名单、工位预约系统截图",
          rule: levels(
            [5, "80%及以上"],
            [3, "60%及以上、不足80%"],
            [1, "40%及以上、不足60%"],
            [0, "不足40%"],
          ),
        },
        {
          id: "entrepreneurship-space-terms",
          title: "租金优惠与商务配套",
          fullMarks: 4,
          clause:
            "对大学生、退役军人、残疾人等创业者给予租金减免且已兑现得2分，仅有政策未兑现得0.5分；会议、打印、工商注册托管等配套每项0.5分，最高2分。",
          evidence: "租金减免办法与兑现凭证、配套服务清单、现场照片",
          rule: marks(0.5),
        },
      ],
    },
    {
      id: "entrepreneurship-incubation",
      title: "社区创业孵化服务",
      fullMarks: 10,
      kind: "guiding",
      clause: "把政策咨询、导师辅导和岗位对接送到社区。",
      children: [
        {
          id: "entrepreneurship-incubation-desk",
          title: "创业就业服务窗口",
          fullMarks: 4,
          clause:
            "设固定窗口或专员得1分，可办理创业补贴、担保贷款咨询代办得1分，线上发布岗位和政策得1分，对失业和困难人员建立帮扶清单得1分。",
          evidence: "窗口照片与服务指南、线上发布页面截图、帮扶清单汇总（隐去个人信息）",
          rule: checklist(
            ["desk", 1, "固定窗口或专员"],
            ["agency", 1, "补贴、贷款咨询代办"],
            ["online", 1, "线上发布岗位和政策"],
            ["support-list", 1, "建立帮扶清单"],
          ),
        },
        {
          id: "entrepreneurship-incubation-mentors",
          title: "创业导师与培训活动",
          fullMarks: 3,
          clause:
            "聘有创业导师并开展路演、培训等活动，以近一年场次分档，一场活动参加人数不足10人的不计。",
          evidence: "导师聘书、活动通知与签到表、现场照片",
          rule: levels(
            [3, "导师5名及以上，全年活动8场及以上"],
            [2, "导师3名及以上，全年活动4场及以上"],
            [1, "全年活动2场及以上"],
            [0, "未开展"],
          ),
        },
        {
          id: "entrepreneurship-incubation-results",
          title: "创业孵化与就业帮扶成效",
          fullMarks: 3,
          clause:
            "近一年孵化注册并存续的市场主体每家得0.5分，最高1.5分；帮扶登记失业人员就业率80%以上得1.5分，60%以上得1分。",
          evidence: "市场主体登记信息、就业帮扶统计表、典型案例材料",
          rule: marks(0.5),
        },
      ],
    },
    {
      id: "entrepreneurship-talent",
      title: "落实未来人才公寓",
      fullMarks: 15,
      kind: "constraint",
      appliesTo: ["new-build"],
      clause: "新建类社区按出让条件配建人才公寓，同步交付、公平分配、租金可负担。",
      children: [
        {
          id: "entrepreneurship-talent-ratio",
          title: "人才公寓配建比例",
          fullMarks: 6,
          clause:
            "以土地出让合同或实施方案载明的配建比例为基准，按竣工面积与约定面积之比分档；以商务公寓、酒店式公寓抵充的不计。",
          evidence: "土地出让合同或实施方案、竣工测绘报告、人才公寓房源清单",
          rule: levels(
            [6, "达到约定面积的100%"],
            [4, "达到约定面积的90%及以上"],
            [2, "达到约定面积的80%及以上"],
            [0, "不足约定面积的80%"],
          ),
        },
        {
          id: "entrepreneurship-talent-delivery",
          title: "与商品住宅同步建设、同步交付",
          fullMarks: 4,
          clause:
            "人才公寓与同期商品住宅同步竣工备案得满分；晚于商品住宅6个月以内得2分，超过6个月或尚未竣工不得分。",
          evidence: "施工许可证、竣工验收备案表、交付通知",
          rule: levels(
            [4, "同步竣工备案"],
            [2, "晚于商品住宅6个月以内"],
            [0, "晚于6个月，或尚未竣工"],
          ),
        },
        {
          id: "entrepreneurship-talent-allocation",
          title: "分配公开与租金管理",
          fullMarks: 4,
          clause:
            "申请条件、房源和分配结果公开得2分，缺一项扣0.5分；租金低于同地段市场评估价10%以上得2分，持平得0.5分，高于市场价不得分。",
          evidence: "分配办法与公示截图、租金评估报告、租赁合同样本",
          rule: marks(0.5),
        },
        {
          id: "entrepreneurship-talent-amenities",
          title: "人才公寓装修与公共配套",
          fullMarks: 4,
          clause:
            "全装修拎包入住得1分，设共享客厅或自习空间得1分，设公共厨房或洗衣房得1分，宽带和智能门锁等基础设施齐备得1分。入住率不足30%的，只计前两项。",
          evidence: "样板间与公共空间照片、装修标准说明、入住统计表",
          rule: checklist(
            ["furnished", 1, "全装修，拎包入住"],
            ["shared-lounge", 1, "共享客厅或自习空间"],
            ["kitchen-laundry", 1, "公共厨房或洗衣房"],
            ["basics", 1, "宽带、智能门锁等齐备"],
          ),
        },
      ],
    },
  ],
};
