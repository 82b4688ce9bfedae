import { getPage } from "./api";

/** A person in three fields. */
export type Person = { uuid: string; handle: string; display_name: string };

/** The people whose handle or name begins with this. */
export async function findPeople(beginning: string): Promise<Person[]> {
  const { body } = await getPage(`/api/users?q=${encodeURIComponent(beginning)}`);
  return body as Person[];
}
