import { Asset, AssetAlias, anyOf, assetOrTime, Dag, type DagOptions, type Schedule } from "baram";

/*
 * Dags that run when data was updated, whoever updated it.
 */

const TAGS = ["assets"];
const OPTIONS = { startDate: "2024-01-01", catchup: false, tags: TAGS } satisfies DagOptions;

const ORDERS = new Asset("file://lake/orders.csv", { extra: { owner: "sales" } });
const CUSTOMERS = new Asset("file://lake/customers.csv");
const PARTS = new AssetAlias("order-parts");

export const producer = new Dag(
  "assets_orders",
  { ...OPTIONS, schedule: "@daily", description: "Updates an asset when it succeeds." },
  (dag) => {
    const write = dag.task(
      "write_orders",
      (_inputs, { outletEvents, ds }) => {
        // What is said here comes with the event.
        outletEvents.of(ORDERS).extra = { day: ds, rows: 3 };
      },
      { outlets: [ORDERS] },
    );
    write();
  },
);

export const customersProducer = new Dag("assets_customers", { ...OPTIONS, schedule: null }, (dag) => {
  dag.task("write_customers", () => {}, { outlets: [CUSTOMERS] })();
});

export const partsProducer = new Dag(
  "assets_parts",
  { ...OPTIONS, schedule: null, description: "Finds out what it updates while it runs." },
  (dag) => {
    dag.task(
      "write_parts",
      (_inputs, { outletEvents, ds }) => {
        for (const part of [1, 2])
          outletEvents.of(PARTS).add(new Asset(`file://lake/${ds}/part-${part}.csv`), { extra: { part } });
      },
      { outlets: [PARTS] },
    )();
  },
);

/** Lists the events that its run was made for. */
function consumer(dagId: string, schedule: Schedule, description: string): Dag {
  return new Dag(dagId, { ...OPTIONS, schedule, description }, (dag) => {
    dag.task("report", async (_inputs, { triggeringAssetEvents }) =>
      (await triggeringAssetEvents()).map(({ uri, extra }) => `${uri} ${JSON.stringify(extra)}`),
    )();
  });
}

export const onOrders = consumer("assets_on_orders", [ORDERS], "Runs whenever the orders were updated.");

export const onBoth = consumer(
  "assets_on_both",
  [ORDERS, CUSTOMERS],
  "Runs when both were updated since its last run.",
);

export const onEither = consumer("assets_on_either", anyOf(ORDERS, CUSTOMERS), "Runs when one of the two was updated.");

export const onParts = consumer("assets_on_parts", PARTS, "Runs when anything was updated under the alias.");

export const onOrdersOrMonthly = consumer(
  "assets_on_orders_or_monthly",
  assetOrTime({ assets: [ORDERS], timetable: "@monthly" }),
  "Runs when the orders were updated, and once a month in any case.",
);
