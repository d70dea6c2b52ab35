import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Download, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectNoBarriersIn } from "./barriers.fixture.ts";
import { eventually, expectGone, expectNothingSideways, expectShown, useBrowser } from "./browser.fixture.ts";

const DAGS = {
  "busy.ts": `
import { Dag } from "baram";
import { gate } from "../gate.ts";
export const dag = new Dag("busy", { schedule: null, isPausedUponCreation: false });
dag.task("holder", () => gate("busy"), { pool: "narrow", priorityWeight: 10 })();
dag.task("waiter", () => gate("busy"), { pool: "narrow" })();
`,
};

let folder = "";
let outside: Server | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "baram-admin-"));
  outside = createServer((_request, reply) => reply.end("{}"));
  await new Promise<void>((resolve) => outside?.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  outside?.close();
  rmSync(folder, { recursive: true, force: true });
});

const browser = useBrowser({
  dags: DAGS,
  dependencies: ["@baram/provider-http"],
  environment: { BARAM__CORE__TEST_CONNECTION: "Enabled", BARAM__API__EXPOSE_CONFIG: "True" },
});

async function speakKorean(page: Page): Promise<void> {
  await page.evaluate(`localStorage.setItem("baram-preferences", JSON.stringify({ language: "ko" }))`);
  await page.reload();
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), "utf8");
}

test("a connection is made with the fields of its type, tried out, changed and deleted, and never shows its secret", async () => {
  const page = await browser.open("/connections");
  await expectShown(page.getByText("No connections yet"));
  await page.getByRole("link", { name: "Create connection" }).click();
  await page.getByLabel("Connection id").fill("a b");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expectShown(page.getByRole("alert").filter({ hasText: "Only letters, digits" }));

  const address = outside?.address() ?? null;
  if (typeof address !== "object" || address === null) throw new Error("The outside server does not listen.");
  await page.getByLabel("Connection id").fill("shop");
  await page.locator("#connection-host").fill("127.0.0.1");
  await page.locator("#connection-port").fill(String(address.port));
  await page.locator("#connection-password").fill("s3cret");
  await page.getByLabel("Further extra").fill('{"x_token": "t0k", "region": "eu"}');
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await expectShown(page.getByText("It works"));
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expectShown(page.getByText("Created shop"));

  await page.getByRole("link", { name: "shop" }).click();
  await expectShown(page.getByRole("heading", { name: "shop" }));
  expect(await page.content()).not.toMatch(/s3cret|t0k/);
  expect(await page.locator("#connection-password").getAttribute("placeholder")).toContain("Stored");
  await page.locator("#connection-host").fill("127.0.0.2");
  await page.locator("#connection-port").fill("1");
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await expectShown(page.getByRole("alert").filter({ hasText: "It does not work" }));
  await page.getByLabel("Description").fill("The shop.");
  await page.getByRole("button", { name: "Save" }).click();
  await expectShown(page.getByRole("cell", { name: "The shop." }));

  await page.getByRole("button", { name: "Delete shop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expectShown(page.getByText("No connections yet"));
});

test("what Airflow exported is imported, with a choice about what is there, and what is exported has no secrets", async () => {
  const page = await browser.open("/connections");
  const file = join(folder, "airflow.json");
  const mail = { conn_type: "smtp", host: "mail.example", login: "me", password: "s3cret", port: 25 };
  writeFileSync(file, JSON.stringify({ mail, api: { conn_type: "http", host: "api.example" } }));
  await page.getByRole("button", { name: "Import" }).click();
  await page.getByLabel("Choose a file").setInputFiles(file);
  await expectShown(page.getByText("2 new"));
  await page.getByRole("button", { name: /^Import 2/ }).click();
  await expectShown(page.getByRole("link", { name: "mail" }));

  writeFileSync(join(folder, "more.env"), "mail=smtp://you@other.example:26\nftp=ftp://files.example\n");
  await page.getByRole("button", { name: "Import" }).click();
  await page.getByLabel("Choose a file").setInputFiles(join(folder, "more.env"));
  await expectShown(page.getByText("1 new · 1 exists already"));
  await page.getByRole("button", { name: "Import nothing" }).click();
  await expectShown(page.getByText("Nothing is imported while some exist already."));
  await page.getByRole("group", { name: "Those that exist already" }).getByRole("button", { name: "Skip" }).click();
  await page.getByRole("button", { name: /^Import 1/ }).click();
  await expectShown(page.getByRole("link", { name: "ftp" }));
  await expectShown(page.getByText("mail.example:25"));

  await page.getByRole("button", { name: "Export" }).click();
  const downloading = page.waitForEvent("download");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Export/ })
    .click();
  const exported = await textOf(await downloading);
  expect(JSON.parse(exported)).toMatchObject({ mail: { conn_type: "smtp", host: "mail.example", port: 25 } });
  expect(exported).not.toContain("password");

  writeFileSync(join(folder, "broken.yaml"), "mail: [1\n");
  await page.getByRole("button", { name: "Import" }).click();
  await page.getByLabel("Choose a file").setInputFiles(join(folder, "broken.yaml"));
  await expectShown(page.getByRole("alert").filter({ hasText: "broken.yaml is no YAML" }));
  await page.keyboard.press("Escape");
  await expectGone(page.getByRole("dialog"));

  await page.getByRole("searchbox", { name: /^Filter by id/ }).fill("FTP");
  await expectGone(page.getByRole("link", { name: "mail" }));
  await expectNoBarriersIn(page);
  await speakKorean(page);
  await expectShown(page.getByRole("heading", { name: "연결" }));
  await expectNoBarriersIn(page);
});

test("variables are made, masked where they are secret, imported and exported", async () => {
  const page = await browser.open("/variables");
  await page.getByRole("link", { name: "Create variable" }).click();
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expectShown(page.getByRole("alert").filter({ hasText: "A value is needed." }));
  await page.getByLabel("Key", { exact: true }).fill("limits");
  await page.getByLabel("Value", { exact: true }).fill('{"rows": 3}');
  await expectShown(page.getByText("JSON, an object"));
  await page.getByRole("button", { name: "Indent" }).click();
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expectShown(page.getByRole("link", { name: "limits" }));

  const file = join(folder, "variables.json");
  writeFileSync(file, JSON.stringify({ limits: { rows: 4 }, api_token: "s3cret" }));
  await page.getByRole("button", { name: "Import" }).click();
  await page.getByLabel("Choose a file").setInputFiles(file);
  await page.getByRole("button", { name: /^Import 2/ }).click();
  await expectShown(page.getByRole("link", { name: "api_token" }));
  await expectShown(page.getByText('{ "rows": 4 }'));
  expect(await page.content()).not.toContain("s3cret");

  await page.getByRole("link", { name: "api_token" }).click();
  await page.getByLabel("Description").fill("Of the shop.");
  await page.getByRole("button", { name: "Save" }).click();
  await expectShown(page.getByText("Of the shop."));
  await page.getByRole("button", { name: "Export" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Export 2/ }).click();
  expect(JSON.parse(await textOf(await downloading))).toEqual({ api_token: "s3cret", limits: { rows: 4 } });
  await expectNoBarriersIn(page);
  await page.goto("/variables/limits");
  await expectShown(page.getByRole("heading", { name: "limits" }));
  await expectNoBarriersIn(page);
});

test("a pool tells live what its slots are taken by and by whom", async () => {
  const page = await browser.open("/pools", { refusals: [{ status: 409, path: "/api/v1/pools" }] });
  await page.getByRole("button", { name: "Create pool" }).click();
  await page.getByLabel("Name").fill("default_pool");
  await page.getByLabel("Slots", { exact: true }).fill("1");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Create/ })
    .click();
  await expectShown(page.getByRole("alert").filter({ hasText: "default_pool already exists" }));
  await page.getByLabel("Name").fill("narrow");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Create/ })
    .click();
  const narrow = page.getByRole("listitem").filter({ hasText: "narrow" });
  await expectShown(narrow.getByText("0 of 1"));

  const run = await browser.server.trigger("busy");
  await expectShown(narrow.getByText("1 of 1"));
  await expectShown(narrow.getByText("1 running"));
  await expectShown(narrow.getByText("1 waiting"));
  await page.getByRole("button", { name: "Who holds slots of narrow" }).click();
  await expectShown(page.getByRole("link", { name: "busy · holder" }));
  await expectShown(page.getByRole("link", { name: "busy · waiter" }));
  await expectNoBarriersIn(page);

  browser.server.openGate("busy");
  await browser.server.untilEnded("busy", run);
  await expectShown(page.getByText("Nobody holds a slot."));

  await page.getByRole("group", { name: "Stretch of time" }).getByRole("button", { name: "1 h", exact: true }).click();
  const bars = page.getByRole("toolbar", { name: /^Use over time/ });
  // The chart is one stop of the Tab key, and its arrow keys go from the present back.
  await bars.getByRole("button", { name: /^Now: 0 running/ }).focus();
  await page.keyboard.press("ArrowLeft");
  const used = bars.getByRole("button", { name: /at most$/ });
  await expectShown(used.last());
  await used.last().press("Enter");
  await expectShown(page.getByRole("heading", { name: /^Who held slots/ }));
  await expectShown(page.getByRole("cell", { name: /busy · holder/ }));
  expect(new URL(page.url()).searchParams.get("at")).toMatch(/^20/);
  await expectNoBarriersIn(page);
  await page.reload();
  await expectShown(page.getByRole("cell", { name: /busy · holder/ }));
  await page.getByRole("button", { name: "Show as table" }).click();
  await expectShown(page.getByRole("region", { name: "Show as table" }).getByRole("row").nth(1));
  await expectNoBarriersIn(page);
  await page.keyboard.press("Escape");
  await expectShown(page.getByText("Nobody holds a slot."));

  await page.getByRole("button", { name: "Delete narrow" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expectGone(narrow);
});

test("a pool that somebody else deletes leaves the page of whoever looks at it, without an error", async () => {
  await browser.server.create("pools", { name: "brief", slots: 1 });
  const page = await browser.open("/pools?pool=brief");
  await expectShown(page.getByText("Nobody holds a slot."));

  await browser.server.call("DELETE", "pools/brief");

  await expectGone(page.getByText("Nobody holds a slot."));
  await expectGone(page.getByRole("listitem").filter({ hasText: "brief" }));
});

test("the audit log says who did what, narrowed by the address, with its details", async () => {
  const page = await browser.open("/audit");
  await expectShown(page.getByRole("button", { name: "ui.post_pool" }).first());
  await page.getByRole("button", { name: "ui.connection.create" }).first().click();
  await eventually(() => Promise.resolve(new URL(page.url()).searchParams.get("event"))).toBe("ui.connection.create");
  await page.getByRole("button", { name: "Details of ui.connection.create" }).first().click();
  await expectShown(page.getByText('"connection_id"').first());
  expect(await page.content()).not.toContain("s3cret");
  await expectNoBarriersIn(page);
  await page
    .getByRole("searchbox", { name: "User name" })
    .or(page.getByRole("searchbox", { name: "Who" }))
    .fill("nobody");
  await expectShown(page.getByText("Nothing matches these filters"));
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expectShown(page.getByRole("button", { name: "ui.post_pool" }).first());
});

test("the system tells its processes, its configuration and its providers", async () => {
  const page = await browser.open("/system");
  for (const component of ["Scheduler", "Triggerer", "Dag processor", "API server"]) {
    await expectShown(page.getByRole("cell", { name: new RegExp(`^${component}`) }));
  }
  await expectNoBarriersIn(page);

  await page.getByRole("tab", { name: "Configuration" }).click();
  await expectShown(page.getByText("BARAM__CORE__TEST_CONNECTION"));
  await page.getByRole("switch", { name: "Set by somebody" }).press("Space");
  await expectGone(page.getByText("max_map_length"));
  await expectNoBarriersIn(page);

  await page.getByRole("tab", { name: "Providers" }).click();
  await expectShown(page.getByText("@baram/provider-http"));
  await expectNoBarriersIn(page);
});

test("on a phone nothing of the admin pages scrolls sideways", async () => {
  const page = await browser.open("/connections", { context: { viewport: { width: 390, height: 844 } } });
  for (const path of [
    "/connections",
    "/connections/new",
    "/variables",
    "/pools",
    "/audit",
    "/system",
    "/system?tab=configuration",
  ]) {
    await page.goto(path);
    await expectShown(page.getByRole("main").locator("table, form, .page-state, .pools").first());
    await expectNothingSideways(page);
  }
});
