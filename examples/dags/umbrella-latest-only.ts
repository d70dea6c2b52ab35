import { chain, Dag, EmptyOperator, LatestOnlyOperator } from "baram";

export default new Dag(
  "07_condition_dag_op",
  {
    description: "A model is trained for every day, but only the newest one is deployed.",
    docMd:
      "`latest_only` skips `deploy_model` in every scheduled run but the latest. A run by hand counts as the latest.",
    startDate: "2024-01-01",
    schedule: "@daily",
    catchup: false,
    isPausedUponCreation: false,
    tags: ["example"],
  },
  () => {
    const fetchSales = new EmptyOperator({ taskId: "fetch_sales" });
    const fetchWeather = new EmptyOperator({ taskId: "fetch_weather" });
    const trainModel = new EmptyOperator({ taskId: "train_model" });
    const latestOnly = new LatestOnlyOperator({ taskId: "latest_only" });
    const deployModel = new EmptyOperator({ taskId: "deploy_model" });

    chain([fetchSales, fetchWeather], trainModel, deployModel);
    chain(latestOnly, deployModel);
  },
);
