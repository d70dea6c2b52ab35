import { chain, Dag, EmptyOperator } from "baram";

export default new Dag(
  "01_umbrella",
  {
    description: "Two sources are fetched and cleaned, joined, and a model is trained on both and deployed.",
    docMd: "Empty tasks: a plan of what is to come. They succeed without a worker.",
    startDate: "2024-01-01",
    schedule: "@daily",
    catchup: false,
    isPausedUponCreation: false,
    tags: ["example"],
  },
  () => {
    const task = (taskId: string) => new EmptyOperator({ taskId });
    const joinDatasets = task("join_datasets");

    chain(task("fetch_weather_forecast"), task("clean_forecast_data"), joinDatasets);
    chain(task("fetch_sales_data"), task("clean_sales_data"), joinDatasets);
    chain(joinDatasets, task("train_ml_model"), task("deploy_ml_model"));
  },
);
