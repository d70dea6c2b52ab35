import { UNMAPPED } from "@baram/domain";
import { type Command, InvalidArgumentError } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { outputOption, verboseOption } from "./command-options.ts";
import type { ExplainTaskOptions } from "./tasks/explain-task.ts";
import type { TestTaskOptions } from "./tasks/test-task.ts";

function readMapIndex(text: string): number {
  const mapIndex = Number(text);
  if (text !== "" && Number.isInteger(mapIndex) && mapIndex >= UNMAPPED) return mapIndex;
  throw new InvalidArgumentError(`"${text}" is no map index; expected a whole number from 0.`);
}

/** `baram tasks …` looks at tasks and runs them. */
export function addTasksCommands(program: Command, { terminal, finish }: CommandSurroundings): void {
  const group = program.command("tasks").description("Look at tasks and run them.");
  group
    .command("test")
    .description("Run one task by itself, here and now: nothing is waited for, and no state is stored.")
    .argument("<dag_id>", "The id of the Dag.")
    .argument("<task_id>", "The id of the task.")
    .argument("[execution_date_or_run_id]", "A run that there is, or a logical date. Defaults to now.")
    .option("--map-index <index>", "Which instance of a mapped task, from 0.", readMapIndex)
    .option("-t, --task-params <json>", "Params, a JSON object. They win over those of the Dag.")
    .option("--env-vars <json>", "Variables of the task's environment, a JSON object.")
    .addOption(verboseOption())
    .action(
      async (
        dagId: string,
        taskId: string,
        dateOrRunId: string | undefined,
        options: Omit<TestTaskOptions, "dagId" | "taskId" | "dateOrRunId">,
      ) => {
        const { testTask } = await import("./tasks/test-task.ts");
        finish(await testTask(terminal, { ...options, dagId, taskId, dateOrRunId }));
      },
    );
  addWhy(group, { terminal, finish });
}

function addWhy(group: Command, { terminal, finish }: Pick<CommandSurroundings, "terminal" | "finish">): void {
  group
    .command("why")
    .description("Say why a task instance is not running.")
    .argument("<dag_id>", "The id of the Dag.")
    .argument("<task_id>", "The id of the task.")
    .argument("<run_id>", "The id of the run.")
    .option("--map-index <index>", "Which instance of a mapped task, from 0.", readMapIndex)
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(
      async (
        dagId: string,
        taskId: string,
        runId: string,
        options: Omit<ExplainTaskOptions, "dagId" | "taskId" | "runId">,
      ) => {
        const { explainTask } = await import("./tasks/explain-task.ts");
        finish(await explainTask(terminal, { ...options, dagId, taskId, runId }));
      },
    );
}
