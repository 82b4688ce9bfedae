// What both reports share: figures, their medians, and under which conditions they were taken.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export function readFigures(file) {
    const figures = {};
    for (const line of readFileSync(file, "utf8").trim().split("\n")) {
        const [row, side, number] = line.split("\t");
        ((figures[row] ??= {})[side] ??= []).push(Number(number));
    }
    return figures;
}

export function median(numbers) {
    const sorted = numbers.toSorted((one, other) => one - other);
    return sorted[Math.floor((sorted.length - 1) / 2)];
}

export function spread(numbers, unit) {
    const show = (number) => (unit === "s" ? number.toFixed(2) : Math.round(number).toLocaleString("en"));
    return `${show(median(numbers))} ${unit} (${show(Math.min(...numbers))}–${show(Math.max(...numbers))})`;
}

/** Writes the page and the picture, shows the page, and fails where a figure is missing in it. */
export function publish(folder, name, page, picture) {
    writeFileSync(`${folder}/${name.toUpperCase()}.md`, page);
    writeFileSync(`${folder}/${name}.svg`, picture);
    console.log(page);
    const gap = page.split("\n").find((line) => /NaN|undefined|Infinity/.test(line));
    if (gap) {
        console.error(`A figure is missing: ${gap}`);
        process.exitCode = 1;
    }
}

export function conditions() {
    const { java, postgresql, load } = process.env;
    const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
        cwd: dirname(fileURLToPath(import.meta.url)),
        encoding: "utf8",
    }).trim();
    return `- ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC, commit ${commit}
- ${cpus().length} cores ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}; load average before: ${load}${
        Number(load) > 0.5 ? "; **others were at work on this machine: not to be relied on**" : ""
    }
- ${java}; the server's own PostgreSQL ${postgresql}, its files synced`;
}
