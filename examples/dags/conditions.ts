import { chain, Dag } from "baram";

const dag = new Dag("conditions", {
  description: "Two ways to leave something out: a condition of one task, and a short circuit for all that is below.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
});

const countOrders = dag.task(function count_orders(_inputs, { dsNodash }) {
  return { count: Number(dsNodash) % 2 === 0 ? 12 : 0 };
});
const orders = countOrders();

// Asked right before the function would be called: skipped on odd days of the month, whatever is upstream.
const mailOrders = dag.task.runIf(
  ({ logicalDate }) => [logicalDate.getUTCDate() % 2 === 0, "Mails go out on even days."],
  dag.task(function mail_orders({ count }: { count: number }) {
    return `${count} mails are sent.`;
  }),
);
const mailed = mailOrders({ count: orders.count });

// Skips what is directly below it when there is nothing to do: 0 counts as false. Further tasks follow their rules.
const hasOrders = dag.task.shortCircuit(
  function has_orders({ count }: { count: number }) {
    return count;
  },
  { ignoreDownstreamTriggerRules: false },
)({ count: orders.count });
const shipOrders = dag.task("ship_orders", () => "shipped")();
chain(hasOrders, dag.task("pack_orders", () => "packed")(), shipOrders);

// Runs although what is above it was skipped, as long as nothing failed.
const closeDay = dag.task("close_day", () => "closed", { triggerRule: "none_failed" });
chain([mailed, shipOrders], closeDay());

export default dag;
