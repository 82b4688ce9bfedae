// Asks for what the first page needs while its scripts are still on their way; src/api/early.ts takes the answers.
let list = "/api/activities/home";
try {
  // As src/store/reading.ts keeps it.
  if (localStorage.getItem("cruddur:reading") === "leaving")
    list = "/api/activities/leaving";
} catch {
  // A browser that keeps nothing.
}

window.early = Object.fromEntries(
  ["/api/session", ...(location.pathname === "/" ? [list] : [])].map((path) => {
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
