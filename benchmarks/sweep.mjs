// node sweep.mjs FIGURES FOLDER: writes SWEEP.md and sweep.svg from lines of row, side, number.
import { conditions, publish, readFigures } from "./figures.mjs";

const [, , file, folder] = process.argv;
const figures = readFigures(file);
const number = (row) => Number(Object.values(figures[row])[0][0]);
const name = (row) => Number(Object.keys(figures[row])[0]).toLocaleString("en");
const series = (row) => Object.entries(figures[row]).map(([at, [value]]) => [Number(at), value]);
const mib = (bytes) => (bytes / 2 ** 20).toFixed(1);
const verdict = (value, bound) => (value <= bound ? "kept" : "**missed**");
const most = (row) => Math.max(...series(row).map(([, value]) => value));
const end = series("rows").at(-1)[0];
const held = (row) => (figures[row] ? `for ${Math.round(Math.min(end, series(row).at(-1)[0]))} s` : "not once");
const [overdue] = Object.keys(figures.restart).filter((key) => key !== "started");
const { cruds, living } = process.env;
const alive = figures.kept.alive[0] === Number(living) ? "all there" : "**not all there**";

const page = `# Sweeping

Written by \`bin/bench sweep\`: how late expired rows are deleted, and how large their table becomes. Cruds are posted by the
product's own statement, which knows no shortest lifetime.

${conditions()}

| promise | measured | |
|---|---|---|
| ${Object.keys(figures.posted)[0]} posts a second that live 0.1 to 10 s (${number("posted").toLocaleString("en")} of them): row lateness p99.9 ≤ 5 s | ≤ ${figures.lateness["p99.9"][0]} s (the histogram's bound) | ${verdict(figures.lateness["p99.9"][0], 5)} |
| ${Number(overdue).toLocaleString("en")} rows overdue at a start after kill -9: gone in ≤ 60 s | ${figures.restart[overdue][0]} s from the command, ${figures.restart.started[0]} s of it until the server was ready | ${verdict(figures.restart[overdue][0], 60)} |
| a thread of ${name("thread")} replies that ends: gone in ≤ 60 s | ${number("thread")} s | ${verdict(number("thread"), 60)} |
| ${Number(living).toLocaleString("en")} cruds that live on meanwhile | ${alive} | |

## A table of ${Number(cruds).toLocaleString("en")} short lives

${Number(cruds).toLocaleString("en")} cruds in ${Math.round(end)} s, each living one to ten seconds.

![The sizes of the table and its indexes over time](sweep.svg)

| | the most | at the end |
|---|---|---|
| rows | ${most("rows").toLocaleString("en")} | ${series("rows").at(-1)[1].toLocaleString("en")} |
| the table, MiB | ${mib(most("table"))} | ${mib(series("table").at(-1)[1])} |
| its indexes, MiB | ${mib(most("indexes"))} | ${mib(series("indexes").at(-1)[1])} |
| the changes of the last hour, MiB | ${mib(most("changes"))} | ${mib(series("changes").at(-1)[1])} |

The text of one that lived for the first second was found in the files of the tables ${held("held-base")}, in the write-ahead
log ${held("held-pg_wal")}, of the ${Math.round(end)} s; it was looked for every few seconds.
`;

const top = Math.max(most("table"), most("indexes")) * 1.1;
const x = (at) => 60 + (at / end) * 640;
const y = (bytes) => 280 - (bytes / top) * 240;
const line = (row, colour, label, place) =>
    `<polyline points="${series(row).map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>
<text x="70" y="${place}" fill="${colour}">${label}</text>`;
const plot = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 740 320" font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#fff"/>
<text x="60" y="20">MiB while ${Number(cruds).toLocaleString("en")} cruds come and go</text>
${[0, 0.25, 0.5, 0.75, 1].map((part) => `<text x="50" y="${y(part * top) + 4}" text-anchor="end">${mib(part * top)}</text><line x1="60" x2="700" y1="${y(part * top)}" y2="${y(part * top)}" stroke="#ddd"/>`).join("")}
${[0, 0.5, 1].map((part) => `<text x="${x(part * end)}" y="305" text-anchor="middle">${Math.round(part * end)} s</text>`).join("")}
${line("table", "#6a1b9a", "the table", 55)}
${line("indexes", "#1565c0", "its indexes", 75)}
</svg>
`;

publish(folder, "sweep", page, plot);
if (page.includes("**missed**") || page.includes("**not all there**")) {
    console.error("A promise is not kept.");
    process.exitCode = 1;
}
