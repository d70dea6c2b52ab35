import { type Command, Option } from "commander";
import { mapIndexArgument } from "../arguments/map-index-argument.ts";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { outputOption, verboseOption } from "./command-options.ts";
import type { AnswerHumanRequestOptions } from "./human/answer-human-request.ts";
import type { ListHumanRequestsOptions } from "./human/list-human-requests.ts";

/** `baram human …` lists what tasks ask of people, and answers it. */
export function addHumanCommands(program: Command, { terminal, finish }: CommandSurroundings): void {
  const group = program.command("human").description("List what tasks ask of people, and answer it.");
  group
    .command("list")
    .description("List what tasks ask, in the order in which they asked.")
    .option("-d, --dag-id <id>", "Only what tasks of this Dag ask.")
    .addOption(
      new Option("--state <state>", "Only requests in this state.")
        .choices(["pending", "answered", "defaulted", "withdrawn"])
        .default("pending"),
    )
    .option("-m, --mine", "Only what is asked of you, or of anybody.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: ListHumanRequestsOptions) => {
      const { listHumanRequests } = await import("./human/list-human-requests.ts");
      finish(await listHumanRequests(terminal, options));
    });
  group
    .command("answer")
    .description("Answer what a task asks: it goes on with that. Without --choose, the terminal is asked.")
    .argument("<dag_id>", "The id of the Dag.")
    .argument("<task_id>", "The id of the task.")
    .argument("<run_id>", "The id of the run.")
    .option("--map-index <index>", "Which instance of a mapped task, from 0.", mapIndexArgument)
    .option("-c, --choose <options...>", "What is chosen of its options.")
    .option("-p, --params <json>", "What it asks for beside that, a JSON object.")
    .addOption(verboseOption())
    .action(
      async (
        dagId: string,
        taskId: string,
        runId: string,
        options: Omit<AnswerHumanRequestOptions, "dagId" | "taskId" | "runId">,
      ) => {
        const { answerHumanRequest } = await import("./human/answer-human-request.ts");
        finish(await answerHumanRequest(terminal, { ...options, dagId, taskId, runId }));
      },
    );
}
