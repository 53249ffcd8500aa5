export const roles = {
  "district-official": "区县市申报人员",
  reviewer: "市建委审核人员",
  administrator: "市建委管理员",
} as const;

export type Role = keyof typeof roles;

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
