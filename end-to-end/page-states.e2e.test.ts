import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { expectNoBarriersIn } from "./barriers.fixture.ts";
import {
  countLoads,
  expectCount,
  expectGone,
  expectShown,
  holdEvents,
  type Refusal,
  useBrowser,
} from "./browser.fixture.ts";

const PASSWORD = "secret-word";

const DAGS = {
  "orders.ts": `
import { Dag } from "baram";
export const orders = new Dag("orders", { schedule: null, isPausedUponCreation: false });
orders.task("load", () => {})();
export const secret = new Dag("secret", { schedule: null, isPausedUponCreation: false });
secret.task("load", () => {})();
`,
};

const browser = useBrowser({ dags: DAGS });

/** Every page by its address, with the read that it cannot do without. */
const PAGES = [
  ["/", "/ui/home"],
  ["/dags", "/ui/dags"],
  ["/runs", "/ui/runs"],
  ["/timeline", "/ui/timeline"],
  ["/assets", "/ui/assets"],
  ["/backfills", "/api/v1/backfills"],
  ["/backfills/new?dag=orders", "/ui/dags/orders"],
  ["/inbox", "/api/v1/dags/~/dagRuns/~/hitlDetails"],
  ["/import-errors", "/ui/importErrors"],
  ["/connections", "/ui/connections"],
  ["/connections/new", "/ui/connectionTypes"],
  ["/variables", "/ui/variables"],
  ["/variables/limits", "/ui/variables/limits"],
  ["/pools", "/api/v1/pools"],
  ["/pools?pool=default_pool", "/ui/poolUse"],
  ["/users", "/api/v1/users"],
  ["/users?tab=roles", "/ui/roles"],
  ["/audit", "/ui/auditEntries"],
  ["/system", "/ui/jobs"],
  ["/system?tab=configuration", "/ui/configuration"],
  ["/system?tab=providers", "/api/v1/providers"],
  ["/profile", "/ui/profile"],
  ["/dags/orders", "/ui/dags/orders/grid"],
  ["/dags/orders/graph", "/ui/dags/orders"],
  ["/dags/orders/gantt", "/ui/dags/orders/runs/first"],
  ["/dags/orders/calendar", "/ui/dags/orders/calendar"],
  ["/dags/orders/durations", "/ui/dags/orders/grid"],
  ["/dags/orders/runs", "/ui/dags/orders/grid"],
  ["/dags/orders/code", "/ui/dags/orders/source"],
  ["/dags/orders/versions", "/ui/dags/orders/versions"],
  ["/dags/orders/events", "/api/v1/eventLogs"],
  ["/dags/orders/details", "/ui/dags/orders"],
  ["/dags/orders/trigger", "/ui/dags/orders"],
  ["/dags/orders/runs/first", "/ui/dags/orders/runs/first"],
  ["/dags/orders/runs/first/tasks/load", "/ui/dags/orders/runs/first/taskInstances/load"],
] as const;

/** What is refused like this is not tried again before it is told. */
const REFUSAL = { status: 429, title: "Too Many Requests", detail: "Too much was asked at once." } as const;

const MISSING_CODE = /dynamically imported module|timeline-page/;

/** The Dag has no dates that could be filled. */
const NO_PLAN: Refusal = { status: 400, path: "/api/v1/dags/orders/backfills/plan" };

beforeAll(async () => {
  await browser.server.create("variables", { key: "limits", value: "4" });
  await browser.server.untilEnded("orders", await browser.server.trigger("orders", { dag_run_id: "first" }));
});

/** Logs somebody with a role in, and opens a page. */
async function openAs(username: string, role: string, path: string, refusals: readonly Refusal[] = []): Promise<Page> {
  const names = { username, email: `${username}@example.com`, first_name: username, last_name: "Test" };
  await browser.server.create("users", { ...names, password: PASSWORD, roles: [{ name: role }] });
  const page = await browser.open("/login", { isLoggedOut: true, refusals });
  await page.request.post("/ui/login", { data: { username, password: PASSWORD } });
  await page.goto(path);
  return page;
}

/** Keeps the answers to a read until it is said what becomes of them. */
async function holdRead(page: Page, read: string) {
  let decide: (isRefused: boolean) => void = () => {};
  let decision = new Promise<boolean>((resolve) => {
    decide = resolve;
  });
  await page.route(
    (url) => url.pathname === read,
    async (route) => {
      if (await decision) await route.fulfill({ status: REFUSAL.status, json: REFUSAL });
      else await route.continue();
    },
  );
  return {
    refuse: () => decide(true),
    allow: () => {
      decision = Promise.resolve(false);
    },
  };
}

describe("every page", () => {
  test.each(PAGES)(
    "%s shows that it loads, why it could not, and is there when it is tried again",
    async (path, read) => {
      const page = await browser.open("/login", { refusals: [{ status: REFUSAL.status, path: read }, NO_PLAN] });
      await holdEvents(page);
      const held = await holdRead(page, read);
      await page.goto(path);
      await expectShown(page.getByRole("status", { name: "Loading" }).first());

      held.refuse();
      const alert = page.getByRole("alert").filter({ hasText: REFUSAL.detail });
      await expectShown(alert);
      held.allow();
      await alert.getByRole("button", { name: "Try again" }).click();

      await expectGone(alert);
      await expectGone(page.getByRole("status", { name: "Loading" }));
    },
  );
});

test("who asks why there is no run sees that the answer is looked for, why there is none, and the reason at last", async () => {
  const read = "/api/v1/dags/orders/waiting";
  const page = await browser.open("/dags/orders", { refusals: [{ status: REFUSAL.status, path: read }] });
  await holdEvents(page);
  const held = await holdRead(page, read);
  await page.getByRole("button", { name: "Why no run?" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Logical date/).fill("2026-03-01T10:00");
  await expectShown(dialog.getByRole("status", { name: "Loading" }));

  held.refuse();
  await expectShown(dialog.getByRole("alert").filter({ hasText: REFUSAL.detail }));
  held.allow();
  await dialog.getByRole("button", { name: "Try again" }).click();
  await expectShown(dialog.getByText("This Dag has no schedule; it runs when it is triggered."));
  await expectCount(dialog.getByRole("alert"), 0);
});

test("a viewer sees every page of the work, and no act that would be refused", async () => {
  const page = await openAs("vera", "Viewer", "/dags");
  await expectShown(page.getByRole("link", { name: "orders" }));
  const paths = ["/dags", "/dags/orders", "/dags/orders?run=first", "/dags/orders/runs/first", "/backfills", "/pools"];
  for (const path of [...paths, "/dags/orders/runs/first/tasks/load", "/inbox", "/assets", "/runs", "/"]) {
    await page.goto(path);
    await expectCount(page.locator(".skeleton"), 0);
    await expectShown(page.locator("main"));
    await expectCount(page.getByRole("button", { name: /^(Trigger|Clear|Mark|Delete|Create|Backfill|Import)/ }), 0);
    await expectCount(page.getByRole("alert"), 0);
  }
  for (const path of ["/connections", "/variables", "/users", "/audit"]) {
    await page.goto(path);
    await expectShown(page.getByText("You cannot see this"));
    await expectShown(page.getByText(/Viewer/).first());
  }
  await expectCount(page.getByRole("navigation").getByRole("link", { name: "Connections" }), 0);
  await expectNoBarriersIn(page);
});

test("whoever has the right to one Dag sees that one, live, and does with it what the right allows", async () => {
  const right = (action: string, resource: string) => ({ action: { name: action }, resource: { name: resource } });
  const rights = ["DAG:orders", "DAG Runs", "Task Instances", "Website"].flatMap((resource) =>
    ["can_read", "can_edit", "can_create"].map((action) => right(action, resource)),
  );
  await browser.server.create("roles", { name: "Orders team", actions: rights });
  const refusals: readonly Refusal[] = ["/ui/dags/secret", "/ui/dags/secret/grid", "/ui/home", "/ui/home/history"].map(
    (path) => ({ status: 403, path }),
  );
  const page = await openAs("olga", "Orders team", "/dags", refusals);
  await expectShown(page.getByRole("link", { name: "orders", exact: true }));
  await expectCount(page.getByRole("link", { name: "secret", exact: true }), 0);
  await expectShown(page.getByText("Live", { exact: true }));

  await page.goto("/dags/orders");
  await page.getByRole("button", { name: "Trigger" }).first().click();
  await expectShown(page.getByRole("heading", { name: /orders/ }).first());
  await page.goto("/dags/secret");
  await expectShown(page.getByText("You cannot see this"));
  await expectNoBarriersIn(page);
});

describe("a page whose code is gone after an upgrade", () => {
  test("is loaded anew by itself, and comes with the code of the new version", async () => {
    const page = await browser.open("/dags", { provoked: MISSING_CODE });
    const loads = countLoads(page);
    await page.route(/assets\/timeline-page-[^/]*\.js/, (route) => (loads() === 0 ? route.abort() : route.continue()));

    await page.getByRole("link", { name: "Timeline" }).click();

    await expectShown(page.getByRole("region", { name: "Runs by Dag" }).or(page.locator(".timeline")).first());
    expect(loads()).toBe(1);
    expect(new URL(page.url()).pathname).toBe("/timeline");
  });

  test("says so when it stays away, and is loaded again by a press", async () => {
    const page = await browser.open("/dags", { provoked: MISSING_CODE });
    await page.route(/assets\/timeline-page-[^/]*\.js/, (route) => route.abort());
    await page.getByRole("link", { name: "Timeline" }).click();

    await expectShown(page.getByText("A new version of Baram was probably deployed", { exact: false }));
    await expectNoBarriersIn(page);
    await page.unrouteAll();
    await page.getByRole("button", { name: "Load it again" }).click();
    await expectShown(page.locator(".timeline").first());
  });
});

test("a page that cannot be drawn says why, and the others are there as before", async () => {
  const page = await browser.open("/dags", { provoked: /undefined|not a function|null/ });
  await page.route(
    (url) => url.pathname === "/ui/home",
    (route) => route.fulfill({ json: {} }),
  );
  await page.getByRole("link", { name: "Home" }).first().click();

  await expectShown(page.getByRole("heading", { name: "This page could not be drawn" }));
  await expectShown(page.getByRole("button", { name: "Try again" }));
  await expectNoBarriersIn(page);
  await page.getByRole("link", { name: "Runs", exact: true }).click();
  await expectShown(page.getByRole("link", { name: /orders/ }).first());
});
