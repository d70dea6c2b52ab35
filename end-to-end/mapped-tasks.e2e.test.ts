import { expect, test } from "vitest";
import { eventually, expectShown, useBrowser } from "./browser.fixture.ts";
import { gridRow } from "./dag-grid.fixture.ts";

const DAGS = {
  "fan-out.ts": `
import { Dag } from "baram";
import { gate } from "../gate.ts";
export const dag = new Dag("fan_out", { schedule: null, isPausedUponCreation: false });
const list = dag.task("list", async () => {
  await gate("list");
  return ["ant", "bee", "cat"];
})();
const visit = dag.task("visit", ({ name }: { name: string }) => {
  console.log("This is the " + name + ".");
  if (name === "bee") throw new Error("It stings.");
  return name.length;
}, { mapIndexTemplate: "{{ task.inputs['name'] }}" });
const visited = visit.expand({ name: list });
dag.task("sum", ({ values }: { values?: number[] }) => values?.length, { triggerRule: "all_done" })({ values: visited });
`,
};

const browser = useBrowser({ dags: DAGS });

test("a task that is expanded while it is looked at shows its instances, and each its own log", async () => {
  const run = await browser.server.trigger("fan_out");
  await browser.server.untilTaskIs("running", "fan_out", run, "list");
  const page = await browser.open(`/dags/fan_out?run=${encodeURIComponent(run.runId)}&task=visit`);
  await expectShown(gridRow(page, "visit").getByText("[ ]"));
  const details = page.getByRole("complementary", { name: "Details" });
  await expectShown(details.getByText("1 instance"));

  browser.server.openGate("list");
  await browser.server.untilEnded("fan_out", run);
  await expectShown(gridRow(page, "visit").getByText("[3]"));
  await expectShown(details.getByText("3 instances"));
  for (const name of ["ant", "bee", "cat"]) await expectShown(details.getByRole("link", { name }));

  await details.getByRole("button", { name: "Failed 1" }).click();
  await eventually(() => details.getByRole("row").count()).toBe(1);
  await details.getByRole("row").getByRole("link").click();
  await expectShown(details.getByText("Failed").first());
  expect(new URL(page.url()).searchParams.get("map_index")).toBe("1");
  await details.getByRole("button", { name: "Logs" }).first().click();
  await expectShown(page.getByRole("log").getByText("This is the bee."));
  await page.getByRole("link", { name: "fan_out" }).first().click();

  await page.goto(`/dags/fan_out/graph?run=${encodeURIComponent(run.runId)}`);
  await expectShown(page.getByText("visit [3]"));

  // A link to the task as a whole asks for nothing that is not there: a refusal in the console fails the test.
  await page.goto(`/dags/fan_out/runs/${encodeURIComponent(run.runId)}/tasks/visit`);
  await expectShown(page.getByText("3 instances"));
  for (const name of ["ant", "bee", "cat"]) await expectShown(page.getByRole("link", { name }));
});
