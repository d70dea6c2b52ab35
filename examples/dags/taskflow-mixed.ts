import { chain, Dag, EmptyOperator } from "baram";

const dag = new Dag("13_taskflow_full", {
  description: "Functions behind operators: the data is joined first, then a model is trained and deployed.",
  docMd: "`model.score` is one field of a result, and a reference like the whole of it.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
});

const task = (taskId: string) => new EmptyOperator({ dag, taskId });
const start = task("start");
const joinDatasets = task("join_datasets");
chain(start, [task("fetch_sales"), task("fetch_weather")], [task("clean_sales"), task("clean_weather")], joinDatasets);

const trainModel = dag.task(function train_model(_inputs, { ds }) {
  return { modelId: `umbrella-${ds}`, score: 0.93 };
});
const deployModel = dag.task(function deploy_model({ modelId, score }: { modelId: string; score: number }) {
  return `${modelId} is deployed with a score of ${score}.`;
});

const model = trainModel();
joinDatasets.before(model);
deployModel({ modelId: model.modelId, score: model.score });

export default dag;
