import type { BranchNode } from "../../scoring/types";
import { areaQuota, checklist, from, levels, marks } from "../rules";

export const education: BranchNode = {
  id: "education",
  title: "教育场景",
  fullMarks: 70,
  passMark: 42,
  clause: "托得起、上得近、学得到，服务婴幼儿、学生、职工和老人全年龄段。",
  basis: { fullMarks: from("A1"), passMark: from("A1", "按场景满分的60%拟定") },
  children: [
    {
      id: "education-nursery",
      title: "托育全覆盖",
      fullMarks: 20,
      kind: "constraint",
      clause: "3周岁以下婴幼儿家庭在步行范围内可获得普惠、安全的托育服务。",
      children: [
        {
          id: "education-nursery-area",
          title: "托儿所（托育点）建筑面积",
          fullMarks: 6,
          basis: { quota: from("R2", "托儿所不小于200平方米"), minRatio: from("A6") },
          clause:
            "托儿所或社区托育点建筑面积不小于200平方米，与幼儿园合设的按托班实际使用面积计。不足的按比例计分，低于100平方米不得分。",
          evidence: "不动产权证或租赁合同、平面图与面积测绘报告、现场照片",
          rule: areaQuota(200, { minRatio: 0.5 }),
        },
        {
          id: "education-nursery-coverage",
          title: "15分钟生活圈托育机构覆盖",
          fullMarks: 6,
          clause:
            "以社区几何中心步行15分钟（约1000米）为范围，按机构位置和是否普惠分档。普惠以卫生健康部门公布名单为准，仅有早教、培训资质的不计。",
          evidence: "托育机构备案回执、普惠性托育机构名单、步行路径示意图",
          rule: levels(
            [6, "社区内有已备案的普惠托育机构"],
            [4, "15分钟步行范围内有已备案的普惠托育机构"],
            [2, "15分钟步行范围内有已备案的非普惠托育机构"],
            [0, "范围内无已备案机构"],
          ),
        },
        {
          id: "education-nursery-places",
          title: "每千人口托位数",
          fullMarks: 6,
          clause:
            "以15分钟生活圈内已备案托位数除以常住人口折算，按4.5个、3.5个、2.5个三条线分档；家庭托育点按实际备案托位计入。",
          evidence: "备案托位汇总表、常住人口统计说明、机构收托花名册汇总（隐去个人信息）",
          rule: levels(
            [6, "每千人口4.5个及以上"],
            [4, "每千人口3.5个及以上、不足4.5个"],
            [2, "每千人口2.5个及以上、不足3.5个"],
            [0, "每千人口不足2.5个"],
          ),
        },
        {
          id: "education-nursery-care",
          title: "托育机构备案与照护安全",
          fullMarks: 6,
          clause:
            "机构在卫生健康部门备案得2分；保育人员全部持证得1.5分；监控全覆盖且录像保存90天以上得1.5分；消防、食品安全检查合格得1分。多家机构以条件最差的一家计。",
          evidence: "备案回执、保育人员资格证书、监控存储设置截图、消防与食品安全检查记录",
          rule: checklist(
            ["registered", 2, "在卫生健康部门备案"],
            ["qualified", 1.5, "保育人员全部持证上岗"],
            ["monitored", 1.5, "监控全覆盖，录像保存90天以上"],
            ["inspected", 1, "消防、食品安全检查合格"],
          ),
        },
      ],
    },
    {
      id: "education-school",
      title: "幼小扩容提质",
      fullMarks: 15,
      kind: "guiding",
      clause: "学位供给满足社区适龄儿童需要，办学质量稳步提高，上下学安全便捷。",
      children: [
        {
          id: "education-school-places",
          title: "幼儿园与小学学位保障",
          fullMarks: 6,
          clause:
            "以上一学年招生数据核定，户籍及符合条件的随迁适龄儿童就近入园、入学的比例达到98%、95%、90%分别计分，统筹到其他街道就读的不计入就近。",
          evidence: "教育部门出具的学区与招生情况说明、幼儿园和小学学位统计表",
          rule: levels(
            [6, "就近入园入学98%及以上"],
            [4, "就近入园入学95%及以上、不足98%"],
            [2, "就近入园入学90%及以上、不足95%"],
            [0, "不足90%"],
          ),
        },
        {
          id: "education-school-quality",
          title: "优质教育资源引入",
          fullMarks: 5,
          clause:
            "服务社区的幼儿园达到省二级及以上得2分，幼儿园或小学纳入教育集团、与名校结对并有教研活动得1.5分，开设社区融合课程得1.5分；结对满一年无活动记录的，该项不得分。",
          evidence: "幼儿园等级评定文件、集团化办学或结对协议、教研与融合课程记录",
          rule: marks(0.5),
        },
        {
          id: "education-school-after-class",
          title: "课后服务与上下学安全",
          fullMarks: 4,
          clause:
            "学校或社区提供工作日课后托管得2分；校门口设有接送区或即停即走泊位得1分；上下学时段有护学岗得1分。近一年校门口发生有责伤亡交通事故的，护学岗不得分。",
          evidence: "课后服务安排表、接送区现场照片、护学岗排班表",
          rule: checklist(
            ["after-class", 2, "工作日课后托管"],
            ["drop-off", 1, "接送区或即停即走泊位"],
            ["crossing-guard", 1, "上下学护学岗"],
          ),
        },
      ],
    },
    {
      id: "education-hall",
      title: "幸福学堂全龄覆盖",
      fullMarks: 20,
      kind: "constraint",
      clause: "社区有固定的幸福学堂，课程覆盖全年龄段并常态开办。",
      children: [
        {
          id: "education-hall-area",
          title: "幸福学堂使用面积",
          fullMarks: 6,
          clause:
            "幸福学堂专用或分时专用教室的使用面积按300、200、100平方米三条线分档，临时借用、无使用安排表的用房不计。",
          evidence: "用房平面图与面积说明、教室现场照片、用房排期表",
          rule: levels(
            [6, "300平方米及以上"],
            [4, "200平方米及以上、不足300平方米"],
            [2, "100平方米及以上、不足200平方米"],
            [0, "不足100平方米"],
          ),
        },
        {
          id: "education-hall-courses",
          title: "全龄段课程体系",
          fullMarks: 6,
          clause:
            "课程覆盖婴幼儿家长、青少年、职工、老年人四类人群，每类近一年开课8次以上得1.5分；同一课程不重复计入两类。",
          evidence: "分人群课程表、课程简介与教案、上课现场照片",
          rule: checklist(
            ["infant", 1.5, "婴幼儿亲子与育儿课程"],
            ["youth", 1.5, "青少年课后与假期课程"],
            ["adult", 1.5, "职工技能与兴趣课程"],
            ["senior", 1.5, "老年课堂（含智能手机使用）"],
          ),
        },
        {
          id: "education-hall-frequency",
          title: "年度开课频次与参与人次",
          fullMarks: 6,
          clause:
            "以签到记录核定近一年开课场次和累计参与人次，场次与人次须同时达到，只达到其中一项的按下一档计分；线上直播课按实际观看满20分钟人数计。",
          evidence: "课程签到汇总表、平台报名与签到后台截图、年度教学总结",
          rule: levels(
            [6, "全年150场及以上且2000人次及以上"],
            [4, "全年100场及以上且1200人次及以上"],
            [2, "全年50场及以上且600人次及以上"],
            [0, "未达到以上条件"],
          ),
        },
        {
          id: "education-hall-teachers",
          title: "社区导师队伍与合作办学",
          fullMarks: 6,
          clause:
            "建立社区导师库，登记并实际授课的导师每5名得1分，最高3分；与学校、社区学院或专业机构签约合作，每家得1分，最高3分。存在收费违规或虚假宣传的，本项不得分。",
          evidence: "导师登记表与授课记录、合作协议、收费公示",
          rule: marks(0.5),
        },
      ],
    },
    {
      id: "education-knowledge",
      title: "知识在身边",
      fullMarks: 15,
      kind: "guiding",
      clause: "居民就近可读书、可线上学习，学习成果有记录、有激励。",
      children: [
        {
          id: "education-knowledge-library",
          title: "社区书房（图书馆、杭州书房）",
          fullMarks: 5,
          clause:
            "按藏书量、通借通还和开放时长分档。实现与市、区图书馆通借通还是得满分的必要条件，书刊一年未更新的降一档。",
          evidence: "藏书清单、通借通还服务协议或系统截图、开放时间公示照片",
          rule: levels(
            [5, "藏书5000册及以上，通借通还，每周开放48小时及以上"],
            [3, "藏书3000册及以上，每周开放36小时及以上"],
            [1, "设有阅览空间，藏书1000册及以上"],
            [0, "未设置或长期闭馆"],
          ),
        },
        {
          id: "education-knowledge-platform",
          title: "线上学习资源接入与使用",
          fullMarks: 5,
          clause:
            "社区平台接入市民终身学习等公共学习资源得2分，可预约学堂课程得1分；近半年月均学习用户占注册用户的10%以上得2分，5%以上得1分。",
          evidence: "平台学习模块截图、课程预约记录、后台月活跃统计",
          rule: marks(0.5),
        },
        {
          id: "education-knowledge-credits",
          title: "学习积分与技能共享",
          fullMarks: 3,
          clause:
            "居民学习、授课均可获得积分并与邻里积分互通的得满分，仅有学习记录未兑换的得1.5分。居民之间技能交换须有登记。",
          evidence: "学习积分规则、积分流水汇总、技能交换登记表",
          rule: levels(
            [3, "学习、授课均计积分，并与邻里积分互通"],
            [1.5, "有学习记录，积分未互通"],
            [0, "未建立学习记录"],
          ),
        },
        {
          id: "education-knowledge-reading",
          title: "全民阅读与科普活动",
          fullMarks: 2,
          clause: "近一年举办读书会、科普讲座等活动，满6次得1分，参与不少于300人次再得1分。",
          evidence: "活动通知、签到表和现场照片",
          rule: checklist(["events", 1, "全年6次及以上"], ["attendance", 1, "全年300人次及以上"]),
        },
      ],
    },
  ],
};
