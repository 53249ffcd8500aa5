/** 三级梯度 */
export const tiers = {
  "provincial-pilot": "省级试点",
  "provincial-candidate": "省级创建点",
  "municipal-candidate": "市级创建点",
} as const;
export type Tier = keyof typeof tiers;

export const stages = {
  declared: "申报",
  listed: "列入名单",
  started: "开工",
  completed: "建成",
  acceptance: "验收",
} as const;
export type Stage = keyof typeof stages;

export interface CommunityView {
  id: string;
  districtId: string;
  districtName: string;
  name: string;
  street: string;
  type: string;
  tier: Tier;
  households: number;
  residents: number;
  stage: Stage;
  version: number;
}
