import { serverNow } from "../../lib/clock";
import { navigate } from "../../ui/router";

/** How often it looks for notices that came meanwhile, in milliseconds. */
const PERIOD = 60_000;

type Dated = { end?: number } | null;

let watching = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Takes notices down at the end of their cruds, as long as this page is open: no worker wakes for
 * that. Also goes where a pressed notice leads, once the worker has brought this page to the front.
 * Once for a page, however often it is called.
 */
export function watchNotices(): void {
  if (watching || !("serviceWorker" in navigator)) return;
  watching = true;
  document.addEventListener("visibilitychange", () => void closeEnded());
  navigator.serviceWorker.addEventListener("message", ({ data }: MessageEvent) => {
    const { address } = data as { address: string };
    // The crud's page has its author's handle in its address, once it is drawn.
    if (!location.pathname.endsWith(address.slice(address.lastIndexOf("/"))))
      navigate(address);
  });
  void closeEnded();
}

async function closeEnded(): Promise<void> {
  let next = serverNow() + PERIOD;
  for (const notice of await standing()) {
    const end = (notice.data as Dated)?.end ?? NaN;
    if (end <= serverNow()) notice.close();
    else if (end < next) next = end;
  }
  clearTimeout(timer);
  timer = setTimeout(() => void closeEnded(), next - serverNow());
}

async function standing(): Promise<Notification[]> {
  try {
    const registration = await navigator.serviceWorker.getRegistration();
    return (await registration?.getNotifications()) ?? [];
  } catch {
    return [];
  }
}
