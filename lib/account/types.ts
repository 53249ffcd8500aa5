import type { Role } from "../auth/types";

/** What `passwordSchema` asks, in words; here so that forms can say it without loading zod. */
export const passwordRule = "至少 10 个字符，并同时包含字母和数字";

export interface AccountView {
  id: string;
  username: string;
  name: string;
  role: Role;
  /** Of contributors: the street or community they write for; may be empty. */
  unit: string;
  districtId: string | null;
  districtName: string | null;
  active: boolean;
  mustChangePassword: boolean;
  createdAt: Date;
  version: number;
}

export interface DistrictView {
  id: string;
  name: string;
}

/** A district's contributor with how much is in their hands. */
export interface ContributorView extends AccountView {
  /** Parts being filled in, and parts that wait for the district's check. */
  open: number;
  handedIn: number;
}
