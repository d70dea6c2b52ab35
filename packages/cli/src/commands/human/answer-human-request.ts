import { readJsonObject } from "../../arguments/json-argument.ts";
import { type AskingTaskInstance, humanRequestOf } from "../../installation/installation-human-requests.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { askPersonOn } from "../../test-run/ask-person.ts";

/** What `baram human answer` was given. */
export interface AnswerHumanRequestOptions extends AskingTaskInstance {
  /** Absent, the terminal is asked. */
  readonly choose?: readonly string[];
  readonly params?: string;
  readonly verbose?: boolean;
}

/** Answers what a task asks of a person. */
export async function answerHumanRequest(terminal: Terminal, options: AnswerHumanRequestOptions): Promise<number> {
  const { dagId, taskId, choose, params, verbose } = options;
  const paramsInput = readJsonObject(params, "--params");
  const event = { event: "cli_human_answer", dagId, taskId, verbose };
  return withInstallation(terminal, event, async ({ humanRequests }) => {
    const request = await humanRequests.find(options);
    if (request === null)
      throw new CommandFailure(`Task ${taskId} asks nothing in that run, or there is no such task.`);
    const given = choose === undefined ? await askHere(terminal, request) : { chosenOptions: choose, paramsInput };
    const refusal = await humanRequests.answer(options, given);
    if (refusal !== null) throw new CommandFailure(refusal);
    say(terminal, `"${request.subject}" is answered with ${given.chosenOptions.join(", ")}; ${taskId} goes on.`);
    return 0;
  });
}

async function askHere(terminal: Terminal, request: Parameters<typeof humanRequestOf>[0]) {
  if (request.state !== "pending") throw new CommandFailure(`"${request.subject}" is over: it is ${request.state}.`);
  const answered = await askPersonOn(terminal)(humanRequestOf(request));
  if (answered !== null) return answered.response;
  throw new CommandFailure(`Say with --choose what is chosen of: ${request.options.join(", ")}.`);
}
