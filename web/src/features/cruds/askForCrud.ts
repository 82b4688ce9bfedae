import { getCruds } from "../../api/cruds";
import { viewerNow } from "../../api/session";
import { crudOf, isGone, onStale, upsert } from "../../store/cruds";

/** As many ids as the server takes at once. */
const MOST = 50;

let waiting = new Set<string>();
let next: Promise<void> | undefined;
const asked = new Map<string, Promise<void>>();

// Another viewer may see others, and so may one who has blocked somebody, or no longer.
onStale(() => asked.clear());

async function askAll(): Promise<void> {
  // One request for all that are drawn together.
  await Promise.resolve();
  const uuids = [...waiting];
  waiting = new Set();
  next = undefined;
  const reader = viewerNow()?.uuid;
  for (let from = 0; from < uuids.length; from += MOST) {
    const some = uuids.slice(from, from + MOST);
    try {
      const cruds = await getCruds(some);
      if (reader === viewerNow()?.uuid) upsert(cruds);
    } catch {
      // So that a card can ask for them again.
      for (const uuid of some) asked.delete(uuid);
    }
  }
}

/** Has the page know a crud that another quotes or answers, if the viewer may see it and it lives. */
export function askForCrud(uuid: string): void {
  if (crudOf(uuid) || isGone(uuid) || asked.has(uuid)) return;
  waiting.add(uuid);
  next ??= askAll();
  asked.set(uuid, next);
}
