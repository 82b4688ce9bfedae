// node growth.mjs FIGURES FOLDER: writes GROWTH.md and growth.svg, or LIKES.md and likes.svg, from lines of row, size, number.
import { conditions, median, publish, readFigures } from "./figures.mjs";

const NAMES = {
    home: "home, anonymous",
    page: "a page of home by cursor",
    leaving: "Leaving soon, its first page",
    crud: "one crud",
    profile: "a profile with its cruds",
    following: "a page of Following of a hundred people, by cursor",
    post: "a post",
    like: "a like",
    marks: "what 50 cruds are to somebody",
    notifications: "a page of notifications",
    sweep: `sweeping ${Number(process.env.expiring).toLocaleString("en")} (rows/s)`,
};
const COLOURS = ["#6a1b9a", "#1565c0", "#2e7d32", "#8a6d00", "#00707a", "#b3261e", "#c2185b", "#444"];
const FLAT = 1.3;

const [, , file, folder] = process.argv;
const figures = readFigures(file);
const { kind, seconds, rounds } = process.env;
const rows = process.env.measured.split(" ");
const sizes = Object.keys(figures.home).map(Number);
const cost = (row, size) => median(figures[row][sizes[0]]) / median(figures[row][size]);

const page = `# ${{ growth: "Growth", likes: "Growth with likes" }[kind]}

Written by \`bin/bench ${kind}\`: the same table with more and more live cruds${kind === "likes" ? ", and ten likes for each" : ""}; medians of ${rounds} rounds of
${seconds} s. The last column is how much dearer a request became from the first size to the last; it must be ≤ ${FLAT}.

${conditions()}

| requests/s | ${sizes.map((size) => size.toLocaleString("en")).join(" | ")} | dearer |
|---|${sizes.map(() => "---").join("|")}|---|
${rows
    .map((row) => {
        const dearer = cost(row, sizes.at(-1));
        const shown = sizes.map((size) => Math.round(median(figures[row][size])).toLocaleString("en"));
        return `| ${NAMES[row]} | ${shown.join(" | ")} | ${dearer.toFixed(2)}${dearer > FLAT ? " **missed**" : ""} |`;
    })
    .join("\n")}

![How much dearer each became](${kind}.svg)
`;

const x = (size) => 60 + Math.log10(size / sizes[0]) * 170;
const y = (value) => 280 - Math.min(value, 3) * 80;
const lines = rows.map((row, index) => {
    const points = sizes.map((size) => `${x(size)},${y(cost(row, size)).toFixed(1)}`).join(" ");
    return `<polyline points="${points}" fill="none" stroke="${COLOURS[index]}" stroke-width="2"/>
<text x="570" y="${60 + index * 20}" fill="${COLOURS[index]}">${NAMES[row]}</text>`;
});
const plot = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 320" font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#fff"/>
<text x="60" y="20">cost of a request, as a multiple of that at ${sizes[0].toLocaleString("en")} live cruds</text>
${[0, 1, 2, 3].map((value) => `<text x="50" y="${y(value) + 4}" text-anchor="end">${value}</text><line x1="60" x2="540" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/>`).join("")}
<line x1="60" x2="540" y1="${y(FLAT)}" y2="${y(FLAT)}" stroke="#222" stroke-dasharray="4 3"/>
${sizes.map((size) => `<text x="${x(size)}" y="305" text-anchor="middle">${size.toLocaleString("en")}</text>`).join("")}
${lines.join("\n")}
</svg>
`;

publish(folder, kind, page, plot);
