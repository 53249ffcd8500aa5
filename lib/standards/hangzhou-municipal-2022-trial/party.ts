import type { BranchNode } from "../../scoring/types";
import { checklist, from, levels, marks, requirement } from "../rules";

/** 党建考核: gates at 80 of 100 and stays out of the total. */
export const party: BranchNode = {
  id: "party",
  title: "党建考核",
  fullMarks: 100,
  passMark: 80,
  clause: "将党建工作贯穿未来社区建设全过程。满分100分，80分达标，不计入考核总分。",
  basis: {
    fullMarks: from("A1", "市级办法设置党建考核评分标准，分值未公布，按100分拟定"),
    passMark: from("A1", "按满分的80%拟定"),
  },
  children: [
    {
      id: "party-organisation",
      title: "组织覆盖",
      fullMarks: 25,
      clause: "党的组织和工作覆盖到网格、小区、楼栋和新兴领域。",
      children: [
        {
          id: "party-organisation-neighbourhoods",
          title: "小区、网格党组织覆盖",
          fullMarks: 10,
          clause:
            "以单独或联合组建党支部、党小组的小区和网格占比分档，100%覆盖且书记、组长全部到岗得满分；以功能型组织代替的，注明并减半计入。",
          evidence: "党组织设置批复、网格党组织分布图、书记与组长名册",
          rule: levels(
            [10, "100%覆盖，书记、组长全部到岗"],
            [7, "90%及以上"],
            [4, "80%及以上"],
            [0, "不足80%"],
          ),
        },
        {
          id: "party-organisation-new-sectors",
          title: "物业、业委会和新就业群体党建",
          fullMarks: 8,
          clause:
            "物业企业党组织覆盖或派驻党建指导员得2分，业委会中党员比例过半得2分，沿街商户与楼宇企业党组织应建尽建得2分，快递员、外卖员等新就业群体党建有阵地得2分。",
          evidence: "党组织批复或指导员派驻文件、业委会成员名单、新就业群体服务点照片",
          rule: checklist(
            ["property", 2, "物业企业党组织覆盖"],
            ["committee", 2, "业委会党员比例过半"],
            ["businesses", 2, "商户与楼宇企业党组织应建尽建"],
            ["new-workers", 2, "新就业群体党建有阵地"],
          ),
        },
        {
          id: "party-organisation-project",
          title: "创建项目党建统领机制",
          fullMarks: 7,
          clause:
            "区级或街道成立未来社区党建联盟、专班并由负责同志牵头得3分，在工程建设一线设临时党组织得2分，每月研究推进并有督办记录得2分，缺一次扣0.5分。",
          evidence: "联盟或专班成立文件、临时党组织批复、推进会议记录与督办单",
          rule: marks(0.5),
        },
        {
          id: "party-organisation-standing",
          title: "社区党组织未被列为软弱涣散",
          fullMarks: 0,
          clause:
            "一票否决项。申报之日前两年内社区党组织未被列入软弱涣散基层党组织名单；已列入的，完成整顿并经区（县、市）委组织部门验收销号后视为符合。",
          evidence: "区（县、市）委组织部门出具的证明或整顿销号文件",
          rule: requirement(),
        },
      ],
    },
    {
      id: "party-joint-building",
      title: "党建联建",
      fullMarks: 20,
      clause: "与机关、企事业单位和周边社区结成联建共同体，资源互通、项目共办。",
      children: [
        {
          id: "party-joint-building-partners",
          title: "联建单位与资源、需求、项目清单",
          fullMarks: 8,
          clause:
            "联建单位不少于8家且三张清单齐全得满分，5家以上得5分，3家以上得2分；一年内未参与任何联建项目的单位不计。",
          evidence: "联建协议、资源需求项目三张清单、联建活动记录",
          rule: levels(
            [8, "8家及以上，三张清单齐全"],
            [5, "5家及以上，三张清单齐全"],
            [2, "3家及以上"],
            [0, "不足3家"],
          ),
        },
        {
          id: "party-joint-building-projects",
          title: "联建项目落地数量与居民受益",
          fullMarks: 8,
          clause:
            "近一年由联建单位参与落地的民生项目，每个得2分，最高8分；项目未经居民评议或居民评议不满意的，减半计分。",
          evidence: "项目立项与完成材料、居民评议表、前后对比照片",
          rule: marks(0.5),
        },
        {
          id: "party-joint-building-meetings",
          title: "大党委（兼职委员）议事制度",
          fullMarks: 4,
          clause: "设兼职委员并发文得1分，每季召开议事会得2分，议定事项有办结公示得1分。",
          evidence: "兼职委员任职文件、议事会记录、办结公示照片",
          rule: checklist(
            ["members", 1, "设兼职委员并发文"],
            ["quarterly", 2, "每季召开议事会"],
            ["published", 1, "议定事项办结公示"],
          ),
        },
      ],
    },
    {
      id: "party-members",
      title: "党员作用",
      fullMarks: 20,
      clause: "在册党员和报到党员亮身份、认岗位、办实事。",
      children: [
        {
          id: "party-members-reporting",
          title: "在职党员到社区报到服务",
          fullMarks: 8,
          clause:
            "居住在本社区的在职党员报到率90%以上且人均年服务4次以上得满分；报到率以系统记录为准，单位集体走访一次计每人一次。",
          evidence: "报到系统统计截图、服务记录汇总（隐去个人信息）",
          rule: levels(
            [8, "报到率90%及以上，人均年服务4次及以上"],
            [5, "报到率80%及以上，人均年服务2次及以上"],
            [2, "报到率60%及以上"],
            [0, "报到率不足60%"],
          ),
        },
        {
          id: "party-members-posts",
          title: "党员楼道长与责任岗",
          fullMarks: 6,
          clause:
            "每个单元有党员或骨干担任楼道长得3分，每缺一个单元扣0.5分；责任岗公示并按月记录服务得2分，年度开展居民评议得1分。",
          evidence: "楼道长名册与公示照片、责任岗服务记录、居民评议结果",
          rule: marks(0.5),
        },
        {
          id: "party-members-wishes",
          title: "微心愿认领与民生实事办结",
          fullMarks: 6,
          clause:
            "近一年党员认领居民微心愿不少于50件得2分，办结率90%以上得2分，困难家庭结对帮扶全覆盖得2分。",
          evidence: "微心愿认领与办结台账、结对帮扶清单（隐去个人信息）",
          rule: checklist(
            ["claimed", 2, "认领50件及以上"],
            ["closed", 2, "办结率90%及以上"],
            ["paired", 2, "困难家庭结对全覆盖"],
          ),
        },
      ],
    },
    {
      id: "party-venues",
      title: "阵地建设",
      fullMarks: 15,
      clause: "党群服务阵地功能实用、向居民开放，不搞形象工程。",
      children: [
        {
          id: "party-venues-centre",
          title: "党群服务中心功能与开放",
          fullMarks: 7,
          clause:
            "服务办事、议事协商、教育培训、文体活动、暖心服务五类功能按齐全程度和每日开放时间分档，办公面积超过总面积三成的降一档。",
          evidence: "功能分区图与现场照片、开放时间公示、活动预约记录",
          rule: levels(
            [7, "五类功能齐全，每日开放，夜间有服务"],
            [5, "四类功能，每日开放"],
            [2, "三类功能，工作日开放"],
            [0, "未达到以上条件"],
          ),
        },
        {
          id: "party-venues-stations",
          title: "小区党群服务驿站延伸",
          fullMarks: 4,
          clause:
            "在小区、楼宇、商圈设有驿站并有专人值守，每个得1分，最高4分；门常关闭、无服务记录的不计。",
          evidence: "驿站点位图、值守排班与服务记录、现场照片",
          rule: marks(0.5),
        },
        {
          id: "party-venues-education",
          title: "组织生活与主题教育规范",
          fullMarks: 4,
          clause:
            "“三会一课”按期开展得2分，主题党日每月一次得1分，流动党员与老年党员有送学安排得1分；记录造假的，本项不得分。",
          evidence: "组织生活记录抽查、主题党日计划与照片、送学上门记录",
          rule: checklist(
            ["meetings", 2, "“三会一课”按期开展"],
            ["party-day", 1, "主题党日每月一次"],
            ["outreach", 1, "流动、老年党员送学"],
          ),
        },
      ],
    },
    {
      id: "party-governance",
      title: "协同治理",
      fullMarks: 20,
      clause: "以党建统领多跨融合、数智赋能、共建共享的基层治理。",
      children: [
        {
          id: "party-governance-response",
          title: "党组织牵头的诉求响应机制",
          fullMarks: 8,
          clause:
            "民呼我为等渠道诉求由党组织牵头吹哨派单，按时办结率和群众满意率均达95%得满分，均达90%得5分，均达80%得2分。",
          evidence: "诉求派单与办结统计截图、满意度回访记录",
          rule: levels(
            [8, "均达95%及以上"],
            [5, "均达90%及以上"],
            [2, "均达80%及以上"],
            [0, "未达到以上条件"],
          ),
        },
        {
          id: "party-governance-disputes",
          title: "矛盾纠纷社区化解",
          fullMarks: 6,
          clause:
            "基准分6分，近一年社区可化解纠纷未化解而越级信访的，每件扣1分；发生因创建工作引发的群体性事件，不得分。",
          evidence: "矛盾纠纷调解台账、信访统计说明、典型案例",
          rule: marks(0.5),
        },
        {
          id: "party-governance-digital",
          title: "党建数字应用与平台贯通",
          fullMarks: 6,
          clause:
            "党组织与党员服务数据接入社区平台得2分，党员报到、认领、评议可线上完成得2分，居民可线上找到楼道党员得2分。",
          evidence: "平台党建模块截图、线上办理记录、数据接入说明",
          rule: checklist(
            ["connected", 2, "党建数据接入社区平台"],
            ["online", 2, "报到、认领、评议线上完成"],
            ["findable", 2, "居民可线上找到楼道党员"],
          ),
        },
      ],
    },
  ],
};
