// After the bundler: writes the style into the page, each asset beside itself as brotli, which the server sends as it is, and
// the service worker with what it keeps; fails when what a first visit to the home page loads has outgrown its budget.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const STATIC = "target/classes/static";
/** Of the page, its scripts and its style, as brotli, which every browser of today takes. */
const BUDGET = 100_000;

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
const gzip = (bytes) => gzipSync(bytes, { level: 9 });

const hashOf = (...texts) =>
  createHash("sha256").update(texts.join("")).digest("hex").slice(0, 12);

// A file of its own, so that it has asked before the others are there.
const built = readdirSync(`${STATIC}/assets`);
const files = ["de", "CrudPage", "ProfilePage", "Aside"].map((chunk) => {
  const file = built.find((name) => name.startsWith(`${chunk}-`) && name.endsWith(".js"));
  if (!file) throw new Error(`The build has no ${chunk}: early.js cannot ask for it.`);
  return [chunk, `/assets/${file}`];
});
const early = readFileSync("early.js", "utf8").replace(
  "__FILES__",
  JSON.stringify(Object.fromEntries(files)),
);
const earlyName = `/assets/early-${hashOf(early)}.js`;
writeFileSync(STATIC + earlyName, early);

// The page has its style in itself, so that the first answer is enough to draw the skeleton. The server's content security
// policy allows this one style, by its hash.
const index = `${STATIC}/index.html`;
const bundled = readFileSync(index, "utf8");
const [link, style] =
  /<link rel="stylesheet"[^>]* href="(\/assets\/[^"]+\.css)">/.exec(bundled) ?? [];
if (!style) throw new Error("index.html names no style.");
const css = readFileSync(STATIC + style, "utf8").trim();
if (css.includes("</")) throw new Error("The style would end before its end.");
rmSync(STATIC + style);
writeFileSync(
  index,
  bundled
    .replace(link, () => `<style>${css}</style>`)
    .replace("<title>", `<script async src="${earlyName}"></script>\n    <title>`),
);

// The addresses of the pages, for the server, which answers each with the app.
const paths = [
  ...readFileSync("src/app/routes.tsx", "utf8").matchAll(
    /^ +(?:\{ )?path: "(\/[^"]*)"/gm,
  ),
].map(([, path]) => path);
if (!paths.includes("/")) throw new Error("routes.tsx has no home page.");
writeFileSync("target/classes/pages.json", JSON.stringify(paths));

const names = readdirSync(`${STATIC}/assets`);
for (const name of names) {
  const bytes = readFileSync(`${STATIC}/assets/${name}`);
  writeFileSync(`${STATIC}/assets/${name}.br`, brotli(bytes));
}

const page = readFileSync(`${STATIC}/index.html`, "utf8");
const worker = readFileSync("worker.js", "utf8").replace(
  "__ASSETS__",
  JSON.stringify(names.map((name) => `/assets/${name}`)),
);
writeFileSync(`${STATIC}/sw.js`, worker.replace("__RELEASE__", hashOf(worker, page)));
const assets = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(
  ([, at]) => at,
);
const sizes = ["index.html", ...assets].map((name) => {
  const bytes = readFileSync(`${STATIC}/${name}`);
  return { gzip: gzip(bytes).length, brotli: brotli(bytes).length };
});
const total = (kind) => sizes.reduce((sum, size) => sum + size[kind], 0);
const said = `A first load is ${total("gzip")} bytes as gzip, ${total("brotli")} as brotli, of ${BUDGET} allowed`;
if (assets.length < 2)
  throw new Error("index.html names no scripts: nothing was measured.");
if (total("brotli") > BUDGET)
  throw new Error(`${said}: split off what a reader does not need.`);
console.log(said);
