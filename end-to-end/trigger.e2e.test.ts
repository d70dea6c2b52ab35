import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventually, expectShown, useBrowser } from "./browser.fixture.ts";
import { gridRow, marksOf } from "./dag-grid.fixture.ts";

/** A Dag for each test: the form remembers what was triggered before. */
function orderDag(dagId: string): string {
  return `
import { Dag, param } from "baram";
export const dag = new Dag("${dagId}", {
  schedule: null,
  isPausedUponCreation: false,
  params: {
    amount: param.integer({ default: 3, minimum: 1, maximum: 10, description: "How many to order." }),
    color: param.oneOf(["red", "green"], { default: "red" }),
    customer: param.string({ default: "somebody", minLength: 3 }),
    is_urgent: param.boolean({ default: false }),
  },
});
dag.task("say", (_inputs, { params }) => {
  console.log(params.customer + " orders " + params.amount + " in " + params.color + (params.is_urgent ? ", now" : ""));
})();
`;
}

const DAGS = {
  ...Object.fromEntries(
    ["order", "views", "misfit", "again", "repeat"].map((dagId) => [`${dagId}.ts`, orderDag(dagId)]),
  ),
  "free.ts": `
import { Dag } from "baram";
export const dag = new Dag("free", { schedule: null, isPausedUponCreation: false });
dag.task("say", (_inputs, { dagRun }) => { console.log("The conf is " + JSON.stringify(dagRun.conf)); })();
`,
  "forecast.ts": `
import { Dag, param } from "baram";
const regions = { type: "array", items: { enum: ["seoul", "busan", "jeju"] }, minItems: 1, title: "Where to look" };
export const dag = new Dag("forecast", {
  schedule: null,
  isPausedUponCreation: false,
  params: {
    regions: param.jsonSchema(regions, { default: ["seoul"], description: "Which **regions**, see [the map](https://example.com/map)." }),
    from: param.jsonSchema({ type: ["string", "null"], format: "date-time", section: "Time" }, { default: null }),
    limits: param.jsonSchema({ type: "object", required: ["rows"] }, { default: { rows: 3 } }),
  },
});
dag.task("say", (_inputs, { params }) => { console.log("Forecast of " + JSON.stringify(params)); })();
`,
  "asleep.ts": `
import { Dag, EmptyOperator } from "baram";
export const dag = new Dag("asleep", { schedule: null }, () => new EmptyOperator({ taskId: "start" }));
`,
};

const browser = useBrowser({ dags: DAGS });

function triggerButton(page: Page): Locator {
  return page.getByRole("button", { name: /^Trigger/ });
}

async function expectLog(page: Page, line: string): Promise<void> {
  await eventually(() => marksOf(page, "say")).toContain("success-quiet");
  await gridRow(page, "say").locator("svg.grid-cells").click();
  await page.getByRole("complementary", { name: "Details" }).getByRole("button", { name: /^Logs/ }).click();
  await expectShown(page.getByRole("log").getByText(line));
}

test("a run is triggered with the values of the form, is shown at once, and gets them", async () => {
  const page = await browser.open("/dags/order");
  await expectShown(page.getByRole("heading", { name: "order" }));
  await page.keyboard.press("t");

  await page.getByLabel("amount").fill("7");
  await page.getByRole("group", { name: "color" }).getByRole("button", { name: "green" }).click();
  await page.getByLabel("customer").fill("Minji");
  await page.getByRole("switch", { name: "is_urgent" }).press("Space");
  await page.getByLabel("Note").fill("For the fair.");
  await expectShown(page.getByText("One run of version 1, 1 task."));
  await triggerButton(page).click();

  await expectShown(page.getByText("Triggered order"));
  const details = page.getByRole("complementary", { name: "Details" });
  await expectShown(details.getByText("For the fair."));
  await expectLog(page, "Minji orders 7 in green, now");
});

test("a value that does not fit is told in a sentence, and nothing is triggered until it fits", async () => {
  const page = await browser.open("/dags/misfit/trigger");

  await page.getByLabel("amount").fill("11");
  await expectShown(page.getByRole("alert").filter({ hasText: "11 is more than the maximum, 10." }));
  await page.getByLabel("customer").fill("ab");
  await expectShown(page.getByRole("alert").filter({ hasText: "At least 3 characters are needed." }));
  await expectShown(page.getByText("2 values to correct"));
  expect(await triggerButton(page).isDisabled()).toBe(true);

  await page.getByLabel("amount").fill("10");
  await page.getByLabel("customer").fill("abc");
  await eventually(() => triggerButton(page).isEnabled()).toBe(true);
});

test("form and JSON are two views of the same values", async () => {
  const page = await browser.open("/dags/views/trigger");
  await page.getByLabel("amount").fill("5");

  await page.getByRole("button", { name: "JSON" }).click();
  const json = page.getByRole("textbox", { name: "conf" });
  expect(JSON.parse(await json.inputValue())).toMatchObject({ amount: 5, color: "red" });
  await json.fill('{ "amount": 6, "color": "green" }');
  await page.getByRole("button", { name: "Form" }).click();

  expect(await page.getByLabel("amount").inputValue()).toBe("6");
  const chosen = page.getByRole("group", { name: "color" }).getByRole("button", { pressed: true });
  expect(await chosen.textContent()).toBe("green");
});

test("a Dag without params takes a conf as JSON, and says what is wrong with one that is not", async () => {
  const page = await browser.open("/dags/free/trigger");
  const json = page.getByRole("textbox", { name: "conf" });

  await json.fill('{ "city": ');
  await expectShown(page.getByText(/^This is not JSON: /));
  await json.fill("[1]");
  await expectShown(page.getByText("The conf is an object: { … }"));
  expect(await triggerButton(page).isDisabled()).toBe(true);
  await json.fill('{ "city": "Seoul" }');
  await triggerButton(page).click();

  await expectLog(page, 'The conf is {"city":"Seoul"}');
});

test("what the server refuses is told in the form, with the reason, and can be corrected", async () => {
  const path = "/api/v1/dags/free/dagRuns";
  const page = await browser.open("/dags/free/trigger", { refusals: [{ status: 409, path }] });
  const { runId } = await browser.server.trigger("free", { dag_run_id: "taken" });

  await page.getByLabel("Run id").fill(runId);
  await triggerButton(page).click();
  await expectShown(page.getByRole("alert").filter({ hasText: /^Could not trigger free\. .*taken/ }));
  await page.getByLabel("Run id").fill("not-taken");
  await triggerButton(page).click();

  await expectShown(page.getByText("Triggered free"));
  expect(new URL(page.url()).searchParams.get("run")).toBe("not-taken");
});

test("the form is filled with the values of the last run by hand, and the defaults are one press away", async () => {
  const run = await browser.server.trigger("again", { conf: { amount: 9, customer: "Jun" } });
  await browser.server.untilEnded("again", run);
  const page = await browser.open("/dags/again/trigger");

  await expectShown(page.getByText(/^Filled with the values of the last manual run, /));
  expect(await page.getByLabel("amount").inputValue()).toBe("9");
  await page.getByRole("button", { name: "Use the defaults" }).click();

  expect(await page.getByLabel("amount").inputValue()).toBe("3");
  expect(await page.getByLabel("customer").inputValue()).toBe("somebody");
});

test("before a paused Dag is triggered the form says that the run will wait", async () => {
  const page = await browser.open("/dags/asleep/trigger");
  await expectShown(page.getByText("The Dag is paused: the run waits until it is unpaused."));

  await triggerButton(page).click();

  const details = page.getByRole("complementary", { name: "Details" });
  await expectShown(details.getByText(/^Queued/).first());
  await page.getByRole("switch", { name: "asleep is active" }).press("Space");
  await eventually(() => marksOf(page, "start")).toEqual(["success-quiet"]);
});

test("params are asked for as their schemas say, under their headings, in their authors' words", async () => {
  const page = await browser.open("/dags/forecast/trigger");
  await expectShown(page.getByRole("heading", { name: "Time" }));
  await expectShown(page.getByText("Where to look", { exact: true }));
  expect(await page.getByRole("link", { name: "the map" }).getAttribute("href")).toBe("https://example.com/map");

  await page.locator("#param-limits").fill("{}");
  await expectShown(page.getByRole("alert").filter({ hasText: "It does not fit" }));
  await page.locator("#param-limits").fill('{ "rows": 5 }');
  // The box opens the choices; the field in it is for the keyboard alone.
  await page.locator(".mantine-MultiSelect-input").click();
  await page.getByRole("option", { name: "jeju" }).click();
  await page.keyboard.press("Escape");
  await page.locator("#param-from").fill("2026-11-20T05:00:00");
  await triggerButton(page).click();

  await expectLog(page, '{"regions":["seoul","jeju"],"from":"2026-11-20T05:00:00.000Z","limits":{"rows":5}}');
});

test("a run is triggered again with its conf, what is no param included", async () => {
  const conf = { amount: 8, color: "green", ticket: "A-7" };
  const run = await browser.server.trigger("repeat", { dag_run_id: "first", conf });
  await browser.server.untilEnded("repeat", run);
  const page = await browser.open("/dags/repeat?run=first");
  await page.getByRole("link", { name: "Trigger again" }).click();

  await expectShown(page.getByText("Filled with the conf of the run first."));
  expect(await page.getByLabel("amount").inputValue()).toBe("8");
  await expectShown(page.getByText(/no param: ticket/));
  await triggerButton(page).click();
  await expectShown(page.getByText("Triggered repeat"));
  await expectShown(page.getByRole("complementary", { name: "Details" }).getByText("A-7"));
});
