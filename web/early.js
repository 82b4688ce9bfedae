// Asks for what the first page needs while its scripts are still on their way; src/api/early.ts takes the answers.
window.early = Object.fromEntries(
  ["/api/session", ...(location.pathname === "/" ? ["/api/activities/home"] : [])].map(
    (path) => {
      const asked = { sentAt: Date.now() };
      asked.answer = fetch(path, {
        headers: { Accept: "application/json, application/problem+json" },
        cache: "no-store",
        // As long as the pages wait for any answer.
        signal: AbortSignal.timeout(30_000),
      }).finally(() => (asked.receivedAt = Date.now()));
      // Whoever takes it sees the failure.
      asked.answer.catch(() => {});
      return [path, asked];
    },
  ),
);
