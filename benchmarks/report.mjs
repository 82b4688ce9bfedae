// node report.mjs FIGURES FOLDER: writes RESULTS.md and results.svg from lines of row, side, number.
import { conditions, median, publish, readFigures, spread } from "./figures.mjs";

// What each row is compared with, what it must reach and what it aims at. `less` is better where it says so.
const ROWS = [
    ["home", "`GET home`, anonymous, unchanged", "nginx, a file with the same bytes", "req/s", 0.45, 0.8],
    ["unchanged", "the same with `If-None-Match`", "nginx answering 304", "req/s", 0.45, 0.8],
    ["while-posting", "`GET home` while 200 cruds/s are posted", "itself without", "req/s", 0.7, 0.9],
    ["while-liking", "`GET home` beside 500 likes/s, given and taken back", "itself without", "req/s", 0.7, 0.9],
    ["page", "a page of home by cursor", "pgbench, the same statement", "req/s", 0.55, 0.8],
    ["page-rows", "its statement, by pgbench", "pgbench, its rows without JSON", "req/s", 0.38, 0.45],
    ["following", "a page of Following of a hundred people, by cursor", "pgbench, the same statement", "req/s", 0.7, 0.8],
    ["profile", "a user's page", "pgbench, the same statement", "req/s", 0.55, 0.8],
    ["profile-rows", "its statement, by pgbench", "pgbench, its rows without JSON", "req/s", 0.38, 0.45],
    ["thread", "a conversation", "pgbench, the same statement", "req/s", 0.55, 0.8],
    ["thread-rows", "its statement, by pgbench", "pgbench, its rows without JSON", "req/s", 0.38, 0.45],
    ["crud", "`GET /api/activities/{uuid}`", "pgbench, the same statement", "req/s", 0.3, 0.5],
    ["crud-rows", "its statement, by pgbench", "pgbench, its row without JSON", "req/s", 0.35, 0.45],
    ["post", "`POST /api/activities`, signed in", "pgbench, the same statement", "req/s", 0.35, 0.6],
    ["like", "`PUT /api/activities/{uuid}/like`, signed in", "pgbench, the same statement", "req/s", 0.35, 0.6],
    ["marks", "`GET /api/marks` of 50 cruds", "pgbench, the same statement", "req/s", 0.55, 0.8],
    ["notifications", "a page of notifications", "pgbench, the same statement", "req/s", 0.55, 0.8],
    ["signed-in", "home, signed in", "an anonymous page by cursor", "req/s", 0.8, 2],
    ["filtered", "home, signed in, by who has muted somebody", "an anonymous page by cursor", "req/s", 0.55, 0.8],
    ["start", "start to ready, existing database", "an empty Spring Boot web application", "s", 1.5, 1, "less"],
    ["start-archive", "the same from the start-up archive", "the same, without one", "s", 1.5, 1, "less"],
];
const ALONE = [
    ["memory", "memory of the server, the most it had (RSS)", "MiB", 400, 300],
    ["late-home", "p99 of home at half its peak rate", "ms", 5, 2],
    ["late-nginx", "p99 of nginx with the same bytes at the same rate", "ms"],
    ["late-page", "p99 of a page by cursor, the same", "ms", 5, 2],
    ["late-following", "p99 of a page of Following, the same", "ms", 20, 10],
    ["late-crud", "p99 of one crud, the same", "ms", 5, 2],
    ["late-post", "p99 of a post, the same", "ms", 15, 8],
    ["age", "p99 age of home after a commit, at 200 posts/s", "ms", 50, 50],
];

const [, , file, folder] = process.argv;
const figures = readFigures(file);
const bars = [];

function verdict(value, must, aim, less) {
    const reaches = (goal) => (less ? value <= goal : value >= goal);
    return reaches(aim) ? "aim" : reaches(must) ? "must" : "**missed**";
}

function compared([row, name, limit, unit, must, aim, less]) {
    const ours = figures[row]?.ours;
    const against = figures[row]?.limit;
    const sign = less ? "≤" : "≥";
    if (!ours || !against) {
        return `| ${name} | not measured | ${limit} | | | ${sign} ${must} | ${sign} ${aim} | **missed** |`;
    }
    const ratio = median(ours) / median(against);
    bars.push({ name: name.replaceAll("`", ""), ratio, must, aim, reached: verdict(ratio, must, aim, less) });
    return `| ${name} | ${spread(ours, unit)} | ${limit} | ${spread(against, unit)} | **${ratio.toFixed(2)}** | ${sign} ${must} | ${sign} ${aim} | ${verdict(ratio, must, aim, less)} |`;
}

function alone([row, name, unit, must, aim]) {
    const value = median(figures[row].ours);
    if (!must) {
        return `| ${name} | ${value.toFixed(1)} ${unit} | | | |`;
    }
    return `| ${name} | ${value.toFixed(unit === "MiB" ? 0 : 1)} ${unit} | ≤ ${must} | ≤ ${aim} | ${verdict(value, must, aim, "less")} |`;
}

// What one active person asks: a request in ten seconds, of a hundred 80 for home, 10 for older pages, 9 for a crud, one a post.
// The machine is to be half idle.
const share = { home: 0.8, page: 0.1, crud: 0.09, post: 0.01 };
const secondsOfWork = Object.entries(share).reduce((sum, [row, part]) => sum + part / median(figures[row].ours), 0);
const people = Math.round((0.5 * 10) / secondsOfWork);

const page = `# Results

Written by \`bin/bench\`; [docs/performance.md](../docs/performance.md) says what is measured and why a goal is missed. Medians of rounds taken in
turn (${process.env.rounds} of ${process.env.seconds} s for each figure), in brackets the least and the most.

${conditions()}
- ${process.env.wrk && `wrk ${process.env.wrk}, one thread, 64 connections`}; ${process.env.nginx}, one worker; pgbench prepared, 16 sessions
- 1,000 users, ${Number(process.env.live).toLocaleString("en")} live cruds, and while reads were measured ${Number(process.env.kept).toLocaleString("en")} expired
  ones, kept from the sweeper by row locks; let go, it deleted ${Math.round(median(figures.swept.ours)).toLocaleString("en")} a second

| path | Cruddur | limit | | ratio | must | aim | reached |
|---|---|---|---|---|---|---|---|
${ROWS.map(compared).join("\n")}

| alone | Cruddur | must | aim | reached |
|---|---|---|---|---|
${ALONE.map(alone).join("\n")}

By the model of [docs/performance.md](../docs/performance.md#how-many-people) this machine holds ${people.toLocaleString("en")} people who are active at once.

![Ratios beside what they must reach and aim at](results.svg)
`;

function plot() {
    const height = 40;
    const scale = 300;
    const top = 2.2;
    const x = (value) => 290 + Math.min(value, top) * (scale / top) * 1.5;
    const colour = { aim: "#2e7d32", must: "#8a6d00", "**missed**": "#b3261e" };
    const lines = bars.map(({ name, ratio, must, aim, reached }, index) => {
        const y = 34 + index * height;
        const mark = (value, dash) =>
            `<line x1="${x(value)}" x2="${x(value)}" y1="${y - 4}" y2="${y + 24}" stroke="#222" stroke-width="2" ${dash}/>`;
        return `<text x="280" y="${y + 15}" text-anchor="end">${name}</text>
<rect x="${x(0)}" y="${y}" width="${x(ratio) - x(0)}" height="20" fill="${colour[reached]}"/>
${mark(must, "")}${mark(aim, 'stroke-dasharray="4 3"')}<text x="${x(Math.max(ratio, must, aim)) + 8}" y="${y + 15}">${ratio.toFixed(2)}</text>`;
    });
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 ${50 + bars.length * height}" font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#fff"/>
<text x="290" y="18">ratio to the limit; the line is what it must reach, the dashes what it aims at</text>
${lines.join("\n")}
</svg>
`;
}

publish(folder, "results", page, plot());
// A smoke run measures no starts; all else is measured in every run.
const missing = ROWS.map(([row]) => row).filter((row) => !row.startsWith("start") && !figures[row]);
if (missing.length > 0) {
    console.error(`Not measured: ${missing.join(", ")}`);
    process.exitCode = 1;
}
