import type { BranchNode } from "../../scoring/types";
import { indicator, scene } from "./nodes";

/** 邻里、教育、健康、创业: unsplit indicators, each judged as a whole. */

export const neighbourhood: BranchNode = scene("neighbourhood", "邻里场景", 60, 42, [
  indicator(
    "neighbourhood-culture",
    "邻里特色文化",
    20,
    "考察社区文化主题、文化场馆、邻里节庆和历史记忆传承。主题与载体各占一半；无固定文化场所的，不超过10分。",
    "文化策划文本、场馆照片、年度活动记录",
  ),
  indicator(
    "neighbourhood-sharing",
    "邻里开放共享",
    20,
    "考察邻里中心和公共活动空间的规模、开放时长与共享程度。面积达标8分，开放时长6分，共享使用6分；长期封闭的空间不计面积。",
    "总平面图、开放时间公示、共享协议与使用记录",
  ),
  indicator(
    "neighbourhood-mutual-aid",
    "邻里互助生活",
    20,
    "考察邻里积分、志愿服务和居民社团的运转。三项分别以8分、6分、6分评定；积分只有制度、没有兑换的，积分项不超过3分。",
    "积分兑换明细汇总、志愿服务统计、社团备案与活动记录",
  ),
]);

export const education: BranchNode = scene("education", "教育场景", 70, 49, [
  indicator(
    "education-nursery",
    "托育全覆盖",
    20,
    "考察3周岁以下托育服务的场所、托位和照护质量。15分钟范围内无备案托育机构的不得分，有机构但不普惠的不超过12分。",
    "托育机构备案回执、托位统计、场所照片",
  ),
  indicator(
    "education-school",
    "幼小扩容提质",
    15,
    "考察幼儿园、小学学位供给和优质资源。学位满足8分，办学质量5分，上下学安全2分；存在适龄儿童无学可上的，不超过5分。",
    "教育部门学位说明、幼儿园等级文件、合作办学协议",
  ),
  indicator(
    "education-hall",
    "幸福学堂全龄覆盖",
    20,
    "考察幸福学堂空间、全龄课程和开课频次。缺少一个年龄段课程扣3分，近一年开课不足50场的不超过10分。",
    "学堂平面图、课程表、签到与参与统计",
  ),
  indicator(
    "education-knowledge",
    "知识在身边",
    15,
    "考察社区书房、线上学习和知识共享。书房7分，线上资源5分，激励与活动3分；书房闭馆超过一个月的，书房项不得分。",
    "藏书与借阅统计、平台学习数据截图、活动照片",
  ),
]);

export const health: BranchNode = scene("health", "健康场景", 70, 49, [
  indicator(
    "health-fitness",
    "活力运动健身",
    15,
    "考察健身场地、步道和器材。场地6分，步道5分，器材与指导4分；器材存在伤人隐患未整改的，不超过6分。",
    "健身设施清单、步道路线图、维护记录",
  ),
  indicator(
    "health-smart",
    "智慧健康管理",
    20,
    "考察电子健康档案、自助检测、慢病管理和急救设施。四方面各5分；健康信息未经本人同意采集的，不得分。",
    "建档统计、检测数据回传截图、慢病管理考核结果",
  ),
  indicator(
    "health-medical",
    "优质医疗服务",
    20,
    "考察基层医疗机构可及、家庭医生履约和医联体下沉。可及8分，签约履约6分，专家下沉6分；步行20分钟内无医疗机构的不得分。",
    "医疗机构执业登记资料、签约履约统计、专家坐诊排班",
  ),
  indicator(
    "health-elderly",
    "社区养老助残",
    15,
    "考察居家养老用房、助餐照料和无障碍环境。用房5分，助餐与照料6分，无障碍与助残4分；用房被挪作他用的不得分。",
    "养老用房证明、助餐台账、无障碍设施照片",
  ),
]);

export const entrepreneurship: BranchNode = scene("entrepreneurship", "创业场景", 40, 28, [
  indicator(
    "entrepreneurship-space",
    "创新创业空间",
    15,
    "考察共享办公、创客空间的供给和使用。面积8分，入驻率7分；建成半年仍空置的，不超过4分。",
    "空间平面图、运营台账、入驻名单",
  ),
  indicator(
    "entrepreneurship-incubation",
    "社区创业孵化服务",
    10,
    "考察创业咨询、导师辅导和就业帮扶。服务机制4分，活动3分，成效3分；近一年无活动的，成效项不得分。",
    "服务指南、活动记录、帮扶成效统计",
  ),
  indicator(
    "entrepreneurship-talent",
    "落实未来人才公寓",
    15,
    "只考核新建类。考察配建面积、交付时序和分配管理，分别为7分、4分、4分；配建面积不足约定80%的，不超过5分。",
    "土地出让合同、竣工测绘报告、分配公示",
    true,
  ),
]);
