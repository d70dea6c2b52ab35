import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { type BenchDatabase, Installation } from "../installation.ts";
import { type Measurement, quantile } from "../result-row.ts";
import { seedHistory } from "../seed-history.ts";

const REPEATS = 5;
const PASSWORD = "bench password";
const TEMPLATES = ["grid_2000", "graph_1000", "long_log"] as const;
const SCROLL_STEPS = 60;
const PATIENCE_MILLISECONDS = 20_000;

/** In the page: what its scripts and styles came to, compressed. */
const LOADED_KILOBYTES = `performance.getEntriesByType("resource")
  .filter(({ name }) => /\\.(?:js|css)$/.test(name))
  .reduce((sum, entry) => sum + entry.encodedBodySize, 0) / 1000`;

const GRID_LINK = '[data-dag-id="grid_2000"] a[href$="/dags/grid_2000"]';
const GRID_CELLS = ".grid-row svg.grid-cells > *";
/** Its nodes, or, from far, the picture of all of them. */
const DRAWN_GRAPH = ".graph-node, canvas[data-nodes]";

/** What a press is to bring. */
interface PressOutcome {
  readonly awaited: string;
  /** What is to have another text than before. */
  readonly renamed?: string;
}

const DETAILS: PressOutcome = { awaited: ".panel-tabs", renamed: ".panel-name h2" };

interface Place {
  readonly address: string;
  /** Of the one run of each Dag that was not copied. */
  readonly runIds: Readonly<Record<string, string>>;
}

interface Sample {
  readonly metric: string;
  readonly unit: string;
  readonly budget: string;
  readonly stretch: string;
  readonly take: (page: Page, place: Place) => Promise<number>;
}

/** What a person waits for: from the beginning of the navigation, or of the press, until it is on the screen. */
const SAMPLES: readonly Sample[] = [
  {
    metric: "first_load_kB",
    unit: "kB",
    budget: "≤ 300",
    stretch: "–",
    take: async (page, { address }) => {
      await openUntil(page, `${address}/dags`, "[data-dag-id]");
      return page.evaluate<number>(LOADED_KILOBYTES);
    },
  },
  {
    metric: "first_load_ms",
    unit: "ms",
    budget: "≤ 1500",
    stretch: "≤ 500",
    take: (page, { address }) => openUntil(page, `${address}/dags`, "[data-dag-id]"),
  },
  {
    metric: "grid_2000x25_ms",
    unit: "ms",
    budget: "≤ 1000",
    stretch: "≤ 500",
    // From the press on its name in the list of Dags.
    take: async (page, { address }) => {
      await openUntil(page, `${address}/dags`, GRID_LINK);
      return pressUntil(page, GRID_LINK, { awaited: GRID_CELLS });
    },
  },
  {
    // By an address that was sent to somebody who has never opened the web page.
    metric: "grid_2000x25_first_load_ms",
    unit: "ms",
    budget: "–",
    stretch: "–",
    take: (page, { address }) => openUntil(page, `${address}/dags/grid_2000?limit=25`, GRID_CELLS),
  },
  {
    metric: "grid_click_ms",
    unit: "ms",
    budget: "≤ 100",
    stretch: "≤ 50",
    take: async (page, { address }) => {
      await openUntil(page, `${address}/dags/grid_2000?limit=25`, GRID_CELLS);
      // The code of the details is there once somebody has looked at some.
      await pressUntil(page, ".grid-row:nth-of-type(4) svg.grid-cells", DETAILS);
      return pressUntil(page, ".grid-row:nth-of-type(9) svg.grid-cells", DETAILS);
    },
  },
  {
    metric: "grid_scroll_p95_frame_ms",
    unit: "ms",
    budget: "≤ 33",
    stretch: "≤ 17",
    take: async (page, { address }) => {
      await openUntil(page, `${address}/dags/grid_2000?limit=25`, GRID_CELLS);
      return scrollFrames(page, ".grid-scroller");
    },
  },
  {
    metric: "graph_1000_ms",
    unit: "ms",
    budget: "≤ 5000",
    stretch: "≤ 2000",
    take: (page, { address }) => openUntil(page, `${address}/dags/graph_1000/graph`, DRAWN_GRAPH),
  },
  {
    metric: "graph_1000_pan_p95_frame_ms",
    unit: "ms",
    budget: "≤ 33",
    stretch: "≤ 17",
    take: async (page, { address }) => {
      await openUntil(page, `${address}/dags/graph_1000/graph`, DRAWN_GRAPH);
      return panFrames(page);
    },
  },
  {
    metric: "graph_5000_ms",
    unit: "ms",
    budget: "–",
    stretch: "≤ 5000",
    take: (page, { address }) => openUntil(page, `${address}/dags/graph_5000/graph`, DRAWN_GRAPH),
  },
  {
    metric: "graph_5000_pan_p95_frame_ms",
    unit: "ms",
    budget: "–",
    stretch: "≤ 17",
    take: async (page, { address }) => {
      await openUntil(page, `${address}/dags/graph_5000/graph`, DRAWN_GRAPH);
      return panFrames(page);
    },
  },
  {
    metric: "log_100k_ms",
    unit: "ms",
    budget: "≤ 500",
    stretch: "≤ 200",
    // From the press on the tab of a page that is open.
    take: async (page, place) => {
      await openUntil(page, logAddress(place).replace("tab=logs", "tab=details"), ".fact-list");
      return pressUntil(page, '[role="tab"][data-tab="logs"]', { awaited: ".log-line" });
    },
  },
  {
    metric: "log_100k_first_load_ms",
    unit: "ms",
    budget: "–",
    stretch: "–",
    take: (page, place) => openUntil(page, logAddress(place), ".log-line"),
  },
  {
    metric: "log_scroll_p95_frame_ms",
    unit: "ms",
    budget: "≤ 33",
    stretch: "≤ 17",
    take: async (page, place) => {
      await openUntil(page, logAddress(place), ".log-line");
      await page.waitForSelector('.log-foot :text-is("Complete")', { timeout: PATIENCE_MILLISECONDS });
      return scrollFrames(page, ".log-lines");
    },
  },
  {
    metric: "runs_page_ms",
    unit: "ms",
    budget: "≤ 1500",
    stretch: "≤ 500",
    take: (page, { address }) => openUntil(page, `${address}/runs`, "main tbody tr"),
  },
];

function logAddress({ address, runIds }: Place): string {
  return `${address}/dags/long_log/runs/${encodeURIComponent(runIds["long_log"] ?? "")}/tasks/talk?tab=logs`;
}

/** B8, the half of the browser: how long pages over much data take until they can be used. */
export async function measureBrowserPages(database: BenchDatabase): Promise<readonly Measurement[]> {
  const first = await Installation.start(database, "long_log", {
    BARAM__CORE__DAGS_FOLDER: "bench/dags-history",
    BARAM__API__REQUESTS_PER_SECOND: "0",
    BARAM_ADMIN_PASSWORD: PASSWORD,
  });
  const runIds: Record<string, string> = {};
  for (const dagId of TEMPLATES) {
    await first.untilDagIsThere(dagId);
    const runId = await first.trigger(dagId);
    await first.untilRunEnded(dagId, runId);
    runIds[dagId] = runId;
  }
  await first.halt();
  await first.whileHalted((store) => seedHistory(store, [{ dagId: "grid_2000", runs: 24 }]));
  const installation = first.launchAgain();
  await installation.untilDagIsThere("long_log");
  const browser = await chromium.launch({
    executablePath: String(process.env["BARAM_TEST_CHROMIUM"]),
    args: ["--no-sandbox"],
  });
  const place = { address: installation.address, runIds };
  const measurements = await measureSamples(browser, place);
  await browser.close();
  await installation.halt();
  return measurements;
}

async function measureSamples(browser: Browser, place: Place): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const { take, metric, ...words } of SAMPLES) {
    const figures: number[] = [];
    try {
      for (let repeat = 0; repeat < REPEATS; repeat += 1) figures.push(await takeOnce(browser, place, take));
    } catch (error) {
      // One page that does not come says nothing about the others.
      process.stderr.write(`B8.browser_${metric} could not be measured: ${firstLineOf(error)}\n`);
      continue;
    }
    measurements.push({ metric: `B8.browser_${metric}`, ...words, figures });
  }
  return measurements;
}

/** Each in a profile of its own: nothing is in the cache. */
async function takeOnce(browser: Browser, place: Place, take: Sample["take"]): Promise<number> {
  const context = await logIn(browser, place);
  try {
    return await take(await context.newPage(), place);
  } finally {
    await context.close();
  }
}

function firstLineOf(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
}

async function logIn(browser: Browser, { address }: Place): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const reply = await context.request.post(`${address}/ui/login`, {
    data: { username: "admin", password: PASSWORD },
  });
  if (!reply.ok()) throw new Error(`The log-in was answered ${reply.status()}.`);
  return context;
}

/** Opens an address. @returns how long it took until something was there and painted, in milliseconds. */
async function openUntil(page: Page, address: string, selector: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForSelector(selector, { state: "attached", timeout: PATIENCE_MILLISECONDS });
  return page.evaluate<number>(
    "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))))",
  );
}

/** Presses the middle of something. @returns how long it took until the details of another thing were painted. */
async function pressUntil(page: Page, pressed: string, { awaited, renamed }: PressOutcome): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const renamed = ${JSON.stringify(renamed ?? null)};
    const nameOf = () => (renamed === null ? null : document.querySelector(renamed)?.textContent ?? null);
    const before = nameOf();
    const element = document.querySelector(${JSON.stringify(pressed)});
    const box = element.getBoundingClientRect();
    const startedAt = performance.now();
    const place = { bubbles: true, cancelable: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
    element.dispatchEvent(new MouseEvent("click", place));
    for (;;) {
      await new Promise(requestAnimationFrame);
      const name = nameOf();
      if (document.querySelector(${JSON.stringify(awaited)}) !== null && (renamed === null || (name !== null && name !== before))) break;
      if (performance.now() - startedAt > 20000) throw new Error("What was awaited did not come.");
    }
    return performance.now() - startedAt;
  })()`);
}

/** Drags the graph back and forth. @returns the 95th percentile of the time between two frames, in milliseconds. */
async function panFrames(page: Page): Promise<number> {
  const frames = await page.evaluate<number[]>(`(async () => {
    const pane = document.querySelector(".react-flow__pane");
    const { left, top, width, height } = pane.getBoundingClientRect();
    const send = (type, target, x, y, buttons) =>
      target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, buttons }));
    const [x, y] = [left + width / 2, top + height / 3];
    send("mousedown", pane, x, y, 1);
    const times = [];
    let before = await new Promise(requestAnimationFrame);
    for (let step = 0; step < ${SCROLL_STEPS}; step += 1) {
      send("mousemove", window, x + 200 * Math.sin(step / 8), y + step, 1);
      const now = await new Promise(requestAnimationFrame);
      times.push(now - before);
      before = now;
    }
    send("mouseup", window, x, y, 0);
    return times;
  })()`);
  return quantile(frames, 0.95);
}

/** Scrolls step by step. @returns the 95th percentile of the time between two frames, in milliseconds. */
async function scrollFrames(page: Page, selector: string): Promise<number> {
  const frames = await page.evaluate<number[]>(`(async () => {
    const element = document.querySelector(${JSON.stringify(selector)});
    const times = [];
    let before = await new Promise(requestAnimationFrame);
    for (let step = 0; step < ${SCROLL_STEPS}; step += 1) {
      element.scrollBy({ top: 400 });
      const now = await new Promise(requestAnimationFrame);
      times.push(now - before);
      before = now;
    }
    return times;
  })()`);
  return quantile(frames, 0.95);
}
