import { addSeconds, decodeXCom, encodeXCom, instantFromDate, secondsBetween } from "@baram/domain";
import { anExecution, type TestExecutionChanges } from "../context/execution.fixture.ts";
import type { Operator } from "../dag/dag-state.ts";
import { readDeferral } from "../trigger/deferral.ts";
import { awaitTrigger } from "./await-trigger.ts";
import { executeOperator } from "./execute-operator.ts";
import { isPokeTrigger, pokeUntilFound } from "./poke-until-found.ts";
import { describeTrigger, restoreTrigger } from "./restore-trigger.ts";
import { type OperatorResumption, resumeOperator } from "./resume-operator.ts";

/** How an operator ended that may have been deferred. */
export interface DeferredEnd {
  readonly value: unknown;
  readonly thrown: unknown;
  /** The classes of the triggers it waited for. */
  readonly classpaths: readonly string[];
  /** Seconds. */
  readonly waited: number;
  /** Of the last deferral. */
  readonly timeoutSeconds: number | null;
}

/** What a test changes of the usual course. */
export interface DeferredCourse extends TestExecutionChanges {
  readonly start: Date;
  readonly isDeferrableByDefault?: boolean;
  readonly onSleep?: () => void;
  /** What becomes of each trigger in place of its own end. */
  readonly outcome?: OperatorResumption["outcome"];
}

/** Carries an operator out: each trigger is written down, made again, awaited, and the operator resumed. */
export async function carryOut(operator: Operator, course: DeferredCourse): Promise<DeferredEnd> {
  const { start, isDeferrableByDefault = false, onSleep, outcome, ...changes } = course;
  const usual = anExecution({ now: start, ...changes });
  const sleep: typeof usual.services.sleep = (seconds, signal) => {
    onSleep?.();
    return usual.services.sleep(seconds, signal);
  };
  const execution = { ...usual, services: { ...usual.services, sleep }, isDeferrableByDefault };
  const classpaths: string[] = [];
  let timeoutSeconds: number | null = null;
  const end = (value: unknown, thrown: unknown) => {
    const waited = secondsBetween(instantFromDate(start), execution.services.clock.now());
    return { value, thrown, classpaths, waited, timeoutSeconds };
  };
  try {
    let result = await executeOperator(operator, {}, execution);
    for (let made = readDeferral(result); made !== null; made = readDeferral(result)) {
      const { classpath, description } = describeTrigger(operator, made.trigger);
      classpaths.push(classpath);
      timeoutSeconds = made.timeoutSeconds;
      const trigger = restoreTrigger(operator, { classpath, description: again(description) });
      const { services, context } = execution;
      const event = () =>
        isPokeTrigger(trigger)
          ? pokeUntilFound(operator, trigger, { renderedFields: {}, execution })
          : awaitTrigger(trigger, { ...services, services, log: context.log, signal: context.signal });
      const { methodName, kwargs } = made;
      const resumption = {
        methodName,
        kwargs: kwargs === null ? null : again(kwargs),
        classpath,
        outcome: outcome ?? ({ kind: "event", event: again(await event()) } as const),
      };
      result = await resumeOperator(operator, {}, { execution, resumption });
    }
    return end(result, null);
  } catch (error) {
    return end(undefined, error);
  }
}

/** A moment so many seconds after another. */
export function secondsAfter(start: Date, seconds: number): Date {
  return new Date(addSeconds(instantFromDate(start), seconds) / 1000);
}

/** A value as it comes back from the database. */
function again<Value>(value: Value): Value {
  const encoded = encodeXCom(value);
  if (encoded.kind === "refused") throw new Error(encoded.message);
  return (encoded.kind === "nothing" ? undefined : decodeXCom(encoded.text)) as Value;
}
