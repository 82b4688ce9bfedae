import { send, type Shapes } from "../../api/api";

export type Profile = Shapes["Profile"];

export const updateProfile = (display_name: string, bio: string) =>
  send("put", "/api/profile/update", { display_name, bio });
