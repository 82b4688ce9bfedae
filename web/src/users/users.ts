import { send, type Shapes } from "../web/api";

export type Profile = Shapes["Profile"];

export const feedOf = (handle: string) => `/api/activities/@${handle}`;

export const updateProfile = (display_name: string, bio: string) =>
  send("put", "/api/profile/update", { display_name, bio });
