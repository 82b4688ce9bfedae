import { getCruds } from "../../api/cruds";
import { onViewer, viewerNow } from "../../api/session";
import { crudOf, isGone, upsert } from "../../store/cruds";

/** As many ids as the server takes at once. */
const MOST = 50;

const LINK =
  /\/(?:@\w{3,30}\/status|activities)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w/-])/;

/** The id of the first crud of this server to which a text links; it quotes that one. */
export function quotedIn(text: string): string | undefined {
  for (const piece of text.split(`${location.origin}/`).slice(1)) {
    const found = LINK.exec(`/${piece}`);
    if (found?.index === 0) return found[1];
  }
  return undefined;
}

let waiting = new Set<string>();
let next: Promise<void> | undefined;
const asked = new Map<string, Promise<void>>();

let reader = viewerNow()?.uuid;
// Another viewer may see others.
onViewer(() => {
  if (reader !== viewerNow()?.uuid) asked.clear();
  reader = viewerNow()?.uuid;
});

async function askAll(): Promise<void> {
  // One request for all that are asked for in this turn.
  await Promise.resolve();
  const uuids = [...waiting];
  waiting = new Set();
  next = undefined;
  const mine = reader;
  for (let from = 0; from < uuids.length; from += MOST) {
    const some = uuids.slice(from, from + MOST);
    try {
      const cruds = await getCruds(some);
      if (mine === reader) upsert(cruds);
    } catch {
      // Whoever draws it next asks again.
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
