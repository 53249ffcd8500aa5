/** What residents are asked for a survey point: one plain question, and the group it stands in on the page. */
export interface QuestionWording {
  group: string;
  text: string;
}

/** A version of all questions' wording. What a survey asks is frozen in it with the version. */
export interface SurveyWording {
  version: string;
  questions: Readonly<Record<string, QuestionWording>>;
}

const whole = "总的感受";
const people = "邻里、教育、健康和就业";
const place = "房屋、出行和环境";
const services = "服务和议事";

/**
 * The newest first. A version that surveys have used is not changed: a better wording is a new version before it.
 * The questions say what the standards' clauses say, in words for reading aloud; a point that is not here is asked
 * by its clause.
 */
export const surveyWordings: readonly SurveyWording[] = [
  {
    version: "2026-1",
    questions: {
      "satisfaction-overall": {
        group: whole,
        text: "总的来说，您对住在本社区和这次未来社区建设满意吗？",
      },
      "satisfaction-neighbourhood": {
        group: people,
        text: "您对社区的公共空间、邻里活动和邻里互助满意吗？",
      },
      "satisfaction-education": {
        group: people,
        text: "您对家门口的托育、上学和社区学堂满意吗？",
      },
      "satisfaction-health": {
        group: people,
        text: "您对就近看病、健身场地和养老助残服务满意吗？",
      },
      "satisfaction-entrepreneurship": {
        group: people,
        text: "您对社区的创业空间、就业信息和创业帮扶满意吗？",
      },
      "satisfaction-building": {
        group: place,
        text: "您对房屋外观、公共用房和楼里的公共空间满意吗？",
      },
      "satisfaction-transport": {
        group: place,
        text: "您对社区停车、步行骑车、公交接驳和快递收寄满意吗？",
      },
      "satisfaction-low-carbon": {
        group: place,
        text: "您对社区的垃圾分类、节能节水和绿化环境满意吗？",
      },
      "satisfaction-services": {
        group: services,
        text: "您对物业服务、社区商业和社区安全满意吗？",
      },
      "satisfaction-governance": {
        group: services,
        text: "您对社区办事、居民议事和意见的处理满意吗？",
      },
    },
  },
];
