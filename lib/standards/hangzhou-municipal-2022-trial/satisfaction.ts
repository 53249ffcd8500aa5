import type { BranchNode, LeafNode } from "../../scoring/types";
import { from, satisfactionSurvey } from "../rules";

function question(
  id: string,
  title: string,
  fullMarks: number,
  clause: string,
  evidence: string,
): LeafNode {
  return {
    id: `satisfaction-${id}`,
    title,
    fullMarks,
    clause,
    evidence,
    basis: { minResponses: from("A4") },
    rule: satisfactionSurvey(),
  };
}

/**
 * 居民满意度 stands on its own in the city. A question's clause is its wording as residents read it and nothing
 * else; how all ten are scored is the section's clause.
 */
export const satisfaction: BranchNode = {
  id: "satisfaction",
  title: "居民满意度",
  fullMarks: 100,
  passMark: 80,
  clause:
    "以社区常住居民匿名问卷为准，共10题，总体感受28分，九大场景各8分。每题按非常满意1、满意0.8、基本满意0.6、不满意0.3、非常不满意0加权折算，每题有效答卷不少于100份；每户限填一份，同一设备重复提交的只计一次。",
  evidence: "抽样与发放方案、问卷回收统计表、问卷平台导出记录（不含姓名、电话）",
  basis: {
    fullMarks: from("A1", "市级办法单列居民满意度考核，分值未公布，按100分拟定"),
    passMark: from("A1", "按满分的80%拟定"),
    options: from("A4", "五档权重为1、0.8、0.6、0.3、0"),
  },
  children: [
    question(
      "overall",
      "社区总体满意度",
      28,
      "总的来说，您对在本社区的生活和这次未来社区建设满意吗？",
      "问卷回收统计表；答卷应覆盖各居住组团，60周岁及以上居民不少于15%",
    ),
    question(
      "neighbourhood",
      "邻里场景满意度",
      8,
      "您对社区的公共空间、邻里活动和邻里之间的互助满意吗？",
      "问卷回收统计表、邻里活动现场发放问卷的记录",
    ),
    question(
      "education",
      "教育场景满意度",
      8,
      "您对家门口的托育、入园入学和社区学堂满意吗？",
      "问卷回收统计表；家中有学龄前儿童或学生的家庭应有答卷",
    ),
    question(
      "health",
      "健康场景满意度",
      8,
      "您对就近看病、健身场地和养老助残服务满意吗？",
      "问卷回收统计表、为老年人和残疾人代填问卷的说明",
    ),
    question(
      "entrepreneurship",
      "创业场景满意度",
      8,
      "您对社区的创业空间、就业信息和创业帮扶满意吗？",
      "问卷回收统计表；未用过相关服务的居民按了解到的情况作答",
    ),
    question(
      "building",
      "建筑场景满意度",
      8,
      "您对房屋外观、公共用房和楼栋公共空间满意吗？",
      "问卷回收统计表；旧改类社区各改造楼栋均应有答卷",
    ),
    question(
      "transport",
      "交通场景满意度",
      8,
      "您对社区停车、步行骑行、公交接驳和快递收寄满意吗？",
      "问卷回收统计表；有车与无车家庭均应有答卷",
    ),
    question(
      "low-carbon",
      "低碳场景满意度",
      8,
      "您对社区的垃圾分类、节能节水和绿化环境满意吗？",
      "问卷回收统计表；各垃圾投放点服务范围均应有答卷",
    ),
    question(
      "services",
      "服务场景满意度",
      8,
      "您对物业服务、社区商业和社区安全满意吗？",
      "问卷回收统计表；无专业物业的楼栋按现行管护方式作答",
    ),
    question(
      "governance",
      "治理场景满意度",
      8,
      "您对社区办事、居民议事和意见反馈的处理满意吗？",
      "问卷回收统计表、近一年提过意见的居民作答情况说明",
    ),
  ],
};
