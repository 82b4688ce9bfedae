// node slow-line.mjs ADDRESS ROUNDS: prints, as JSON, the milliseconds until a first visit to ADDRESS paints anything and until it
// shows its first crud, on a line of 400 kbit/s that takes 300 ms to answer. Each round is a browser that knows nothing; medians.
import puppeteer from "puppeteer-core";

const [, , address, rounds] = process.argv;
const LINE = { offline: false, latency: 300, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const median = (numbers) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** Runs in the page: notes when the first crud stands in a frame that is drawn. */
function watch() {
    const look = () => {
        if (document.querySelector(".crud")) window.firstCrud = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}

async function visit() {
    const browser = await puppeteer.launch({ executablePath: process.env.CHROME_PATH, args: ["--no-sandbox"] });
    try {
        const page = await browser.newPage();
        await page.setViewport({ width: 412, height: 823, isMobile: true, hasTouch: true });
        const devtools = await page.createCDPSession();
        await devtools.send("Network.enable");
        await devtools.send("Network.emulateNetworkConditions", LINE);
        await page.evaluateOnNewDocument(watch);
        await page.goto(address, { waitUntil: "domcontentloaded", timeout: 60_000 });
        await page.waitForFunction("window.firstCrud", { timeout: 60_000 });
        return await page.evaluate(() => ({
            outline: performance.getEntriesByName("first-paint")[0].startTime,
            crud: window.firstCrud,
        }));
    } finally {
        await browser.close();
    }
}

const visits = [];
for (let round = 0; round < Number(rounds); round++) visits.push(await visit());
console.log(
    JSON.stringify({
        outline: median(visits.map(({ outline }) => outline)),
        crud: median(visits.map(({ crud }) => crud)),
    }),
);
