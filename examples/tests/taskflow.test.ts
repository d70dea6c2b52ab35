import { fails, runDag } from "baram/testing";
import { expect, test } from "vitest";
import taskflowMixed from "../dags/taskflow-mixed.ts";
import taskflow, { deployModel, trainModel } from "../dags/taskflow-model.ts";
import xcomsTemplate from "../dags/xcoms-template.ts";
import { statesOf } from "./states-of.ts";

test("the model that was trained is the one that is deployed", async () => {
  const run = await runDag(taskflow, { logicalDate: "2024-01-01", runType: "scheduled" });
  expect(statesOf(run)).toEqual({ run: "success", train_model: "success", deploy_model: "success" });
  expect(run.task(deployModel).result).toEqual({ modelId: run.task(trainModel).result });
});

test("nothing is deployed when training fails", async () => {
  const run = await runDag(taskflow, { outcomes: { train_model: fails("out of memory") } });
  expect(statesOf(run)).toEqual({ run: "failed", train_model: "failed", deploy_model: "upstream_failed" });
});

test("functions work behind operators, and a field of a result arrives", async () => {
  const run = await runDag(taskflowMixed, { logicalDate: "2024-01-01" });
  expect(run.state).toBe("success");
  expect(run.task("deploy_model").result).toBe("umbrella-2024-01-01 is deployed with a score of 0.93.");
});

test("a value stored under a key arrives through a template", async () => {
  const run = await runDag(xcomsTemplate, { logicalDate: "2024-01-01" });
  expect(run.task("train_model").xcoms).toEqual({ model_id: "umbrella-2024-01-01" });
  expect(run.task("deploy_model").result).toEqual({ model_id: "umbrella-2024-01-01" });
});
