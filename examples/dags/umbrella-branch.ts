import { chain, Dag, EmptyOperator } from "baram";

/** From this date on the sales come from another system. */
const ERP_CHANGE_DATE = new Date("2024-01-03T00:00:00Z");

export default new Dag(
  "04_branch_dag_join",
  {
    description: "Sales come from one of two systems, the weather from one, and a model is trained on both.",
    docMd:
      "`pick_erp_system` chooses by the run's logical date. `join_erp_branch` gathers the two ways, of which one is " +
      "skipped; because of it `join_datasets` can keep the default trigger rule, and fails with its upstreams.",
    startDate: "2024-01-01",
    schedule: "@daily",
    catchup: false,
    isPausedUponCreation: false,
    tags: ["example"],
  },
  (dag) => {
    const task = (taskId: string) => new EmptyOperator({ taskId });
    const start = task("start");
    const fetchSalesOld = task("fetch_sales_old");
    const fetchSalesNew = task("fetch_sales_new");

    const pickErpSystem = dag.task.branch(function pick_erp_system(_inputs, { logicalDate }) {
      return logicalDate < ERP_CHANGE_DATE ? fetchSalesOld : fetchSalesNew;
    })();
    const joinErpBranch = new EmptyOperator({ taskId: "join_erp_branch", triggerRule: "none_failed" });
    const joinDatasets = task("join_datasets");

    chain(start, pickErpSystem, [fetchSalesOld, fetchSalesNew]);
    chain(fetchSalesOld, task("clean_sales_old"), joinErpBranch);
    chain(fetchSalesNew, task("clean_sales_new"), joinErpBranch);
    chain(start, task("fetch_weather"), task("clean_weather"), joinDatasets);
    chain(joinErpBranch, joinDatasets, task("train_model"), task("deploy_model"));
  },
);
