import { chain, Dag, FunctionOperator } from "baram";

export default new Dag(
  "10_xcoms_template",
  {
    description: "One task stores a value under a key, another reads it through a template.",
    docMd: "The classic way to hand values on. See `12_taskflow` for the one that the compiler checks.",
    startDate: "2024-01-01",
    schedule: "@daily",
    catchup: false,
    isPausedUponCreation: false,
    tags: ["example"],
  },
  () => {
    const trainModel = new FunctionOperator({
      taskId: "train_model",
      callable: (_inputs, context) => context.ti.xcomPush({ key: "model_id", value: `umbrella-${context.ds}` }),
    });

    const deployModel = new FunctionOperator({
      taskId: "deploy_model",
      templatesDict: { model_id: "{{ task_instance.xcom_pull(task_ids='train_model', key='model_id') }}" },
      callable: (_inputs, { templatesDict }) => ({ model_id: templatesDict["model_id"] }),
    });

    chain(trainModel, deployModel);
  },
);
