import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectShown, useBrowser } from "./browser.fixture.ts";
import { Proxy } from "./proxy.fixture.ts";
import { ADMIN } from "./standalone-server.fixture.ts";

const PATH = "/team/baram";

/** The reference draws some hundred operations before it can be used. */
const REFERENCE_PATIENCE = 60_000;

const DAG = `
import { Dag } from "baram";
import { gate } from "../gate.ts";
export const dag = new Dag("orders", { schedule: null, isPausedUponCreation: false });
dag.task("write", async (_inputs, { ti }) => {
  console.log("The first line.");
  await gate(ti.runId);
  console.log("The last line.");
})();
`;

let keeping: Proxy;
let stripping: Proxy;
const browser = useBrowser(async () => {
  keeping = await Proxy.open({ path: PATH, takesPathOff: false });
  stripping = await Proxy.open({ path: PATH, takesPathOff: true });
  return { dags: { "orders.ts": DAG }, environment: { BARAM__API__BASE_URL: `https://example.org${PATH}/` } };
});

beforeAll(() => {
  for (const proxy of [keeping, stripping]) proxy.target = browser.server.address;
});
afterAll(async () => {
  await keeping.close();
  await stripping.close();
});

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel("User name").fill(ADMIN.username);
  await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
  await page.getByRole("button", { name: "Log in" }).click();
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

describe.each([
  ["keeps the path", () => keeping],
  ["takes the path off", () => stripping],
])("behind a proxy that %s", (_, proxyOf) => {
  const refusals = [{ status: 401, path: `${PATH}/ui/session` }];

  test("whoever comes to an address logs in, lands there, goes on by links, and comes back by the browser", async () => {
    const proxy = proxyOf();
    const page = await browser.open(`${proxy.origin}${PATH}/dags/orders/details`, { isLoggedOut: true, refusals });
    await expectShown(page.getByLabel("User name"));
    expect(pathOf(page)).toBe(`${PATH}/login`);

    await fillIn(page);
    await expectShown(page.getByRole("heading", { name: "orders" }));
    expect(pathOf(page)).toBe(`${PATH}/dags/orders/details`);

    await page.getByRole("link", { name: "Dags", exact: true }).first().click();
    await expectShown(page.getByRole("link", { name: "orders" }).first());
    expect(pathOf(page)).toBe(`${PATH}/dags`);
    await page.goBack();
    expect(pathOf(page)).toBe(`${PATH}/dags/orders/details`);
    await page.reload();
    await expectShown(page.getByRole("heading", { name: "orders" }));
    expect(proxy.strays).toEqual([]);
  });

  test("a log grows while it is read, and is downloaded", async () => {
    const proxy = proxyOf();
    const run = await browser.server.trigger("orders", { dag_run_id: `grows-${new URL(proxy.origin).port}` });
    await browser.server.untilTaskIs("running", "orders", run, "write");
    const address = `${PATH}/dags/orders/runs/${encodeURIComponent(run.runId)}/tasks/write?tab=logs`;
    const page = await browser.open(proxy.origin + address);
    await expectShown(page.getByText("The first line."));

    browser.server.openGate(run.runId);
    await expectShown(page.getByText("The last line."));
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: /download/i }).click();
    expect(new URL((await downloading).url()).pathname).toContain(`${PATH}/ui/dags/orders/`);
    expect(proxy.strays).toEqual([]);
  });

  test("changes are told to pages that are open", async () => {
    const proxy = proxyOf();
    const page = await browser.open(`${proxy.origin}${PATH}/dags/orders/runs`);
    await expectShown(page.getByRole("heading", { name: "orders" }));
    const run = await browser.server.trigger("orders", { dag_run_id: `told-${new URL(proxy.origin).port}` });
    await expectShown(page.getByTitle(run.runId).first());
    expect(proxy.strays).toEqual([]);
  });

  test("whoever logs out is led to the log-in page", async () => {
    const page = await browser.open(`${proxyOf().origin}${PATH}/login`, { isLoggedOut: true, refusals });
    await fillIn(page);
    await page.getByRole("button", { name: /, user menu$/ }).click();
    await page.getByRole("menuitem", { name: "Log out" }).click();
    await expectShown(page.getByLabel("User name"));
    expect(pathOf(page)).toBe(`${PATH}/login`);
    await page.goto(`${proxyOf().origin}${PATH}/dags`);
    await expectShown(page.getByLabel("User name"));
  });

  test(
    "the reference of the API tries requests out below the path",
    async () => {
      const proxy = proxyOf();
      const page = await browser.open(`${proxy.origin}${PATH}/api/v1/ui`);
      // Groups that are out of sight are not drawn.
      await page.locator(".operation-filter-input").fill("Monitoring");
      const operation = page.locator("#operations-Monitoring-get_health");
      await operation.getByRole("button").first().click();
      await operation.getByRole("button", { name: "Try it out" }).click();
      await operation.getByRole("button", { name: "Execute" }).click();
      await expectShown(operation.locator(".live-responses-table").getByText("metadatabase").first());
      await expectShown(operation.getByText(`${proxy.origin}${PATH}/api/v1/health`, { exact: true }).first());
      expect(proxy.strays).toEqual([]);
    },
    REFERENCE_PATIENCE,
  );
});

test("whoever asks the server past its proxies comes to the same addresses", async () => {
  const page = await browser.open("/dags/orders/details");
  await expectShown(page.getByRole("heading", { name: "orders" }));
  expect(pathOf(page)).toBe(`${PATH}/dags/orders/details`);
});
