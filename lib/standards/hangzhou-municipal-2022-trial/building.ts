import type { BranchNode } from "../../scoring/types";
import { areaQuota, checklist, from, levels, marks, requirement } from "../rules";

export const building: BranchNode = {
  id: "building",
  title: "建筑场景",
  fullMarks: 60,
  passMark: 36,
  whenNotApplicable: "rescale",
  clause: "空间集约、风貌协调、配套足额；装配式建筑与装修一体化只考核新建类社区。",
  basis: { fullMarks: from("A1"), passMark: from("A1", "按场景满分的60%拟定") },
  children: [
    {
      id: "building-cim",
      title: "CIM数字化建设平台应用",
      fullMarks: 10,
      kind: "guiding",
      whenNotApplicable: "rescale",
      clause: "以社区信息模型支撑规划、建设和后续运维，模型与实物一致。",
      children: [
        {
          id: "building-cim-model",
          title: "社区信息模型覆盖与精度",
          fullMarks: 4,
          clause:
            "模型覆盖全部建筑、公共空间和地下管线，抽查5处与现场比对一致的得满分；只有建筑外观模型的得1分。",
          evidence: "模型成果说明、平台浏览截图、现场比对记录",
          rule: levels(
            [4, "建筑、公共空间和地下管线全覆盖，抽查一致"],
            [2.5, "建筑与公共空间覆盖，管线未入模"],
            [1, "仅有建筑外观模型"],
            [0, "未建模"],
          ),
        },
        {
          id: "building-cim-process",
          title: "规划、设计、施工全过程应用",
          fullMarks: 3,
          waivable: true,
          clause:
            "模型在方案比选、施工图协同、施工进度管理三个阶段有实际应用，每阶段得1分。平台上线前已完成主体改造的旧改类社区，经区（县、市）专班认定可不参评。",
          evidence: "各阶段应用报告、设计协同记录、施工进度模拟截图；不参评的提供改造完工证明",
          rule: checklist(
            ["planning", 1, "用于方案比选与日照、风环境分析"],
            ["design", 1, "用于施工图协同"],
            ["construction", 1, "用于施工进度与质量管理"],
          ),
        },
        {
          id: "building-cim-handover",
          title: "竣工模型移交与运维对接",
          fullMarks: 3,
          clause:
            "竣工模型移交社区或物业得1分，与设备报修、能耗或安防数据对接每类得0.5分、最高1.5分，有专人更新得0.5分。",
          evidence: "模型移交单、运维系统对接截图、更新维护制度",
          rule: marks(0.5),
        },
      ],
    },
    {
      id: "building-space",
      title: "空间集约利用",
      fullMarks: 10,
      kind: "guiding",
      whenNotApplicable: "rescale",
      clause: "存量盘活、功能复合、立体利用，不以违法建设换取空间。",
      children: [
        {
          id: "building-space-mixed-use",
          title: "功能复合与分时利用",
          fullMarks: 4,
          clause:
            "同一用房或场地承担两种及以上公共功能并有分时安排的，每处得1分，最高4分；功能冲突、扰民投诉未处理的，每处扣0.5分。",
          evidence: "功能布局图、分时使用安排表、现场照片、投诉处理记录",
          rule: marks(0.5),
        },
        {
          id: "building-space-idle",
          title: "存量闲置用房与边角地盘活",
          fullMarks: 3,
          clause:
            "对闲置自行车库、锅炉房、边角地等底数清楚并制定盘活计划，按完成比例分档；新建类社区按配套用房交付一年内启用比例计。",
          evidence: "闲置空间清单、盘活前后对比照片、启用记录",
          rule: levels(
            [3, "盘活或启用80%及以上"],
            [2, "盘活或启用50%及以上、不足80%"],
            [1, "有清单和计划，完成不足50%"],
            [0, "底数不清"],
          ),
        },
        {
          id: "building-space-underground",
          title: "地下空间综合利用与连通",
          fullMarks: 3,
          waivable: true,
          clause:
            "地下车库、设备用房与周边地块或轨道站点连通，或利用地下空间布置公共功能。范围内无地下空间的社区可不参评。",
          evidence: "地下空间平面图、连通口现场照片、使用功能说明；不参评的提供总平面图",
          rule: levels(
            [3, "与周边连通，并布置公共功能"],
            [1.5, "仅连通，或仅布置公共功能"],
            [0, "均未实现"],
          ),
        },
        {
          id: "building-space-no-illegal",
          title: "无新增违法建设，存量按计划处置",
          fullMarks: 0,
          clause:
            "一票否决项。范围内存量违法建设已按计划处置，创建期间无新增违法建设；有新增未拆除或在公共部位违法搭建未处置的，验收不予通过。",
          evidence: "综合行政执法部门出具的违法建设处置证明、巡查记录、现场查看记录",
          rule: requirement(),
        },
      ],
    },
    {
      id: "building-style",
      title: "建筑特色风貌",
      fullMarks: 10,
      kind: "guiding",
      clause: "建筑、街道与景观整体协调，体现江南水乡和本地特征，不搞大拆大建。",
      children: [
        {
          id: "building-style-guideline",
          title: "风貌设计与管控",
          fullMarks: 3,
          clause:
            "编制风貌专项设计并经专家论证，实施与设计一致的得满分；有设计但实施偏离的得1.5分。",
          evidence: "风貌专项设计文本、专家论证意见、竣工与设计对比照片",
          rule: levels(
            [3, "有专项设计并经论证，实施一致"],
            [1.5, "有专项设计，实施有偏离"],
            [0, "无专项设计"],
          ),
        },
        {
          id: "building-style-facade",
          title: "建筑立面与第五立面整洁有序",
          fullMarks: 4,
          clause:
            "基准分4分，现场检查外墙破损、管线乱拉、保笼外凸、空调外机无序、屋面堆物等问题，每处扣0.5分，扣完为止；存在外墙脱落隐患的不得分。",
          evidence: "立面与屋面航拍或高点照片、整治前后对比照片、外墙安全检查报告",
          rule: marks(0.5),
        },
        {
          id: "building-style-landscape",
          title: "入口、口袋公园与街角景观",
          fullMarks: 3,
          clause:
            "主入口形象、口袋公园、滨水或街角节点三类景观，各有一处建成并管护良好得1分；以假花假树、过量硬质铺装替代绿化的不计。",
          evidence: "景观节点设计图、建成照片、绿化养护合同",
          rule: checklist(
            ["entrance", 1, "主入口形象"],
            ["pocket-park", 1, "口袋公园"],
            ["corner", 1, "滨水或街角节点"],
          ),
        },
      ],
    },
    {
      id: "building-prefab",
      title: "装配式建筑与室内装修一体化",
      fullMarks: 10,
      kind: "constraint",
      appliesTo: ["new-build"],
      clause: "新建类社区推广装配式建造和全装修交付，工程质量合格。",
      children: [
        {
          id: "building-prefab-rate",
          title: "装配率",
          fullMarks: 4,
          clause:
            "以装配式建筑专项验收或评价结果核定，各单体按建筑面积加权平均，达到65%、60%、50%分别计分。",
          evidence: "装配式建筑评价文件、装配率计算书、施工图审查意见",
          rule: levels(
            [4, "65%及以上"],
            [3, "60%及以上、不足65%"],
            [1.5, "50%及以上、不足60%"],
            [0, "不足50%"],
          ),
        },
        {
          id: "building-prefab-fit-out",
          title: "住宅全装修与一体化设计",
          fullMarks: 4,
          clause:
            "按全装修住宅面积占比和是否采用土建装修一体化设计分档；交付后因装修质量引发群体投诉未化解的，降一档计分。",
          evidence: "全装修设计文件、分户验收记录、交付投诉处理台账",
          rule: levels(
            [4, "全部全装修交付，土建装修一体化设计"],
            [2.5, "全装修面积占80%及以上"],
            [1, "全装修面积占50%及以上"],
            [0, "全装修面积不足50%"],
          ),
        },
        {
          id: "building-prefab-craft",
          title: "绿色建造与质量管理",
          fullMarks: 4,
          clause:
            "采用整体厨卫、管线分离、绿色建材、信息化质量追溯四项技术，每项在半数以上住宅单体应用得1分。",
          evidence: "材料进场与绿色建材证明、施工质量追溯系统截图、工序照片",
          rule: checklist(
            ["kitchen-bath", 1, "整体厨卫"],
            ["pipe-separation", 1, "管线分离"],
            ["green-materials", 1, "绿色建材"],
            ["traceability", 1, "信息化质量追溯"],
          ),
        },
        {
          id: "building-prefab-completion",
          title: "竣工验收备案和消防验收均已完成",
          fullMarks: 0,
          clause:
            "一票否决项。申报范围内新建建筑全部完成竣工验收备案和消防验收（备案），未经验收擅自交付使用的，验收不予通过。",
          evidence: "竣工验收备案表、消防验收意见书或备案凭证",
          rule: requirement(),
        },
      ],
    },
    {
      id: "building-public",
      title: "建筑公共空间与面积",
      fullMarks: 20,
      kind: "constraint",
      clause: "综合服务设施足额配置，多数用于居民活动，产权清晰、不被挪用。",
      children: [
        {
          id: "building-public-service-facilities",
          title: "综合服务设施总面积（每百户30平方米）",
          fullMarks: 8,
          basis: {
            quota: from("R1", "每百户不低于30平方米；该通知晚于市级办法试行，仅作参考"),
            minRatio: from("A6"),
          },
          clause:
            "填报全社区综合服务设施总建筑面积，按总户数每百户不低于30平方米核定应配面积，不足的按比例计分，低于应配面积的60%不得分。商业租赁用房、物业办公用房不计。",
          evidence: "配套用房清单与面积测绘报告、不动产权证或移交协议、户数证明",
          rule: areaQuota(30, { per: "household", perCount: 100, minRatio: 0.6 }),
        },
        {
          id: "building-public-activity-share",
          title: "居民活动用房占比",
          fullMarks: 6,
          basis: {
            levels: from(
              "R1",
              "综合服务设施的60%以上用于居民活动；该通知晚于市级办法试行，仅作参考",
            ),
          },
          clause:
            "综合服务设施中直接供居民活动使用的面积占比达到60%得满分，50%以上得3分，不足50%不得分；办公室、库房和仅供内部会议的用房不计入。",
          evidence: "各用房功能与面积对照表、平面图、用房使用登记",
          rule: levels([6, "60%及以上"], [3, "50%及以上、不足60%"], [0, "不足50%"]),
        },
        {
          id: "building-public-service-station",
          title: "社区综合服务站面积",
          fullMarks: 6,
          basis: { quota: from("R2", "社区综合服务站以800平方米为宜"), minRatio: from("A6") },
          clause:
            "社区综合服务站建筑面积按800平方米核定，可与党群服务中心合设，并可计入综合服务设施总面积。不足的按比例计分，低于400平方米不得分。",
          evidence: "服务站平面图与面积证明、功能分区照片、用房移交协议",
          rule: areaQuota(800, { minRatio: 0.5 }),
        },
        {
          id: "building-public-ownership",
          title: "配套用房产权登记与移交管理",
          fullMarks: 4,
          clause:
            "按规定应移交的公共配套用房全部移交并登记得满分，已移交未登记得2.5分，部分移交得1分；旧改类以租赁、借用方式取得的，租期5年以上视同移交。",
          evidence: "用房移交清单与协议、不动产权证、租赁或借用合同",
          rule: levels(
            [4, "全部移交并完成登记"],
            [2.5, "全部移交，尚未登记"],
            [1, "部分移交"],
            [0, "未移交"],
          ),
        },
        {
          id: "building-public-no-misuse",
          title: "公共配套用房无挪用",
          fullMarks: 0,
          clause:
            "一票否决项。托育、养老、卫生、社区服务等公共配套用房不得擅自改变用途或出租牟利，现场检查发现仍被挪用的，验收不予通过。",
          evidence: "配套用房使用情况承诺书、逐处现场照片、区级主管部门核查意见",
          rule: requirement(),
        },
      ],
    },
  ],
};
