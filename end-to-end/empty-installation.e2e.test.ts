import { expect, test } from "vitest";
import { expectNoBarriersIn } from "./barriers.fixture.ts";
import { eventually, expectCount, expectShown, useBrowser } from "./browser.fixture.ts";

const browser = useBrowser({ dags: {} });

/** What each page says where there is nothing yet, and what it offers to do. */
const EMPTY = [
  ["/", "Nothing has run in this time", null],
  ["/dags", "No Dags yet", null],
  ["/runs", "No run yet", null],
  ["/timeline", "Nothing runs in this time", null],
  ["/assets", "No assets yet", null],
  ["/backfills", "No backfills yet", "New backfill"],
  ["/inbox", "Nothing waits for a person", null],
  ["/import-errors", "Every Dag file could be read", null],
  ["/connections", "No connections yet", "Create connection"],
  ["/variables", "No variables yet", "Create variable"],
  ["/pools?pool=default_pool", "No slot of it was taken in this time", "Look at the last 7 days"],
  ["/profile", "No access tokens yet", "Create token"],
] as const;

test.each(EMPTY)("%s says of a new installation that %s, and keeps nobody out", async (path, words, act) => {
  const page = await browser.open(path);
  await expectShown(page.getByText(words, { exact: true }).first());
  if (act !== null) {
    await expectShown(
      page
        .getByRole("button", { name: act })
        .or(page.getByRole("link", { name: act }))
        .first(),
    );
  }
  await expectCount(page.getByRole("alert"), 0);
  await expectNoBarriersIn(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await eventually(() =>
    page.evaluate<boolean>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
  ).toBe(true);
});

test("j and k move over the rows of a list, and single letters can be turned off on the profile", async () => {
  for (const key of ["first", "second"]) await browser.server.create("variables", { key, value: "1" });
  const page = await browser.open("/variables");
  await expectShown(page.getByRole("link", { name: "second" }));
  for (const key of ["j", "j", "k", "j"]) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
  await eventually(() => Promise.resolve(new URL(page.url()).pathname)).toBe("/variables/second");

  await page.goto("/profile");
  await page.getByRole("switch", { name: "Single-letter keys" }).press("Space");
  await page.getByRole("group", { name: "Rows of tables" }).getByRole("button", { name: "Compact" }).click();
  await page.goto("/variables");
  const row = page.getByRole("row").filter({ hasText: "first" });
  await expectShown(row);
  expect((await row.boundingBox())?.height).toBeLessThan(36);
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  await expectCount(page.getByRole("dialog"), 0);
  expect(await page.evaluate("document.activeElement === document.body")).toBe(true);
  await page.keyboard.press("Control+k");
  await expectShown(page.getByRole("dialog"));
});
