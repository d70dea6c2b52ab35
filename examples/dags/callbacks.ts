import { type CallbackContext, Dag } from "baram";

/** Where a real one would write to a chat. */
function say(what: string) {
  return ({ dag, task, log, exception, reason }: CallbackContext) => {
    const why = exception instanceof Error ? `: ${exception.message}` : "";
    log.info(`${what}: ${reason ?? `${dag.dagId}.${task.taskId}${why}`}`);
  };
}

export const dag = new Dag("callbacks", {
  description: "Tell somebody what happens to tasks and runs.",
  docMd: "What the callbacks of tasks say is in the logs of their tries; those of the Dag have logs of their own.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  tags: ["example"],
  defaultArgs: { onRetryCallback: say("trying again"), onFailureCallback: say("failed") },
  onSuccessCallback: say("the run has ended"),
  onFailureCallback: say("the run has ended"),
  deadline: { reference: "queuedAt", interval: { hours: 1 }, callback: say("late") },
});

const download = dag.task(
  "download",
  (_inputs, context) => {
    if (context.ti.tryNumber === 1) throw new Error("The service is busy.");
    return { rows: 12 };
  },
  {
    retries: 3,
    retryDelay: { seconds: 1 },
    retryIf: (error) => error instanceof Error && error.message.includes("busy"),
    onSuccessCallback: say("downloaded"),
  },
);

const load = dag.task("load", ({ rows }: { rows: number }) => `${rows} rows`, {
  deadline: { reference: "queuedAt", interval: { minutes: 30 }, callback: say("late") },
});

load({ rows: download().rows });
