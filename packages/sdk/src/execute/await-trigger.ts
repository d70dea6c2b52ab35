import { instantToDate } from "@baram/domain";
import { OutsideTaskError } from "../context/context-errors.ts";
import { type Execution, type ExecutionServices, executeWithContext } from "../context/execution.ts";
import type { TaskContext } from "../context/task-context.ts";
import type { TaskLog } from "../context/task-log.ts";
import { durationToSeconds } from "../schedule/duration.ts";
import type { BaseTrigger, TriggerContext } from "../trigger/base-trigger.ts";

/** What is done for a trigger while it is awaited. What only some triggers need may be a getter: each is asked when it is used. */
export interface TriggerSurroundings extends Pick<ExecutionServices, "clock" | "sleep"> {
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

function contextOf(surroundings: TriggerSurroundings): TriggerContext {
  const { clock, sleep, signal } = surroundings;
  return {
    signal,
    get log() {
      return surroundings.log;
    },
    now: () => instantToDate(clock.now()),
    sleep: async (duration) => {
      const seconds = durationToSeconds(duration);
      if (seconds === null) throw new TypeError("sleep takes a duration such as { seconds: 5 }.");
      await sleep(seconds, signal);
    },
  };
}

/** A trigger has connections and variables, but it is no task: `getContext` says so. */
function executionOf(surroundings: TriggerSurroundings): Execution {
  return {
    get services() {
      return surroundings.services;
    },
    firstStartedAt: null,
    get context(): TaskContext {
      throw new OutsideTaskError("getContext() in a trigger", null);
    },
  };
}
