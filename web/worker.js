// The service worker, as compress.js fills it in: the pages start without a network. It keeps the scripts, the style and one
// page in which nothing of anybody stands; never the answer to a navigation, and nothing of the API.
const SHELL = "/index.html";
const KEPT = __ASSETS__;
const CACHE = "shell-__RELEASE__";
/** Of each part that is shared, in characters. */
const MOST_SHARED = 2000;

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
