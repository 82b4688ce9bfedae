import js from "@eslint/js";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** The folders of src in their order: each may use itself and those before it. */
const LAYERS = [["lib"], ["api"], ["i18n"], ["ui", "store"], ["features"], ["app"]];
/** The features in theirs. */
const FEATURES = [["cruds", "about", "clients"], ["users", "home"], ["identity"]];

const folders = (layers, root) => layers.map((names) => names.map((name) => root + name));
/** Forbids each layer what comes after it, and what stands beside it. */
const inOrder = (layers) =>
  layers
    .flatMap((layer, at) =>
      layer.map((target) => ({
        target,
        from: [
          ...layer.filter((other) => other !== target),
          ...layers.slice(at + 1).flat(),
        ],
        message: "docs/decisions/060-web-libraries.md says which folder may use which.",
      })),
    )
    .filter(({ from }) => from.length > 0);

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
      "import-x/no-restricted-paths": [
        "error",
        {
          zones: [
            ...inOrder(folders(LAYERS, "src/")),
            ...inOrder(folders(FEATURES, "src/features/")),
          ],
        },
      ],
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
