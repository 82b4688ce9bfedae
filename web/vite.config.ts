import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  server: {
    // The table by which characters are counted is the db module's (features/cruds/graphemes.ts).
    fs: { allow: [".."] },
    // All that the server answers itself, and is no page.
    proxy: Object.fromEntries(
      ["/api", "/oauth2", "/.well-known", "/openapi.json", "/livez", "/readyz"].map(
        (path) => [path, "http://127.0.0.1:4567"],
      ),
    ),
  },
  build: {
    // Straight into the Maven module's classes, so the jar serves it from the class path.
    outDir: "target/classes/static",
    emptyOutDir: true,
    // The content security policy allows no data: addresses, so nothing may be inlined.
    assetsInlineLimit: 0,
    // A browser that knows no modulepreload loads the files a moment later.
    modulePreload: { polyfill: false },
    // Few files for a first visit: each costs a slow line more than its bytes.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            {
              name: "common",
              test: /src[\\/](api|lib|store[\\/](?!receipts)|ui[\\/](?!AskInPlace|Chips|single|Field|Form|CountRing)|i18n[\\/](?!de\.ts|about|account|moderation|refusals))/,
            },
          ],
        },
      },
    },
  },
  test: {
    testTimeout: 120_000,
    setupFiles: ["src/testing/refusals.ts", "src/testing/effects.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    // Beside the words on the console, a report where bin/test finds Maven's, to count by.
    reporters: ["default", "junit"],
    outputFile: { junit: "target/surefire-reports/TEST-vitest.xml" },
  },
});
