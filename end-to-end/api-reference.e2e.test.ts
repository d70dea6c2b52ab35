import { expect, test } from "vitest";
import { eventually, expectCount, expectShown, useBrowser } from "./browser.fixture.ts";

const DAG = `import { Dag } from "baram";
export const orders = new Dag("orders", { startDate: "2024-01-01", schedule: null }, (dag) => {
  dag.task("count", () => 1)();
});
`;

const surroundings = useBrowser({ dags: { "orders.ts": DAG } });

test("the reference lists the operations of the API, and loads nothing from elsewhere", async () => {
  const page = await surroundings.open("/api/v1/ui", { isLoggedOut: true });
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await page.reload();
  await expectShown(page.locator("#operations-DAG-get_dags"));
  await page.locator(".operation-filter-input").fill("DAGRun");
  await expectShown(page.getByText("Runs of Dags: triggered, listed"));
  expect([...hosts]).toEqual([new URL(surroundings.server.address).host]);
});

test("whoever is logged in tries a change out from the page", async () => {
  const page = await surroundings.open("/api/v1/ui/");
  // Groups that are out of sight are not drawn.
  await page.locator(".operation-filter-input").fill("DAGRun");
  const operation = page.locator("#operations-DAGRun-post_dag_run");
  await operation.getByRole("button").first().click();
  await operation.getByRole("button", { name: "Try it out" }).click();
  await operation.getByPlaceholder("dag_id").fill("orders");
  await operation.locator("textarea").first().fill('{ "dag_run_id": "tried_out" }');
  await operation.getByRole("button", { name: "Execute" }).click();

  const answer = operation.locator(".live-responses-table");
  await expectCount(answer.getByRole("cell", { name: "200", exact: true }), 1);
  await eventually(() => answer.innerText()).toContain("tried_out");
});
