import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  chromium,
  type Locator,
  type Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { ADMIN, type ServerOptions, StandaloneServer } from "./standalone-server.fixture.ts";

const FAILURES = join(import.meta.dirname, "../test-results/e2e-failures");

/** How long a page may take to show what a test waits for. */
const PATIENCE_MILLISECONDS = 12_000;

const DESKTOP = {
  viewport: { width: 1440, height: 900 },
  locale: "en-US",
  timezoneId: "UTC",
  reducedMotion: "reduce",
} as const satisfies BrowserContextOptions;

/** How a page is opened. */
export interface OpenOptions {
  /** Without it the page is opened by somebody who is logged in. */
  readonly isLoggedOut?: boolean;
  readonly context?: BrowserContextOptions;
  /** Answers that the test provokes; the browser reports each one as an error. */
  readonly refusals?: readonly Refusal[];
  /** Other errors that the test provokes. */
  readonly provoked?: RegExp;
}

/** An answer that refuses. */
export interface Refusal {
  readonly status: number;
  readonly path: string;
}

/** A server and a browser for the tests of one file. */
export interface Surroundings {
  readonly server: StandaloneServer;
  /** Opens an address in a browser profile of its own, so that no test sees what another one left. */
  readonly open: (path: string, options?: OpenOptions) => Promise<Page>;
}

interface OpenedPage {
  readonly page: Page;
  readonly problems: string[];
}

type LoggedIn = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** The page asks who is logged in before it knows that nobody is; the browser calls the answer an error. */
const BEFORE_LOG_IN: Refusal = { status: 401, path: "/ui/session" };

/**
 * Starts a server and a browser for the tests of a file, and ends them.
 *
 * A test fails when a page it opened wrote an error to its console.
 */
export function useBrowser(options: ServerOptions | (() => Promise<ServerOptions>)): Surroundings {
  let server: StandaloneServer | undefined;
  let browser: Browser | undefined;
  let loggedIn: LoggedIn | undefined;
  let opened: OpenedPage[] = [];

  beforeAll(async () => {
    const serverOptions = typeof options === "function" ? await options() : options;
    [server, browser] = await Promise.all([StandaloneServer.start(serverOptions), launch()]);
    loggedIn = await logIn(browser, server.address);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  afterEach(async ({ task }) => {
    const pages = opened;
    opened = [];
    if (task.result?.state === "fail") await keepScreenshots(task.name, pages);
    await Promise.all(pages.map(({ page }) => page.context().close()));
    expect(pages.flatMap(({ problems }) => problems)).toEqual([]);
  });

  return {
    get server() {
      return given(server);
    },
    open: async (path, { isLoggedOut = false, context: contextOptions, refusals = [], provoked } = {}) => {
      const context = await given(browser).newContext({
        ...DESKTOP,
        baseURL: given(server).address,
        ...(isLoggedOut || loggedIn === undefined ? {} : { storageState: loggedIn }),
        ...contextOptions,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MILLISECONDS);
      const expected = { refusals: isLoggedOut ? [BEFORE_LOG_IN, ...refusals] : refusals, provoked };
      opened.push({ page, problems: watchProblems(page, expected) });
      await page.goto(path);
      return page;
    },
  };
}

/** Waits until what a page shows is what is expected. */
export function eventually<T>(look: () => Promise<T>) {
  return expect.poll(look, { timeout: PATIENCE_MILLISECONDS, interval: 30 });
}

/** Waits until a page shows something. */
export async function expectShown(what: Locator): Promise<void> {
  await what.waitFor();
}

/** Waits until a page shows something so many times. */
export async function expectCount(what: Locator, count: number): Promise<void> {
  await eventually(() => what.count()).toBe(count);
}

/** Waits until a page does not show something any more. */
export async function expectGone(what: Locator): Promise<void> {
  await what.waitFor({ state: "detached" });
}

/** Waits until a page is no wider than its window. */
export async function expectNothingSideways(page: Page): Promise<void> {
  await eventually(() =>
    page.evaluate<boolean>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
  ).toBe(true);
}

/** Keeps the stream of events from opening: when it opens, a page reads again by itself what it could not read. */
export async function holdEvents(page: Page): Promise<void> {
  await page.route(
    (url) => url.pathname.endsWith("/ui/events"),
    () => new Promise(() => {}),
  );
}

/** Counts how often a page is loaded from now on. */
export function countLoads(page: Page): () => number {
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  return () => loads;
}

function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: String(process.env["BARAM_TEST_CHROMIUM"]), args: ["--no-sandbox"] });
}

async function logIn(browser: Browser, address: string): Promise<LoggedIn> {
  const context = await browser.newContext();
  const reply = await context.request.post(`${address}/ui/login`, { data: ADMIN });
  if (!reply.ok()) throw new Error(`The log-in was answered ${reply.status()}: ${await reply.text()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}

function watchProblems(
  page: Page,
  { refusals, provoked }: { readonly refusals: readonly Refusal[]; readonly provoked: RegExp | undefined },
): string[] {
  const problems: string[] = [];
  const note = (problem: string) => {
    if (provoked?.test(problem) !== true) problems.push(problem);
  };
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    if (refusals.some((refusal) => tellsOf(message, refusal))) return;
    note(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => note(String(error.stack)));
  return problems;
}

function tellsOf(message: ConsoleMessage, { status, path }: Refusal): boolean {
  const { url } = message.location();
  return message.text().includes(`status of ${status} `) && URL.canParse(url) && new URL(url).pathname === path;
}

async function keepScreenshots(testName: string, pages: readonly OpenedPage[]): Promise<void> {
  mkdirSync(FAILURES, { recursive: true });
  const name = testName.replaceAll(/[^a-z0-9]+/gi, "-").slice(0, 80);
  for (const [index, { page }] of pages.entries()) {
    await page.screenshot({ path: join(FAILURES, `${name}-${index}.png`) });
  }
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The server and the browser are there only while a test runs.");
  return value;
}
