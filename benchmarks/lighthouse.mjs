// node lighthouse.mjs FOLDER BROWSER SLOW REPORT…: writes LIGHTHOUSE.md from what slow-line.mjs printed and Lighthouse's reports, and fails
// where a promise is not kept.
import { readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";

const PROMISED = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
const TIMES = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];

/** The first visit on a slow line: what it is, the most milliseconds that it may take, and the name slow-line.mjs gives it. */
const SLOW = [
    ["its outline at 400 kbit/s and 300 ms", 1200, "outline"],
    ["its first crud there", 3200, "crud"],
];

const [, , folder, browser, slowFile, ...files] = process.argv;
const slow = JSON.parse(readFileSync(slowFile, "utf8"));
const reports = files.map((file) => JSON.parse(readFileSync(file, "utf8")));
const median = (numbers) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
const score = (category) => median(reports.map((report) => Math.round(report.categories[category].score * 100)));
const scores = Object.entries(PROMISED).map(([category, promised]) => ({ category, promised, score: score(category) }));
const time = (audit) => {
    const middle = median(reports.map((report) => report.audits[audit].numericValue));
    return `| ${reports[0].audits[audit].title} | ${audit.endsWith("shift") ? middle.toFixed(3) : `${Math.round(middle)} ms`} | |`;
};
// What costs points, by name.
const lost = new Set(
    reports.flatMap((report) =>
        Object.keys(PROMISED).flatMap((category) =>
            report.categories[category].auditRefs
                .filter(({ id, weight }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 0.9)
                .map(({ id }) => `${category}: ${report.audits[id].title}`),
        ),
    ),
);

writeFileSync(
    `${folder}/LIGHTHOUSE.md`,
    `# The home page by Lighthouse

\`bin/bench lighthouse\`: Lighthouse ${reports[0].lighthouseVersion} with its mobile settings (a simulated slow 4G and a processor four times
slower), in ${browser}, on a server of this machine with 200 live cruds; the median of ${reports.length}. Chromium's benchmark index was
${Math.round(median(reports.map((report) => report.environment.benchmarkIndex)))}, the load of the machine ${loadavg()[0].toFixed(1)}.

| | now | promised |
|---|---|---|
${scores.map(({ category, score, promised }) => `| ${category} | **${score}** | ≥ ${promised} |`).join("\n")}
${SLOW.map(([name, promised, key]) => `| ${name} | **${Math.round(slow[key])} ms** | ≤ ${promised} ms |`).join("\n")}
${TIMES.map(time).join("\n")}
${lost.size > 0 ? `\nWhat costs points: ${[...lost].join("; ")}.\n` : ""}`,
);
const broken = scores.filter(({ score, promised }) => score < promised);
for (const { category, score, promised } of broken) console.error(`${category} is ${score} and not ${promised}.`);
const late = SLOW.filter(([, promised, key]) => slow[key] > promised);
for (const [name, promised, key] of late) console.error(`${name}: ${Math.round(slow[key])} ms and not ${promised}.`);
process.exit(broken.length + late.length > 0 ? 1 : 0);
