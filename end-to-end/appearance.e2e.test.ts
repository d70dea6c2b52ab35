import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, expectGone, expectShown, useBrowser } from "./browser.fixture.ts";

const DAGS = {
  "daily.ts": `
import { Dag } from "baram";
export const dag = new Dag("a_dag_with_quite_a_long_name_for_a_small_phone", {
  schedule: "0 5 * * *", startDate: "2024-01-01", catchup: false, tags: ["phone"],
});
dag.task("say", () => { console.log("Read on a phone."); })();
`,
};

const DAG_ID = "a_dag_with_quite_a_long_name_for_a_small_phone";
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const browser = useBrowser({ dags: DAGS });

function groundOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

function lightness(color: string): number {
  const parts = [...color.matchAll(/\d+/g)].slice(0, 3).map(Number);
  return parts.reduce((sum, part) => sum + part, 0) / 3;
}

async function expectNothingSideways(page: Page): Promise<void> {
  const { width, shown } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    shown: window.innerWidth,
  }));
  expect(width).toBeLessThanOrEqual(shown);
}

test("the dark theme is dark, and lasts", async () => {
  const page = await browser.open("/dags");
  expect(lightness(await groundOf(page))).toBeGreaterThan(230);

  await page.getByRole("button", { name: "Dark theme" }).click();
  await eventually(async () => lightness(await groundOf(page))).toBeLessThan(40);
  await page.reload();

  await expectShown(page.getByRole("button", { name: "Light theme" }));
  expect(lightness(await groundOf(page))).toBeLessThan(40);
});

test("whoever's system is dark gets the dark theme at first", async () => {
  const page = await browser.open("/dags", { context: { colorScheme: "dark" } });
  await expectShown(page.getByRole("button", { name: "Light theme" }));
  expect(lightness(await groundOf(page))).toBeLessThan(40);
});

test("in Korean the page speaks Korean, and lasts", async () => {
  const page = await browser.open("/dags");
  await page.getByRole("button", { name: /, user menu$/ }).click();
  await page.getByRole("menuitemradio", { name: "한국어" }).click();
  await expectShown(page.getByRole("table").getByText("매일 05:00"));
  await page.reload();

  await expectShown(page.getByRole("table").getByText("매일 05:00"));
  await expectShown(page.getByText("일시 중지").first());
  expect(await page.locator("html").getAttribute("lang")).toBe("ko");
  await page.goto(`/dags/${DAG_ID}/trigger`);
  await expectShown(page.getByRole("button", { name: "트리거" }));
});

test("whoever's browser is Korean is greeted in Korean", async () => {
  const page = await browser.open("/login", { isLoggedOut: true, context: { locale: "ko-KR" } });
  await expectShown(page.getByRole("heading", { name: "로그인" }));
});

test("all times are in the zone that was chosen", async () => {
  const page = await browser.open("/dags", { context: { timezoneId: "Asia/Seoul" } });
  await page.getByRole("button", { name: /Time zone of all times: UTC/ }).click();

  await page.getByRole("menuitemradio", { name: /^This computer/ }).click();

  await expectShown(page.getByRole("button", { name: /Time zone of all times: (?!UTC)/ }));
  await page.reload();
  await expectShown(page.getByRole("button", { name: /Time zone of all times: (?!UTC)/ }));
});

test("on a phone a Dag is found, triggered and its log read, and nothing scrolls sideways", async () => {
  const page = await browser.open("/dags", { context: PHONE });
  const link = page.getByRole("link", { name: DAG_ID });
  await expectShown(link.first());
  await expectNothingSideways(page);

  await link.first().click();
  await expectShown(page.getByRole("heading", { name: DAG_ID }));
  await page.getByRole("switch", { name: `${DAG_ID} is active` }).press("Space");
  await expectShown(page.getByRole("grid"));
  await expectNothingSideways(page);
  await page.getByRole("button", { name: /^Trigger/ }).click();
  await expectShown(page.getByRole("heading", { name: `Trigger ${DAG_ID}` }));
  await expectNothingSideways(page);
  await page.getByLabel("Run id").fill("from-my-phone");
  await page.getByRole("button", { name: /^Trigger/ }).click();
  await expectShown(page.getByText("from-my-phone").first());

  await page.goto(`/dags/${DAG_ID}/runs/from-my-phone/tasks/say`);
  await expectShown(page.getByRole("log").getByText("Read on a phone."));
  await expectNothingSideways(page);
});

test("on a phone theme and language are in the bar at the bottom", async () => {
  const page = await browser.open("/dags", { context: PHONE });

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Dark theme" }).click();
  await eventually(async () => lightness(await groundOf(page))).toBeLessThan(40);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitemradio", { name: "한국어" }).click();

  await expectGone(page.getByText("More", { exact: true }));
});
