import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { expectCount, expectShown, useBrowser } from "./browser.fixture.ts";

const EXAMPLES = join(import.meta.dirname, "../examples");

let launches: ChildProcess | undefined;

afterAll(() => {
  launches?.kill();
});

const browser = useBrowser(async () => {
  const port = await findFreePort();
  const launchesUrl = `http://127.0.0.1:${port}/2.0.0/launch/upcoming/`;
  launches = spawn(process.execPath, [join(EXAMPLES, "serve-launches.mjs")], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, BARAM_EXAMPLES_PORT: String(port) },
  });
  await vi.waitFor(() => fetch(launchesUrl), { timeout: 10_000, interval: 25 });
  return {
    copies: {
      "examples/dags": "dags",
      "examples/events": "events",
      "examples/rocket-launches": "rocket-launches",
    },
    environment: { BARAM_VAR_LAUNCHES_URL: launchesUrl },
  };
});

/** The launch server wants to be told its port. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("A server on a port has an address.");
  return address.port;
}

test("every example that is not paused is listed and runs to its success without being asked", async () => {
  const page = await browser.open("/dags?tag=example");
  const sources = readdirSync(join(EXAMPLES, "dags"))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(EXAMPLES, "dags", name), "utf8"));
  const examples = sources.filter((source) => source.includes("isPausedUponCreation: false")).length;

  const succeeded = page.getByRole("row").filter({ has: page.getByRole("link", { name: /^Success/ }) });
  await expectCount(succeeded, examples);
});

test("what the rocket launches came to stands in the log of their last task", async () => {
  const page = await browser.open("/dags/download_rocket_launches");
  await page.getByRole("button", { name: /^Run .*, Success, / }).click();
  await page.getByRole("grid").getByRole("row").filter({ hasText: "notify" }).locator("svg.grid-cells").click();
  await page.getByRole("complementary", { name: "Details" }).getByRole("button", { name: /^Logs/ }).click();

  await expectShown(page.getByRole("log").getByText(/^There are now \d+ images\.$/));
});

test("the second try of a task that fails at first has its own log", async () => {
  const page = await browser.open("/dags/retries");
  await page.getByRole("button", { name: /^Run .*, Success, / }).click();
  await page
    .getByRole("grid")
    .getByRole("row")
    .filter({ hasText: "call_flaky_service" })
    .locator("svg.grid-cells")
    .click();
  await page.getByRole("complementary", { name: "Details" }).getByRole("button", { name: /^Logs/ }).click();

  await expectShown(page.getByRole("log").getByText("The service answered"));
  await page.keyboard.press("1");
  await expectShown(page.getByRole("log").getByText("The service did not answer.").first());
  expect(new URL(page.url()).searchParams.get("try")).toBe("1");
});
