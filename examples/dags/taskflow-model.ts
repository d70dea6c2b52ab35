import { Dag } from "baram";

const dag = new Dag("12_taskflow", {
  description: "Train a model, and deploy the one that was trained.",
  docMd: "The result of `train_model` is what `deploy_model` takes: that draws the edge, and the compiler checks it.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
});

/** What training gives. */
export const trainModel = dag.task(function train_model(_inputs, { dsNodash }) {
  return `umbrella-${dsNodash}`;
})();

/** What was deployed. */
export const deployModel = dag.task(function deploy_model({ modelId }: { modelId: string }, { log }) {
  log.info(`Deploying model ${modelId}`);
  return { modelId };
})({ modelId: trainModel });

export default dag;
