import { instantToDate } from "@baram/domain";
import { OutsideTaskError } from "../context/context-errors.ts";
import { type Execution, type ExecutionServices, executeWithContext } from "../context/execution.ts";
import type { TaskContext } from "../context/task-context.ts";
import type { TaskLog } from "../context/task-log.ts";
import { durationToSeconds } from "../schedule/duration.ts";
import type { BaseTrigger, TriggerContext } from "../trigger/base-trigger.ts";

/** What is done for a trigger while it is awaited. */
export interface TriggerSurroundings {
  readonly services: ExecutionServices;
  readonly log: TaskLog;
  readonly signal: AbortSignal;
}

/** Waits for the first event of a trigger. Rejects with what it throws, and when it ends without an event. */
export function awaitTrigger(trigger: BaseTrigger, surroundings: TriggerSurroundings): Promise<unknown> {
  return executeWithContext(executionOf(surroundings), () => firstEvent(trigger, contextOf(surroundings)));
}

async function firstEvent(trigger: BaseTrigger, context: TriggerContext): Promise<unknown> {
  const run = trigger.run(context);
  if (!isAsyncIterable(run)) return run;
  for await (const event of run) return event;
  throw new Error("It ended without an event.");
}

function isAsyncIterable(run: Promise<unknown> | AsyncIterable<unknown>): run is AsyncIterable<unknown> {
  return Symbol.asyncIterator in run;
}

function contextOf({ services, log, signal }: TriggerSurroundings): TriggerContext {
  return {
    signal,
    log,
    now: () => instantToDate(services.clock.now()),
    sleep: async (duration) => {
      const seconds = durationToSeconds(duration);
      if (seconds === null) throw new TypeError("sleep takes a duration such as { seconds: 5 }.");
      await services.sleep(seconds, signal);
    },
  };
}

/** A trigger has connections and variables, but it is no task: `getContext` says so. */
function executionOf({ services }: TriggerSurroundings): Execution {
  return {
    services,
    firstStartedAt: null,
    get context(): TaskContext {
      throw new OutsideTaskError("getContext() in a trigger", null);
    },
  };
}
