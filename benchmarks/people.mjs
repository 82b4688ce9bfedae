// node people.mjs FIGURES FOLDER: writes PEOPLE.md from lines of row, side, number.
import { writeFileSync } from "node:fs";
import { conditions, median, readFigures, spread } from "./figures.mjs";

const [, , file, folder] = process.argv;
const figures = readFigures(file);
const { seconds, rounds, drawn } = process.env;
const [people, live, follows, most] = ["people", "live", "follows", "most"].map((name) =>
    Number(process.env[name]).toLocaleString("en"),
);

const reached = (isReached) => (isReached ? "" : ", **missed**");

function row([name, who]) {
    const { ours, limit } = figures[name];
    const ratio = median(ours) / median(limit);
    const late = median(figures[`late-${name}`].ours);
    return `| ${who} | ${spread(ours, "req/s")} | ${spread(limit, "req/s")} | **${ratio.toFixed(2)}**${reached(ratio >= 0.7)} | ${late.toFixed(1)} ms${reached(late <= 20)} |`;
}

const page = `# Following among many people

Written by \`bin/bench people\`: a page of Following, the first and seven further down, where ${people} people have ${follows} follows and ${live} live
cruds. By wrk with 64 connections and by pgbench with 16 sessions, medians of ${rounds} rounds of ${seconds} s taken in turn; in brackets the least and the most.

${conditions()}

| who reads | Cruddur | pgbench, the same statement | ratio, ≥ 0.7 | p99 at half of it, ≤ 20 ms |
|---|---|---|---|---|
${[
    ["drawn", `${drawn} people, who follow whom people drawn by chance follow`],
    ["most", `two who follow the ${most} who are followed by most`],
]
    .map(row)
    .join("\n")}
`;
writeFileSync(`${folder}/PEOPLE.md`, page);
console.log(page);
if (/NaN|undefined|Infinity/.test(page)) process.exitCode = 1;
