export const roles = {
  "district-official": "区县市申报人员",
  contributor: "街道、社区填报人员",
  reviewer: "市建委审核人员",
  administrator: "市建委管理员",
  observer: "省级观察员",
} as const;

export type Role = keyof typeof roles;

/** Roles that belong to a district and never see beyond it. */
export const districtRoles: readonly Role[] = ["district-official", "contributor"];

/** Who is signed in, read from the database at every request: never only from the cookie. */
export interface Person {
  id: string;
  username: string;
  name: string;
  role: Role;
  districtId: string | null;
  districtName: string | null;
  mustChangePassword: boolean;
}
