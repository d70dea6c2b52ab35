import { chromium } from "playwright-core";
import { expect, test } from "vitest";

test("a test run has a browser that opens pages", async () => {
  const browser = await chromium.launch({
    executablePath: String(process.env["BARAM_TEST_CHROMIUM"]),
    args: ["--no-sandbox"],
  });
  const page = await browser.newPage();
  await page.goto("data:text/html,<title>Baram</title>");
  const title = await page.title();
  await browser.close();

  expect(title).toBe("Baram");
});
