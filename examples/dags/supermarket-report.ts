import { chain, Dag, EmptyOperator } from "baram";

const dag = new Dag("listing_6_04_dag02", {
  description: "Runs once for every supermarket whose data has come: another Dag triggers it.",
  schedule: null,
  isPausedUponCreation: false,
  tags: ["example"],
});

const [computeDifferences, updateDashboard, notifyNewData] = [
  new EmptyOperator({ dag, taskId: "compute_differences" }),
  new EmptyOperator({ dag, taskId: "update_dashboard" }),
  new EmptyOperator({ dag, taskId: "notify_new_data" }),
];
chain(computeDifferences, updateDashboard);
chain(computeDifferences, notifyNewData);

export default dag;
