import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, expectShown, useBrowser } from "./browser.fixture.ts";
import { marksOf } from "./dag-grid.fixture.ts";

const DAGS = {
  "held.ts": `
import { Dag } from "baram";
import { gate } from "../gate.ts";
export const dag = new Dag("held", { schedule: null, isPausedUponCreation: false });
dag.task("held", () => gate("held"))();
dag.task("later", () => gate("later"))();
`,
};

const browser = useBrowser({ dags: DAGS });

/** The addresses of data that a page asks for from now on, in order. */
function watchReads(page: Page): string[] {
  const reads: string[] = [];
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    const isData = pathname.startsWith("/ui/") || pathname.startsWith("/api/");
    if (isData && pathname !== "/ui/events") reads.push(pathname + search);
  });
  return reads;
}

/** Everything that a page reads when it is opened again, until long after its stream has opened. */
async function readsOfOpening(page: Page, isShown: () => Promise<void>): Promise<readonly string[]> {
  await page.clock.install();
  const reads = watchReads(page);
  const streamOpens = page.waitForResponse((response) => new URL(response.url()).pathname === "/ui/events");
  await page.reload();
  await isShown();
  await streamOpens;
  // What is read again because of the stream is read within seconds of its opening.
  await page.clock.runFor(5000);
  // The browser tells of requests in their order: nothing that was asked for before this one is still untold.
  await page.evaluate("fetch('/api/v1/version')");
  return reads.filter((read) => read !== "/api/v1/version");
}

test.each([
  ["a Dag's page", "/dags/held", "held"],
  ["the Dags", "/dags", "held"],
  ["home", "/", "Dag files"],
  ["all runs", "/runs", "held"],
])("%s asks for each of its data once", async (_, path, text) => {
  if (path === "/dags") await browser.server.trigger("held");
  const page = await browser.open(path);
  const shown = () => expectShown(page.getByText(text).first());
  await shown();
  const reads = await readsOfOpening(page, shown);
  expect(reads.length).toBeGreaterThan(1);
  expect(reads.filter((read, index) => reads.indexOf(read) !== index)).toEqual([]);
});

test("a change between the reading of a page and the opening of its stream arrives, without another reading", async () => {
  const run = await browser.server.trigger("held");
  await browser.server.untilTaskIs("running", "held", run, "held");
  const page = await browser.open("/dags");
  const reads = watchReads(page);
  let openStream = () => {};
  const mayOpen = new Promise<void>((resolve) => {
    openStream = resolve;
  });
  await page.route("**/ui/events**", async (route) => {
    await mayOpen;
    await route.continue();
  });
  await page.goto("/dags/held");
  await eventually(() => marksOf(page, "held")).toContain("running");
  browser.server.openGate("held");
  await browser.server.untilTaskIs("success", "held", run, "held");
  expect(await marksOf(page, "held")).toContain("running");

  openStream();
  await eventually(() => marksOf(page, "held")).not.toContain("running");
  expect(reads.filter((read) => read.includes("/grid"))).toHaveLength(1);
});

test("a tab that takes the stream over from one that was closed goes on without reading anything again", async () => {
  const run = await browser.server.trigger("held");
  await browser.server.untilTaskIs("running", "held", run, "later");
  const leader = await browser.open("/dags/held");
  await eventually(() => marksOf(leader, "later")).toContain("running");
  const heir = await leader.context().newPage();
  await heir.goto("/dags/held");
  await eventually(() => marksOf(heir, "later")).toContain("running");
  const reads = watchReads(heir);
  await Promise.all([heir.waitForRequest(/\/ui\/events/), leader.close()]);
  browser.server.openGate("later");
  await eventually(() => marksOf(heir, "later")).not.toContain("running");
  expect(reads.filter((read) => read.includes("/grid"))).toEqual([]);
});
