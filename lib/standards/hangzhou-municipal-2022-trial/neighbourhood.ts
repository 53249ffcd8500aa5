import type { BranchNode } from "../../scoring/types";
import { areaQuota, checklist, from, levels, marks } from "../rules";

export const neighbourhood: BranchNode = {
  id: "neighbourhood",
  title: "邻里场景",
  fullMarks: 60,
  passMark: 36,
  clause: "营造有归属感的邻里关系，公共空间向居民开放，互助机制能够自我运转。",
  basis: { fullMarks: from("A1"), passMark: from("A1", "按场景满分的60%拟定") },
  children: [
    {
      id: "neighbourhood-culture",
      title: "邻里特色文化",
      fullMarks: 20,
      kind: "guiding",
      whenNotApplicable: "rescale",
      clause: "形成与本地历史人文相符的社区文化，有场所、有活动、有传承。",
      children: [
        {
          id: "neighbourhood-culture-theme",
          title: "社区文化主题与标识系统",
          fullMarks: 6,
          clause:
            "提炼与本地历史、地名或产业记忆相符的文化主题。主题依据充分得2分；出入口、公共空间、楼栋三类标识齐全各得1分；现场随机询问5名居民，3人以上能说出主题得1分。",
          evidence: "文化主题研究或策划文本、标识系统设计图、标识现场照片、现场询问记录",
          rule: marks(0.5),
        },
        {
          id: "neighbourhood-culture-venue",
          title: "社区文化家园（展陈、活动用房）",
          fullMarks: 5,
          clause:
            "设有展示社区历史与居民生活的固定场所。按场所独立程度、展陈内容和每周开放天数分四档；展陈一年以上未更新的，降一档计分。",
          evidence: "场所平面图与面积说明、开放时间公示牌照片、近一年布展更新记录",
          rule: levels(
            [5, "独立固定场所，有常设展陈，每周开放5天及以上"],
            [3, "与邻里中心合设，有常设展陈，每周开放3天及以上"],
            [1, "有场所，无常设展陈或开放不足3天"],
            [0, "未设置"],
          ),
        },
        {
          id: "neighbourhood-culture-festival",
          title: "邻里节及居民文化活动场次",
          fullMarks: 5,
          clause:
            "近一年面向全体居民举办邻里节、节庆民俗等活动。以场次和居民自办比例分档，商业促销、仅限会员参加的活动不计。",
          evidence: "年度活动计划与总结、每场活动通知、签到记录和现场照片",
          rule: levels(
            [5, "全年12场及以上，其中居民自办不少于一半"],
            [3, "全年8场及以上"],
            [1, "全年4场及以上"],
            [0, "全年不足4场"],
          ),
        },
        {
          id: "neighbourhood-culture-heritage",
          title: "历史遗存、古树名木与集体记忆的保护利用",
          fullMarks: 4,
          waivable: true,
          clause:
            "范围内的文物、历史建筑、古树名木建档挂牌得1.5分，按要求保护修缮得1.5分，活化为公共空间或展示节点得1分。范围内确无此类资源、经区（县、市）主管部门出具说明的，可不参评。",
          evidence: "保护名录或普查档案、挂牌与修缮照片、活化利用方案；无资源的提供主管部门说明",
          rule: checklist(
            ["listed", 1.5, "建立档案并挂牌"],
            ["preserved", 1.5, "按要求保护修缮，无拆除损毁"],
            ["reused", 1, "活化为公共空间或展示节点"],
          ),
        },
      ],
    },
    {
      id: "neighbourhood-sharing",
      title: "邻里开放共享",
      fullMarks: 20,
      kind: "constraint",
      clause: "邻里中心和公共活动场地面积达到居配标准，并真正向居民开放共享。",
      children: [
        {
          id: "neighbourhood-sharing-centre-hours",
          title: "幸福邻里中心开放时长",
          fullMarks: 6,
          clause:
            "幸福邻里中心免费或低偿向居民开放。以门禁、客流或值班记录核定近三个月实际开放时间，公示时间与实际不符的按实际计分。",
          evidence: "开放时间公示牌照片、近三个月值班与客流台账、现场查看记录",
          rule: levels(
            [6, "每周开放7天、每天10小时及以上，节假日不闭馆"],
            [4, "每周开放6天及以上、每天8小时及以上"],
            [2, "每周开放5天及以上、每天6小时及以上"],
            [0, "未达到以上条件"],
          ),
        },
        {
          id: "neighbourhood-sharing-activity-ground",
          title: "公共活动场地面积",
          fullMarks: 6,
          basis: {
            quota: from("R2", "公共活动场地不小于150平方米"),
            minRatio: from("A6"),
          },
          clause:
            "配置不小于150平方米的公共活动场地，多处场地可累计，单处不小于50平方米。不足的按实有面积比例计分，低于75平方米不得分；停车、堆物占用部分扣除。",
          evidence: "总平面图（标注场地范围与面积）、测绘成果、场地现场照片",
          rule: areaQuota(150, { minRatio: 0.5 }),
        },
        {
          id: "neighbourhood-sharing-open-spaces",
          title: "架空层、屋顶、沿街退界等开放空间",
          fullMarks: 6,
          clause:
            "居民可自由进入、设有座椅和遮阴避雨设施且管护良好的开放空间，每处得1.5分，最高6分。以围挡、门禁长期封闭或被经营摊位占用的不计。",
          evidence: "开放空间分布图、逐处现场照片、日常管护记录",
          rule: marks(0.5),
        },
        {
          id: "neighbourhood-sharing-facilities",
          title: "公共设施错时开放与共享清单",
          fullMarks: 6,
          clause:
            "推动辖区单位设施错时向居民开放，并公布共享清单。学校体育场地开放得2分，机关、企业会议室或食堂等开放得2分，共享客厅与共享工具屋各得1分；开放未满三个月的不计。",
          evidence: "共建共享协议、设施共享清单公示照片、预约使用记录",
          rule: checklist(
            ["school-sports", 2, "学校体育场地错时开放"],
            ["work-units", 2, "机关、企事业单位设施错时开放"],
            ["living-room", 1, "共享客厅或共享厨房"],
            ["tool-house", 1, "共享工具屋"],
          ),
        },
      ],
    },
    {
      id: "neighbourhood-mutual-aid",
      title: "邻里互助生活",
      fullMarks: 20,
      kind: "guiding",
      clause: "以积分、志愿服务和居民社团把邻里互助变成日常。",
      children: [
        {
          id: "neighbourhood-mutual-aid-credits",
          title: "邻里积分的规则、获取与兑换",
          fullMarks: 6,
          clause:
            "积分规则经居民会议或居民代表会议通过得2分；线上可查询得1.5分；有固定兑换点或合作商户得1.5分；近半年有兑换的居民不少于200人次得1分。",
          evidence: "积分管理办法及会议记录、平台积分页面截图、兑换点照片、近半年兑换明细汇总",
          rule: checklist(
            ["rules", 2, "积分规则经居民会议通过并公示"],
            ["online", 1.5, "积分可线上获取和查询"],
            ["exchange", 1.5, "有固定兑换点或合作商户"],
            ["active", 1, "近半年兑换不少于200人次"],
          ),
        },
        {
          id: "neighbourhood-mutual-aid-volunteers",
          title: "注册志愿者占常住人口比例",
          fullMarks: 5,
          clause:
            "以“志愿浙江”等平台注册且近一年服务满10小时的居民计算比例，按13%、10%、6%三条线分档；仅注册未服务的不计。",
          evidence: "志愿服务平台导出的注册与服务时长汇总表、常住人口统计说明",
          rule: levels(
            [5, "13%及以上"],
            [4, "10%及以上、不足13%"],
            [2, "6%及以上、不足10%"],
            [0, "不足6%"],
          ),
        },
        {
          id: "neighbourhood-mutual-aid-clubs",
          title: "居民社团与邻里互助小组",
          fullMarks: 5,
          clause:
            "已在街道或社区备案、有章程和负责人、近一年活动不少于6次的居民社团或互助小组，每个得1分，最高5分；至少一个面向独居老人或困难家庭，否则扣1分。",
          evidence: "社团备案表与章程、近一年活动记录、帮扶对象探访记录（隐去个人信息）",
          rule: marks(0.5),
        },
        {
          id: "neighbourhood-mutual-aid-convention",
          title: "邻里公约的制定与执行",
          fullMarks: 4,
          clause:
            "邻里公约由居民参与起草并表决通过，每年组织评议。既有表决又有评议的得满分，只制定公示未评议的得2分，照抄范本、未经居民讨论的不得分。",
          evidence: "公约文本及公示照片、表决会议记录、年度评议记录",
          rule: levels(
            [4, "居民参与起草、表决通过，每年评议执行情况"],
            [2, "已表决并公示，尚未评议"],
            [0, "未制定，或未经居民讨论"],
          ),
        },
      ],
    },
  ],
};
