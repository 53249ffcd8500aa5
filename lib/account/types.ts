import type { Role } from "../auth/types";

export interface AccountView {
  id: string;
  username: string;
  name: string;
  role: Role;
  districtName: string | null;
  active: boolean;
  mustChangePassword: boolean;
  version: number;
}

export interface DistrictView {
  id: string;
  name: string;
}
