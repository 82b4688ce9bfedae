/** How long a browser may take to end its subscription before its reader goes on, in milliseconds. */
const PATIENCE = 2000;

/**
 * Takes down this browser's notices and ends its subscription, so that the next person at it learns
 * nothing of the last. Never fails.
 */
export function forgetPush(): Promise<void> {
  underWay ??= forgetSoon().finally(() => (underWay = undefined));
  return underWay;
}

/** Who asks meanwhile, waits for the same. */
let underWay: Promise<void> | undefined;

async function forgetSoon(): Promise<void> {
  const late = new Promise<void>((given) => setTimeout(given, PATIENCE));
  await Promise.race([forget().catch(() => {}), late]);
}

/** The same where the server knows of none for whoever is here now: somebody else was here before. */
export async function forgetPushOfOthers(isOwn: () => Promise<boolean>): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!(await registration?.pushManager?.getSubscription())) return;
  if (!(await isOwn())) await forgetPush();
}

async function forget(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return;
  for (const notice of await registration.getNotifications()) notice.close();
  await (await registration.pushManager.getSubscription())?.unsubscribe();
}
