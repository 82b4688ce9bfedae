// The service worker, as compress.js fills it in: the pages start without a network. It keeps the scripts and one page, with its
// style, in which nothing of anybody stands; never the answer to a navigation, and nothing of the API.
const SHELL = "/index.html";
const KEPT = __ASSETS__;
const CACHE = "shell-__RELEASE__";
/** Of each part that is shared, in characters. */
const MOST_SHARED = 2000;

const PUSH = "/api/account/push";
/** A notice with less time left is taken down by the worker that shows it, in milliseconds. A browser may cut a longer wait off. */
const SHORT = 20_000;
/** What a notice says: its kind. Of whom and what, the page tells. */
const SAID = {
  en: {
    replied: "Somebody replied to you",
    mentioned: "Somebody mentioned you",
    liked: "Somebody likes your crud",
    reposted: "Somebody reposted your crud",
    followed: "Somebody follows you",
    other: "There is something new for you",
  },
  de: {
    replied: "Jemand hat dir geantwortet",
    mentioned: "Jemand hat dich erwähnt",
    liked: "Jemand mag deinen Crud",
    reposted: "Jemand hat deinen Crud weitergegeben",
    followed: "Jemand folgt dir",
    other: "Es gibt etwas Neues für dich",
  },
};

self.addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(KEPT);
    await cache.add(new Request(SHELL, { cache: "no-store", credentials: "omit" }));
  };
  event.waitUntil(fill());
});

// Only once no page of the release before is open, so that those find their scripts until then.
self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST" && pathname === "/share")
    event.respondWith(shared(request));
  else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

async function page(request) {
  try {
    return await fetch(request);
  } catch (away) {
    const shell = await caches.match(SHELL);
    if (shell) return shell;
    throw away;
  }
}

async function asset(request) {
  return (await caches.match(request)) ?? fetch(request);
}

// What another app shares becomes a draft: it goes to the page in the fragment, which no server is told, and is posted when
// its reader presses Post.
async function shared(request) {
  const form = await request.formData().catch(() => new FormData());
  // A file is no text. What is longer than a crud can be made of would make an address that no browser takes.
  const parts = ["title", "text", "url"].map((name) => {
    const part = form.get(name);
    return typeof part === "string"
      ? [...part.trim()].slice(0, MOST_SHARED).join("")
      : "";
  });
  const text = parts.filter(
    (part, at) =>
      part &&
      !parts.some(
        (other, to) => to !== at && other.includes(part) && (other !== part || to < at),
      ),
  );
  return Response.redirect(`/#share=${encodeURIComponent(text.join("\n"))}`, 303);
}

self.addEventListener("push", (event) => event.waitUntil(notify(event.data)));

// The server sends ids and a kind, and says until when there is something to see.
async function notify(data) {
  await closeEnded();
  let told;
  try {
    told = data.json();
  } catch {
    told = {};
  }
  const { kind, activity_uuid: uuid, expires_at } = told;
  // A page that is in view tells of it by itself: this notice ends before it begins.
  const end = (await isInView()) ? 0 : Date.parse(expires_at);
  const left = end - Date.now();
  if (left <= 0 && !(await mustShow())) return;
  const said = SAID[/^de\b/.test(self.navigator.language) ? "de" : "en"];
  await self.registration.showNotification(
    Object.hasOwn(said, kind) ? said[kind] : said.other,
    {
      icon: "/icon-192.png",
      silent: left <= 0,
      // Likes of one crud are one notice.
      tag: `${kind} ${uuid}`,
      data: {
        address: uuid ? `/activities/${encodeURIComponent(uuid)}` : "/notifications",
        end,
      },
    },
  );
  if (!(left < SHORT)) return;
  await new Promise((given) => setTimeout(given, left));
  await closeEnded(end);
}

const windows = () =>
  self.clients.matchAll({ type: "window", includeUncontrolled: true }).catch(() => []);

const isInView = async () =>
  (await windows()).some(({ visibilityState }) => visibilityState === "visible");

// Apple's service ends a subscription after a few messages that show nothing, even while a page is in view. There, such a
// notice is shown without a sound and taken down at once.
async function mustShow() {
  const subscription = await self.registration.pushManager
    .getSubscription()
    .catch(() => null);
  return (
    subscription !== null &&
    new URL(subscription.endpoint).hostname.endsWith(".push.apple.com")
  );
}

// A worker that sleeps cannot close a notice at its end; it does when it wakes. A failure must not keep a new one from being
// shown.
async function closeEnded(now = Date.now()) {
  const notices = await self.registration.getNotifications().catch(() => []);
  for (const notice of notices) if (notice.data?.end <= now) notice.close();
}

self.addEventListener("notificationclick", (event) => {
  const { notification } = event;
  notification.close();
  event.waitUntil(lead(notification.data?.address ?? "/notifications"));
});

// Only a window that has this page already is taken: in another, somebody may be writing.
async function lead(address) {
  await closeEnded();
  const end = address.slice(address.lastIndexOf("/"));
  const open = (await windows()).find(({ url }) => new URL(url).pathname.endsWith(end));
  try {
    await open.focus();
    // Some browsers say where the window began. The page itself knows where it is (endedNotices.ts).
    open.postMessage({ address });
  } catch {
    // There is none, or it cannot be brought to the front.
    await self.clients.openWindow(address);
  }
}

self.addEventListener("pushsubscriptionchange", (event) =>
  event.waitUntil(renew(event.newSubscription)),
);

// A browser whose subscription the server does not know would say that notices are on.
async function renew(subscription) {
  if (await register(subscription).catch(() => false)) return;
  await (await self.registration.pushManager.getSubscription())?.unsubscribe();
}

/** Whether the server knows the subscription now. */
async function register(subscription) {
  // The answer has the cookie that the PUT needs, which the browser drops when it is closed.
  await fetch("/api/session");
  const answer = await fetch(PUSH);
  if (!answer.ok) return false;
  const { public_key: applicationServerKey, kinds } = await answer.json();
  if (!Object.values(kinds).includes(true)) return false;
  const { endpoint, keys } = (
    subscription ??
    (await self.registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey,
    }))
  ).toJSON();
  // The browser may have renewed one that was made by another key, which the server then refuses.
  const public_key = keyOf(subscription) ?? applicationServerKey;
  const token =
    (await self.cookieStore.get("__Host-XSRF-TOKEN")) ??
    (await self.cookieStore.get("XSRF-TOKEN"));
  const { ok } = await fetch(PUSH, {
    method: "PUT",
    headers: {
      "Content-Type": "application/json",
      "X-XSRF-TOKEN": decodeURIComponent(token?.value ?? ""),
    },
    body: JSON.stringify({ public_key, endpoint, ...keys, kinds }),
  });
  return ok;
}

/** By which key a subscription was made, as the server writes it: base64url. */
function keyOf(subscription) {
  const key = subscription?.options?.applicationServerKey;
  return (
    key &&
    btoa(String.fromCharCode(...new Uint8Array(key)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "")
  );
}
