import type { BranchNode } from "../../scoring/types";
import { checklist, from, levels, marks } from "../rules";

export const transport: BranchNode = {
  id: "transport",
  title: "交通场景",
  fullMarks: 60,
  passMark: 36,
  clause: "出行接得上、停车停得下、步行走得安心、快递到得了家门。",
  basis: { fullMarks: from("A1"), passMark: from("A1", "按场景满分的60%拟定") },
  children: [
    {
      id: "transport-mobility",
      title: "交通出行",
      fullMarks: 10,
      kind: "guiding",
      clause: "社区与公交、轨道顺畅接驳，内外道路组织合理。",
      children: [
        {
          id: "transport-mobility-transit",
          title: "公交与轨道站点步行可达",
          fullMarks: 4,
          clause:
            "以社区主要出入口起算的步行距离分档，轨道站点800米或公交站点300米以内得满分；站点日均班次不足30班的降一档。",
          evidence: "站点与步行距离示意图、公交班次表、接驳线路照片",
          rule: levels(
            [4, "轨道站点800米内，或公交站点300米内"],
            [3, "公交站点500米内"],
            [1, "公交站点800米内，或有接驳巴士"],
            [0, "均不满足"],
          ),
        },
        {
          id: "transport-mobility-circulation",
          title: "社区道路微循环与出入口组织",
          fullMarks: 3,
          clause:
            "消防与救护通道全时畅通得1分，出入口人车分开、早晚高峰无长时间排队得1分，断头路打通或单向循环有序得1分；消防通道被占的，本项不得分。",
          evidence: "交通组织图、消防通道标线照片、高峰时段现场照片",
          rule: marks(0.5),
        },
        {
          id: "transport-mobility-information",
          title: "出行信息服务",
          fullMarks: 3,
          clause:
            "社区平台或出入口屏幕可查实时公交得1分、周边停车余位得1分，可预约老年人出行或网约车一键叫车得1分。",
          evidence: "平台页面截图、信息屏现场照片、一键叫车使用记录",
          rule: checklist(
            ["bus", 1, "实时公交查询"],
            ["parking", 1, "周边停车余位查询"],
            ["one-touch", 1, "老年人一键叫车"],
          ),
        },
      ],
    },
    {
      id: "transport-parking",
      title: "智能共享停车",
      fullMarks: 15,
      kind: "constraint",
      clause: "增供给、用智能、促共享，缓解停车难，保障非机动车充电安全。",
      children: [
        {
          id: "transport-parking-supply",
          title: "机动车停车位供给",
          fullMarks: 5,
          clause:
            "新建类按户均车位计，旧改类按户均车位或改造新增比例从优计分；占用消防通道、绿地违规施划的车位不计。",
          evidence: "停车位分布图与编号清单、改造前后车位对比、现场照片",
          rule: levels(
            [5, "新建类户均1.2个及以上；旧改类户均0.8个及以上，或新增30%及以上"],
            [3, "新建类户均1个及以上；旧改类户均0.6个及以上，或新增20%及以上"],
            [1, "旧改类新增10%及以上"],
            [0, "未达到以上条件"],
          ),
        },
        {
          id: "transport-parking-smart",
          title: "智能停车管理系统",
          fullMarks: 4,
          clause:
            "车牌识别通行、车位引导、无感支付、接入城市停车系统四项功能，各得1分；现场测试不能使用的不计。",
          evidence: "系统功能清单、现场测试记录、城市停车系统接入截图",
          rule: checklist(
            ["recognition", 1, "车牌识别通行"],
            ["guidance", 1, "车位引导"],
            ["payment", 1, "无感支付"],
            ["city-system", 1, "接入城市停车系统"],
          ),
        },
        {
          id: "transport-parking-shared",
          title: "与周边单位错时共享停车",
          fullMarks: 5,
          clause:
            "与周边商务楼、机关、学校签订错时停车协议，以可共享泊位数和近三个月日均使用率分档；只签协议无停放记录的不得分。",
          evidence: "错时停车协议、泊位清单、近三个月停放数据截图",
          rule: levels(
            [5, "50个及以上，日均使用率60%及以上"],
            [3, "30个及以上，日均使用率40%及以上"],
            [1, "10个及以上，有实际使用"],
            [0, "未开展"],
          ),
        },
        {
          id: "transport-parking-bicycles",
          title: "非机动车停放与集中充电安全",
          fullMarks: 4,
          clause:
            "停车棚（库）满足需求得1分，集中充电设施每20辆电动自行车配1个接口得1.5分，具备自动断电、喷淋和监控得1.5分；楼道内停放充电，现场每发现一处扣0.5分。",
          evidence: "停车棚与充电设施清单、消防设施照片、楼道检查记录",
          rule: marks(0.5),
        },
      ],
    },
    {
      id: "transport-energy",
      title: "供能保障与接口预留",
      fullMarks: 10,
      kind: "guiding",
      clause: "满足新能源汽车充电需要，并为未来增长预留电力容量和接口。",
      children: [
        {
          id: "transport-energy-charging",
          title: "电动汽车充电桩配建比例",
          fullMarks: 4,
          clause:
            "已建成可用的充电桩占机动车停车位比例，新建类按15%、10%，旧改类按10%、5%分档；半年内无充电记录的桩不计。",
          evidence: "充电桩清单与编号、充电平台后台截图、现场照片",
          rule: levels(
            [4, "新建类15%及以上；旧改类10%及以上"],
            [2.5, "新建类10%及以上；旧改类5%及以上"],
            [1, "有公共充电桩，未达上述比例"],
            [0, "无公共充电桩"],
          ),
        },
        {
          id: "transport-energy-reserve",
          title: "充电设施安装条件预留",
          fullMarks: 3,
          clause:
            "预留管线、桥架和计量位置的车位比例，新建类100%、旧改类30%得满分；个人桩报装因容量不足被拒且未解决的，降一档。",
          evidence: "电气施工图、预留管线照片、电力部门报装处理情况说明",
          rule: levels(
            [3, "新建类100%预留；旧改类30%及以上"],
            [1.5, "新建类60%及以上；旧改类15%及以上"],
            [0, "未达到以上条件"],
          ),
        },
        {
          id: "transport-energy-capacity",
          title: "供电容量与用能安全",
          fullMarks: 3,
          clause:
            "户均配变容量满足高峰负荷、近一年无非计划停电得1.5分，有停电每次扣0.5分；配电房防涝和巡检到位得1分，老旧入户线改造完成得0.5分。",
          evidence: "供电部门容量说明、停电记录、配电房巡检与改造照片",
          rule: marks(0.5),
        },
      ],
    },
    {
      id: "transport-slow",
      title: "社区慢行交通",
      fullMarks: 15,
      kind: "constraint",
      whenNotApplicable: "rescale",
      clause: "步行和骑行连续、安全、无障碍，老人、儿童可以独立出行。",
      children: [
        {
          id: "transport-slow-network",
          title: "慢行系统连续性",
          fullMarks: 6,
          clause:
            "住宅、学校、邻里中心、公交站之间的步行路径连续。基准分6分，沿路径实走检查，断点、宽度不足1.5米或被占用的，每处扣1分，扣完为止。",
          evidence: "慢行系统规划图、实走检查记录、断点整改前后照片",
          rule: marks(0.5),
        },
        {
          id: "transport-slow-separation",
          title: "人车分流",
          fullMarks: 5,
          waivable: true,
          clause:
            "住宅组团内人车分流或以时段、减速措施实现人车共享安全。道路条件确实不允许的旧改类社区，经交通组织论证可不参评。",
          evidence: "交通组织图、减速与隔离设施照片；不参评的提供交通组织论证意见",
          rule: levels(
            [5, "组团内全部人车分流"],
            [3, "主要组团人车分流，其余设减速措施"],
            [1, "仅设减速措施"],
            [0, "人车混行且无措施"],
          ),
        },
        {
          id: "transport-slow-crossing",
          title: "无障碍通行与过街安全",
          fullMarks: 4,
          clause:
            "缘石坡道、盲道连续、过街信号或安全岛、儿童安全上学路四项，逐项现场查看，符合的各得1分；盲道被占用的不得该项分。",
          evidence: "设施分布图、逐项现场照片、儿童上学路线图",
          rule: checklist(
            ["kerb-ramp", 1, "缘石坡道"],
            ["tactile-paving", 1, "盲道连续"],
            ["crossing", 1, "过街信号或安全岛"],
            ["school-route", 1, "儿童安全上学路"],
          ),
        },
        {
          id: "transport-slow-comfort",
          title: "夜间照明、遮阴与休憩",
          fullMarks: 3,
          clause:
            "主要步行路径夜间照明无暗区、林荫或连廊遮阴占一半以上、每150米有休憩座椅，三项齐备得满分，两项得2分，一项得1分。",
          evidence: "夜间现场照片、路径遮阴与座椅分布图",
          rule: levels([3, "三项齐备"], [2, "具备两项"], [1, "具备一项"], [0, "均不具备"]),
        },
      ],
    },
    {
      id: "transport-logistics",
      title: "物流配送服务",
      fullMarks: 10,
      kind: "guiding",
      clause: "快递、外卖、生鲜配送末端有序，特殊人群可送到家。",
      children: [
        {
          id: "transport-logistics-lockers",
          title: "快递驿站与智能快件箱覆盖",
          fullMarks: 4,
          clause:
            "以任一住宅楼到最近驿站或快件箱的步行距离分档，300米内全覆盖且24小时可取得满分；格口长期不足、包裹露天堆放的降一档。",
          evidence: "网点与快件箱分布图、格口数量清单、现场照片",
          rule: levels(
            [4, "300米内全覆盖，24小时可取"],
            [2.5, "300米内全覆盖，非24小时"],
            [1, "500米内覆盖"],
            [0, "未达到以上条件"],
          ),
        },
        {
          id: "transport-logistics-order",
          title: "末端配送秩序管理",
          fullMarks: 3,
          clause:
            "划设配送车辆停放区得1分，配送人员登记、限速进小区得1分，为快递员、外卖员设休息充电点得1分。",
          evidence: "停放区与驿站照片、配送管理约定、登记台账",
          rule: checklist(
            ["loading-bay", 1, "配送车辆停放区"],
            ["registration", 1, "人员登记与限速管理"],
            ["rider-stop", 1, "快递员、外卖员休息点"],
          ),
        },
        {
          id: "transport-logistics-doorstep",
          title: "老弱群体上门投递与生鲜冷链",
          fullMarks: 3,
          clause:
            "对80周岁以上、行动不便居民建立送货上门名单并兑现得1.5分，抽查未兑现的每例扣0.5分；设生鲜冷藏自提设施得1.5分。",
          evidence: "送货上门服务约定、抽查回访记录（隐去个人信息）、冷藏设施照片",
          rule: marks(0.5),
        },
      ],
    },
  ],
};
