/** How long a browser may take to end its subscription before its reader goes on, in milliseconds. */
const PATIENCE = 2000;

/**
 * Takes down this browser's notices and ends its subscription, so that the next person at it learns
 * nothing of the last. Never fails.
 */
export async function forgetPush(): Promise<void> {
  const late = new Promise<void>((given) => setTimeout(given, PATIENCE));
  await Promise.race([forget().catch(() => {}), late]);
}

async function forget(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return;
  for (const notice of await registration.getNotifications()) notice.close();
  await (await registration.pushManager.getSubscription())?.unsubscribe();
}
