import { chain, Dag, EmptyOperator, SkipTask } from "baram";

const dag = new Dag("06_condition_dag", {
  description: "A task of one's own decides whether the model is deployed, by skipping itself.",
  docMd: "What `LatestOnlyOperator` does, by hand: the skip of `latest_only` makes `deploy_model` skipped, too.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
});

const MILLISECONDS_PER_DAY = 86_400_000;

const latestOnly = dag.task(function latest_only(_inputs, { dataIntervalEnd, ti: taskInstance }) {
  // The latest run is the one whose next interval has not ended yet.
  const nextEnd = dataIntervalEnd.getTime() + MILLISECONDS_PER_DAY;
  if (taskInstance.startDate.getTime() >= nextEnd) throw new SkipTask("Not the most recent run!");
})();

const trainModel = dag.task(function train_model(_inputs, { ds }) {
  return { modelId: `umbrella-${ds}` };
});

const deployModel = dag.task(function deploy_model({ modelId }: { modelId: string }) {
  return `${modelId} is deployed.`;
});

const model = trainModel();
const deployed = deployModel({ modelId: model.modelId });
chain(new EmptyOperator({ dag, taskId: "start" }), model);
chain(latestOnly, deployed);

export default dag;
