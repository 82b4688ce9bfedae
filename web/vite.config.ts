import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: {
      "/api": "http://127.0.0.1:4567",
      "/oauth2": "http://127.0.0.1:4567",
      "/openapi.json": "http://127.0.0.1:4567",
    },
  },
  build: {
    // Straight into the Maven module's classes, so the jar serves it from the class path.
    outDir: "target/classes/static",
    emptyOutDir: true,
    // The content security policy allows no data: addresses, so nothing may be inlined.
    assetsInlineLimit: 0,
  },
  test: {
    include: ["src/**/*.test.ts"],
    // Beside the words on the console, a report where bin/test finds Maven's, to count by.
    reporters: ["default", "junit"],
    outputFile: { junit: "target/surefire-reports/TEST-vitest.xml" },
  },
});
