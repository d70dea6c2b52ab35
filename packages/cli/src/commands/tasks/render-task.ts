import type { Json } from "@baram/domain";
import type { DateOrRunId } from "../../arguments/date-argument.ts";
import { pythonJson } from "../../output/python-json.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { rehearseTask } from "./rehearse-task.ts";

/** What `baram tasks render` was given. */
export interface RenderTaskOptions extends VerboseOptions {
  readonly dagId: string;
  readonly taskId: string;
  readonly dateOrRunId: DateOrRunId;
  /** Which instance of a mapped task. */
  readonly mapIndex?: number;
}

const LINE = `# ${"-".repeat(58)}`;

/** Prints the template fields of a task as they are in a run, or would be in one of this date; secrets are masked. */
export async function renderTask(terminal: Terminal, options: RenderTaskOptions): Promise<number> {
  const { outcome, renderedFields } = await rehearseTask(terminal, {
    ...options,
    event: "cli_task_render",
    rendersOnly: true,
  });
  if (outcome.kind === "failed") throw new CommandFailure(outcome.message);
  for (const [name, value] of Object.entries(renderedFields ?? {})) {
    say(terminal, `${LINE}\n# property: ${name}\n${LINE}\n${printed(value)}\n`);
  }
  return 0;
}

function printed(value: Json): string {
  return typeof value === "string" ? value : pythonJson(value);
}
