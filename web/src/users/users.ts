import { get, send, type Shapes } from "../web/api";

export type Profile = Shapes["Profile"];

export const feedOf = (handle: string) => `/api/activities/@${handle}`;

export const getProfile = async (handle: string) =>
  (await get("/api/activities/@{handle}", handle)).profile;

export const updateProfile = (display_name: string, bio: string) =>
  send("put", "/api/profile/update", { display_name, bio });
