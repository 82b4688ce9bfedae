import { readdirSync } from "node:fs";
import js from "@eslint/js";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** The folders of src in their order: each may use itself and those before it. */
const LAYERS = [["lib"], ["api"], ["i18n"], ["ui", "store"], ["features"], ["app"]];
/** The features in theirs, but for those that use no other feature, and no other uses. */
const FEATURES = [
  ["clients", "people", "receipts", "reporting"],
  ["cruds", "relations"],
  ["home", "kept", "notifications", "users"],
  ["identity"],
  ["membership"],
  ["moderation"],
  ["account"],
];
const ALONE = readdirSync(`${import.meta.dirname}/src/features`).filter(
  (feature) => !FEATURES.flat().includes(feature),
);

const folders = (layers, root) => layers.map((names) => names.map((name) => root + name));
const forbidden = (target, from) => ({
  target,
  from,
  message: "docs/decisions/060-web-libraries.md says which folder may use which.",
});
/** Forbids each layer what comes after it, and what stands beside it. */
const inOrder = (layers) =>
  layers
    .flatMap((layer, at) =>
      layer.map((target) =>
        forbidden(target, [
          ...layer.filter((other) => other !== target),
          ...layers.slice(at + 1).flat(),
        ]),
      ),
    )
    .filter(({ from }) => from.length > 0);
const layers = inOrder(folders(LAYERS, "src/"));
const [alone, ...ordered] = folders([ALONE, ...FEATURES], "src/features/");
const features = [
  ...inOrder([...ordered, alone]),
  ...alone.map((target) => forbidden(target, ordered.flat())),
];

export default tseslint.config(
  { ignores: ["target", "node_modules"] },
  js.configs.recommended,
  tseslint.configs.strict,
  reactHooks.configs.flat.recommended,
  jsxA11y.flatConfigs.strict,
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".tsx"] })],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
    },
    rules: {
      "import-x/no-cycle": "error",
      "import-x/no-unresolved": ["error", { ignore: ["openapi$", String.raw`\?raw$`] }],
      "import-x/no-restricted-paths": ["error", { zones: layers }],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    // A test may try two features together.
    ignores: ["src/**/*.test.{ts,tsx}"],
    rules: {
      "import-x/no-restricted-paths": ["error", { zones: [...layers, ...features] }],
    },
  },
  {
    files: ["compress.js"],
    languageOptions: { globals: { console: "readonly" } },
  },
  {
    files: ["early.js"],
    languageOptions: {
      globals: {
        __FILES__: "readonly",
        matchMedia: "readonly",
        window: "readonly",
        document: "readonly",
        navigator: "readonly",
        localStorage: "readonly",
        location: "readonly",
        fetch: "readonly",
        AbortSignal: "readonly",
      },
    },
  },
  {
    files: ["worker.js"],
    languageOptions: {
      globals: Object.fromEntries(
        [
          "self",
          "caches",
          "fetch",
          "setTimeout",
          "btoa",
          "URL",
          "Request",
          "Response",
          "FormData",
          "__ASSETS__",
        ].map((name) => [name, "readonly"]),
      ),
    },
  },
);
