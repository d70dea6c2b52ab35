import { Asset, Dag } from "baram";

const PRICES = new Asset("file://client/prices.csv", { extra: { owner: "sales" } });

/** Says that the prices were updated. */
export const producer = new Dag(
  "client_producer",
  { startDate: "2024-01-01", schedule: null, tags: ["client", "assets"] },
  (dag) => {
    dag.task("write_prices", () => {}, { outlets: [PRICES] })();
  },
);

/** Runs when they were. */
export const consumer = new Dag(
  "client_consumer",
  { startDate: "2024-01-01", schedule: [PRICES], tags: ["client", "assets"] },
  (dag) => {
    dag.task("read_prices", () => {})();
  },
);
