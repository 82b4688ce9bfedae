// Asks for what the first page needs while its scripts are still on their way; src/api/early.ts takes the answers. compress.js
// fills in the files of the build.
const FILES = __FILES__;

let list = "/api/activities/home";
let languages = navigator.languages;
try {
  // As src/store/reading.ts and src/i18n/i18n.ts keep them.
  const reading = localStorage.getItem("cruddur:reading");
  if (reading === "following" || reading === "leaving")
    list = `/api/activities/${reading}`;
  languages = [localStorage.getItem("cruddur:language") ?? "", ...languages];
  // As src/ui/theme.ts: the outline is drawn before the scripts come.
  const theme = localStorage.getItem("cruddur:theme");
  if (theme === "light" || theme === "dark")
    document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing.
}

const german = languages.find((tag) => /^(de|en)\b/i.test(tag))?.startsWith("de");
const { pathname } = location;
const wanted = [
  german && "de",
  /^\/activities\/|\/status\//.test(pathname) && "CrudPage",
  /^\/@\w+$/.test(pathname) && "ProfilePage",
  // As src/app/App.tsx has a right column.
  matchMedia("(min-width: 1000px)").matches && "Aside",
];
for (const file of wanted.flatMap((name) => FILES[name] ?? [])) {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = file;
  document.head.append(link);
}

window.early = Object.fromEntries(
  ["/api/session", ...(pathname === "/" ? [list] : [])].map((path) => {
    const asked = { sentAt: Date.now() };
    asked.answer = fetch(path, {
      headers: { Accept: "application/json, application/problem+json" },
      cache: "no-store",
      // As long as the pages wait for any answer.
      signal: AbortSignal.timeout(30_000),
    }).finally(() => (asked.receivedAt = Date.now()));
    // The page that takes the answer handles the failure.
    asked.answer.catch(() => {});
    return [path, asked];
  }),
);
