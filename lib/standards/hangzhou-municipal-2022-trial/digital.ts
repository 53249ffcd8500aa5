import type { BranchNode } from "../../scoring/types";
import { checklist, from, levels, marks, requirement } from "../rules";

/** 数字化平台落地性: its pass mark of 60 is one of the two published figures. */
export const digital: BranchNode = {
  id: "digital",
  title: "数字化平台落地性",
  fullMarks: 100,
  passMark: 60,
  clause:
    "以平台在社区真实落地、居民真正使用为准。满分100分，60分达标（较省级56分提高），不计入考核总分。",
  basis: {
    passMark: from("S1", "数字化平台落地性验收达标分值由省级的56分提高到60分"),
    fullMarks: from("A1"),
  },
  children: [
    {
      id: "digital-access",
      title: "接入贯通",
      fullMarks: 20,
      clause: "社区平台与省市公共平台贯通，居民端和管理端入口统一。",
      children: [
        {
          id: "digital-access-platforms",
          title: "与省级未来社区平台和城市大脑贯通",
          fullMarks: 8,
          clause:
            "与省级未来社区数字化平台、城市大脑均完成接口联调并按日同步得满分，只完成其一得5分，仅提交申请或离线报送得2分。",
          evidence: "接口联调报告、数据同步日志截图、平台接入证明",
          rule: levels(
            [8, "两平台均贯通，按日同步"],
            [5, "贯通一个平台"],
            [2, "离线报送或联调中"],
            [0, "未接入"],
          ),
        },
        {
          id: "digital-access-entrances",
          title: "浙里办、浙政钉入口与统一认证",
          fullMarks: 6,
          clause:
            "居民端在浙里办上架得2分，管理端在浙政钉上架得2分，两端均使用统一身份认证、无需另设账户得2分。",
          evidence: "应用上架截图、统一认证登录录屏（使用测试账户）",
          rule: checklist(
            ["resident-entrance", 2, "居民端在浙里办上架"],
            ["staff-entrance", 2, "管理端在浙政钉上架"],
            ["single-sign-on", 2, "统一身份认证"],
          ),
        },
        {
          id: "digital-access-devices",
          title: "物联设备接入与在线率",
          fullMarks: 6,
          clause:
            "应接入设备（安防、消防、停车、能耗、健康检测等）接入比例和近一个月在线率各占3分，均按实际百分比折算；只展示静态图片的设备不计接入。",
          evidence: "物联设备清单、接入与在线率后台截图、现场抽查记录",
          rule: marks(),
        },
      ],
    },
    {
      id: "digital-scenarios",
      title: "场景应用",
      fullMarks: 20,
      clause: "九大场景有实用的数字应用，重点应用在线下有服务承接。",
      children: [
        {
          id: "digital-scenarios-coverage",
          title: "九大场景应用上线",
          fullMarks: 9,
          clause:
            "邻里至治理九大场景各有至少一个居民可用的应用上线，每个场景得1分；现场不能打开或只有介绍页面的不计。",
          evidence: "应用清单与页面截图、现场演示录像",
          rule: checklist(
            ["neighbourhood", 1, "邻里场景应用"],
            ["education", 1, "教育场景应用"],
            ["health", 1, "健康场景应用"],
            ["entrepreneurship", 1, "创业场景应用"],
            ["building", 1, "建筑场景应用"],
            ["transport", 1, "交通场景应用"],
            ["low-carbon", 1, "低碳场景应用"],
            ["services", 1, "服务场景应用"],
            ["governance", 1, "治理场景应用"],
          ),
        },
        {
          id: "digital-scenarios-offline",
          title: "线上应用与线下服务衔接",
          fullMarks: 6,
          clause:
            "现场随机抽取3个应用，从线上预约（下单）走到线下服务完成，每个走通得2分；线下无人承接或结果未回到平台的，该应用不得分。",
          evidence: "现场抽测记录、服务工单流转截图",
          rule: marks(),
        },
        {
          id: "digital-scenarios-senior",
          title: "适老化与无障碍改造",
          fullMarks: 5,
          clause:
            "居民端有大字体、语音播报、简洁模式，线下保留人工窗口的得满分；有大字体等部分功能得3分，只保留人工窗口得1分。",
          evidence: "适老化页面截图、无障碍检测报告、人工窗口照片",
          rule: levels(
            [5, "大字体、语音播报、简洁模式齐备，保留人工窗口"],
            [3, "部分功能，保留人工窗口"],
            [1, "仅保留人工窗口"],
            [0, "均无"],
          ),
        },
      ],
    },
    {
      id: "digital-data",
      title: "数据归集",
      fullMarks: 20,
      clause: "社区数据按标准归集、质量可靠，并能回流到社区使用。",
      children: [
        {
          id: "digital-data-catalogue",
          title: "社区数据目录与归集完整度",
          fullMarks: 8,
          clause:
            "按编制的数据目录核对人口、房屋、设施、服务、事件五类数据，归集字段完整率95%、85%、70%分别计分；目录未经主管部门确认的降一档。",
          evidence: "数据目录及确认意见、归集完整率统计截图",
          rule: levels(
            [8, "完整率95%及以上"],
            [5, "完整率85%及以上、不足95%"],
            [2, "完整率70%及以上、不足85%"],
            [0, "不足70%"],
          ),
        },
        {
          id: "digital-data-quality",
          title: "数据准确性与更新及时性",
          fullMarks: 7,
          clause:
            "现场抽取20条数据与实际核对，准确率按4分折算；动态数据更新不晚于一周得3分，不晚于一个月得1.5分，逾期不得分。",
          evidence: "抽样核对表（隐去个人信息）、数据更新日志截图",
          rule: marks(),
        },
        {
          id: "digital-data-reuse",
          title: "公共数据回流与共享使用",
          fullMarks: 5,
          clause:
            "经公共数据平台申请回流数据并在社区应用得2分，社区数据向街道共享得1.5分，至少一项居民办事实现免填写或免证明得1.5分。",
          evidence: "数据共享申请审批记录、应用页面截图、免填写事项清单",
          rule: checklist(
            ["returned", 2, "公共数据回流应用"],
            ["shared", 1.5, "社区数据向街道共享"],
            ["prefilled", 1.5, "办事免填写或免证明"],
          ),
        },
      ],
    },
    {
      id: "digital-activity",
      title: "运营活跃",
      fullMarks: 20,
      clause: "居民愿意用、经常用，运营内容持续更新。",
      children: [
        {
          id: "digital-activity-registration",
          title: "居民实名注册率",
          fullMarks: 7,
          clause:
            "实名注册的常住居民户数占总户数比例，按70%、50%、30%分档，一户多人注册只计一户；后台批量导入、本人未登录过的账户不计。",
          evidence: "后台注册户数统计截图、总户数证明",
          rule: levels(
            [7, "70%及以上"],
            [5, "50%及以上、不足70%"],
            [2, "30%及以上、不足50%"],
            [0, "不足30%"],
          ),
        },
        {
          id: "digital-activity-monthly",
          title: "月均活跃用户占比",
          fullMarks: 8,
          clause:
            "取近三个月月活跃用户占注册用户比例的平均值，达到30%得满分，20%得5分，10%得2分；签到领奖期间异常增长的月份剔除。",
          evidence: "近三个月活跃用户统计截图、运营活动说明",
          rule: levels(
            [8, "30%及以上"],
            [5, "20%及以上、不足30%"],
            [2, "10%及以上、不足20%"],
            [0, "不足10%"],
          ),
        },
        {
          id: "digital-activity-content",
          title: "内容更新与用户反馈回应",
          fullMarks: 5,
          clause:
            "每周更新社区资讯或活动得2分，间隔超过两周的每次扣0.5分；用户反馈3个工作日内回应率按3分折算，无反馈入口的该部分不得分。",
          evidence: "内容发布记录、用户反馈与回应台账",
          rule: marks(),
        },
      ],
    },
    {
      id: "digital-security",
      title: "安全合规",
      fullMarks: 10,
      clause: "平台和数据符合网络安全、个人信息保护要求。",
      children: [
        {
          id: "digital-security-protection",
          title: "网络安全等级保护落实",
          fullMarks: 6,
          clause:
            "按定级对象完成备案并通过测评、问题整改完毕得满分，已备案已测评但整改未完成得4分，仅备案得2分。",
          evidence: "等级保护备案证明、测评报告结论页、整改报告",
          rule: levels(
            [6, "备案、测评、整改均完成"],
            [4, "已备案、测评，整改未完成"],
            [2, "仅备案"],
            [0, "未备案"],
          ),
        },
        {
          id: "digital-security-privacy",
          title: "个人信息保护与日志留存",
          fullMarks: 4,
          clause:
            "隐私政策单独告知并可撤回同意、权限最小化、操作日志留存六个月以上、人脸等敏感信息提供替代方式，四项各得1分。",
          evidence: "隐私政策文本与授权页面截图、权限配置清单、日志留存设置截图",
          rule: checklist(
            ["consent", 1, "单独告知、可撤回同意"],
            ["least-privilege", 1, "权限最小化"],
            ["logs", 1, "操作日志留存六个月以上"],
            ["alternative", 1, "敏感信息提供替代方式"],
          ),
        },
        {
          id: "digital-security-no-breach",
          title: "未发生数据泄露等安全事件",
          fullMarks: 0,
          clause:
            "一票否决项。平台上线以来未发生经网信、公安部门认定的居民数据泄露、非法买卖或违规向境外提供数据事件，发生的，验收不予通过。",
          evidence: "区级网信或公安部门意见、平台运营单位数据安全承诺书",
          rule: requirement(),
        },
      ],
    },
    {
      id: "digital-operation",
      title: "长效运维",
      fullMarks: 10,
      clause: "运维队伍、经费和故障处置有保障，更换服务商不影响使用。",
      children: [
        {
          id: "digital-operation-team",
          title: "运维队伍与经费保障",
          fullMarks: 4,
          clause:
            "明确运维单位并签约三年以上、落实年度经费得满分，签约一年以上得2分，无合同但有专人维护得1分。",
          evidence: "运维合同、经费安排文件、运维人员名册",
          rule: levels(
            [4, "签约三年及以上，经费落实"],
            [2, "签约一年及以上"],
            [1, "无合同，有专人维护"],
            [0, "无保障"],
          ),
        },
        {
          id: "digital-operation-incidents",
          title: "系统可用率与故障处置",
          fullMarks: 4,
          clause:
            "近三个月可用率99%以上得2分，95%以上得1分；一般故障24小时内恢复得2分，超过24小时的每次扣0.5分，扣完为止。",
          evidence: "可用率监测截图、故障处置台账",
          rule: marks(),
        },
        {
          id: "digital-operation-portability",
          title: "数据归属与系统可迁移",
          fullMarks: 2,
          clause: "合同约定数据归社区（街道）所有得1分，具备数据完整导出能力并演练过得1分。",
          evidence: "合同条款页、数据导出演练记录",
          rule: checklist(["ownership", 1, "数据归属有约定"], ["export", 1, "可完整导出并演练过"]),
        },
      ],
    },
  ],
};
