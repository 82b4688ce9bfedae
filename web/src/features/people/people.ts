import { getPage, send, type Shapes } from "../../api/api";
import { refetchAll } from "../../store/cruds";
import { setFollowed } from "../../store/marks";

export type Person = Shapes["User"];

/** The addresses of the lists of people that only their owner sees. */
export const FOLLOWED = "/api/account/following";
export const FOLLOWERS = "/api/account/followers";

const list = async (address: string) => (await getPage(address)).body as Person[];

/** The people who posted lately; with some letters, people whose handle or name begins with them. */
export const getPeople = (letters: string) =>
  list(letters ? `/api/users?q=${encodeURIComponent(letters)}` : "/api/users");

export const getSuggestions = (most: number) =>
  list(`/api/users/suggestions?limit=${most}`);

/** Follows or unfollows a person, and reads the drawn lists anew. */
export async function follow({ uuid, handle }: Person, wanted: boolean): Promise<void> {
  const parts = [handle];
  await send(wanted ? "put" : "delete", "/api/users/@{handle}/follow", undefined, {
    parts,
  });
  setFollowed(uuid, wanted);
  void refetchAll();
}

export const removeFollower = (handle: string) =>
  send("delete", "/api/account/followers/@{handle}", undefined, { parts: [handle] });

export const setListed = (listed: boolean) =>
  send("put", "/api/account/listing", { listed });
