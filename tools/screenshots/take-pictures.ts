import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { ADMIN } from "../test-servers/standalone.ts";
import { PASSWORD } from "./example-settings.ts";
import type { ShownPage } from "./pages.ts";

/** The widths of pictures. */
export const WIDTHS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
/** The themes of pictures. */
export const THEMES = ["light", "dark"] as const;
/** The languages of pictures and what a browser calls them. */
export const LANGUAGES = { en: "en-US", ko: "ko-KR" } as const;

/** How long a page may take until nothing is loading any more. */
const PATIENCE_MILLISECONDS = 8000;

/** Charts are drawn, and pictures of a page that is moving are of no use. */
const REST_MILLISECONDS = 400;

const PEOPLE = {
  admin: ADMIN,
  viewer: { username: "eun.choi", password: PASSWORD },
  nobody: null,
} as const;

/** A width, a theme and a language. */
export interface Look {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly theme: (typeof THEMES)[number];
  readonly locale: string;
}

interface Order {
  readonly browser: Browser;
  readonly address: string;
  readonly pages: readonly (readonly [name: string, page: ShownPage])[];
  readonly looks: readonly Look[];
  readonly into: string;
}

/** Takes the pictures, each look in a browser profile of its own. Returns what was wrong: errors, and pages that are too wide. */
export async function takePictures({ browser, address, pages, looks, into }: Order): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const look of looks) {
    mkdirSync(join(into, look.name), { recursive: true });
    for (const person of Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]) {
      const shown = pages.filter(([, { as }]) => (as ?? "admin") === person);
      if (shown.length === 0) continue;
      const context = await newContext(browser, address, look, person);
      const page = await context.newPage();
      let name = "";
      page.on("pageerror", (error) => problems.push(`${look.name} ${name}: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error")
          problems.push(`${look.name} ${name}: ${message.text()} (${message.location().url})`);
      });
      for (const [pageName, shownPage] of shown) {
        name = pageName;
        await open(page, shownPage);
        await page.screenshot({ path: join(into, look.name, `${name}.png`) });
        const width = await page.evaluate<number>("document.documentElement.scrollWidth");
        if (width > look.viewport.width) problems.push(`${look.name} ${name}: it is ${width} pixels wide.`);
      }
      await context.close();
    }
  }
  return problems;
}

async function newContext(
  browser: Browser,
  address: string,
  look: Look,
  person: keyof typeof PEOPLE,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: look.viewport,
    locale: look.locale,
    baseURL: address,
    timezoneId: "UTC",
    reducedMotion: "reduce",
    colorScheme: look.theme,
  });
  const preferences = JSON.stringify({ favoriteDags: ["umbrella", "inventory_sync"] });
  await context.addInitScript(`
    localStorage.setItem("mantine-color-scheme-value", ${JSON.stringify(look.theme)});
    localStorage.setItem("baram-preferences", ${JSON.stringify(preferences)});`);
  const account = PEOPLE[person];
  if (account !== null) await context.request.post("/ui/login", { data: account });
  return context;
}

async function open(page: Page, { address, keys = [] }: ShownPage): Promise<void> {
  await page.goto(address);
  await untilLoaded(page);
  for (const key of keys) {
    await page.keyboard.press(key);
    await delay(REST_MILLISECONDS);
  }
  if (keys.length > 0) await untilLoaded(page);
}

async function untilLoaded(page: Page): Promise<void> {
  const patience = { timeout: PATIENCE_MILLISECONDS };
  await page
    .locator("main")
    .waitFor(patience)
    .then(() =>
      page
        .locator(".skeleton, .graph-drawing")
        .first()
        .waitFor({ state: "detached", ...patience }),
    )
    // A page that does not come is a picture, too.
    .catch(() => null);
  await delay(REST_MILLISECONDS);
}
