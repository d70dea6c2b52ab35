import { Dag } from "baram";

/** Three tasks with values between them, notes, tries and logs for a client to read. */
export const report = new Dag(
  "client_report",
  {
    description: "Counts orders and reports the sum.",
    docMd: "# Orders\n\nCounts them.",
    startDate: "2024-01-01",
    schedule: "0 6 * * *",
    catchup: false,
    tags: ["client", "orders"],
    params: { region: "north" },
    defaultArgs: { owner: "sales", retries: 0 },
  },
  (dag) => {
    const count = dag.task("count_orders", (_inputs, { log }) => {
      log.info("Counting the orders");
      return { rows: 3 };
    });
    const add = dag.task("add_tax", ({ counted }: { counted: { rows: number } }) => counted.rows * 1.25);
    const tell = dag.task("tell", ({ sum }: { sum: number }) => `The sum is ${sum}.`);
    tell({ sum: add({ counted: count() }) });
  },
);

/** A task for each element of a list. */
export const repeated = new Dag(
  "client_repeated",
  { startDate: "2024-01-01", schedule: null, tags: ["client"] },
  (dag) => {
    const list = dag.task("list_parts", () => ["bolt", "nut", "washer"]);
    const weigh = dag.task("weigh", ({ part }: { part: string }) => part.length);
    weigh.expand({ part: list() });
  },
);

/** Fails, and with it what comes after. */
export const failing = new Dag(
  "client_failing",
  { startDate: "2024-01-01", schedule: null, tags: ["client"] },
  (dag) => {
    const load = dag.task("load", () => {
      throw new Error("The warehouse did not answer.");
    });
    const after = dag.task("after", () => {});
    load().before(after());
  },
);
