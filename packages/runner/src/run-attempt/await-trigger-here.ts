import { addSeconds, decodeXCom, secondsBetween } from "@baram/domain";
import type { AttemptOutcome } from "@baram/execution-api";
import {
  awaitTrigger,
  type Execution,
  type ExecutionServices,
  isPokeTrigger,
  type OperatorResumption,
  pokeUntilFound,
  restoreTrigger,
} from "@baram/sdk/runtime";
import { describeThrown } from "../author-source/describe-thrown.ts";
import { eventText, readResumption } from "./deferral-of-attempt.ts";

/** The trigger may wait no longer. */
class TriggerTimeoutError extends Error {
  override readonly name = "TriggerTimeoutError";
}

/**
 * Awaits the trigger of an attempt in the attempt itself, where no triggerer takes part: what is only tried out waits in
 * line. The trigger is made anew from its words, as a triggerer would. Its time is looked at whenever it waits.
 */
export async function awaitTriggerHere(
  operator: Parameters<typeof pokeUntilFound>[0],
  deferral: AttemptOutcome & { readonly kind: "deferred" },
  { execution, fields }: { readonly execution: Execution; readonly fields: Readonly<Record<string, unknown>> },
): Promise<OperatorResumption> {
  const { trigger: described, methodName, methodKwargs, timeoutSeconds } = deferral;
  const { classpath } = described;
  const trigger = restoreTrigger(operator, { classpath, description: decodeXCom(described.kwargs) as object });
  const services = withinTime(execution.services, timeoutSeconds);
  const { log, signal } = execution.context;
  const resumption = { methodName, kwargs: methodKwargs === null ? null : (decodeXCom(methodKwargs) as object) };
  try {
    const event = isPokeTrigger(trigger)
      ? await pokeUntilFound(operator, trigger, { renderedFields: fields, execution: { ...execution, services } })
      : await awaitTrigger(trigger, { ...services, services, log, signal });
    const outcome = { kind: "event", value: eventText(event) } as const;
    return readResumption({ ...HERE, ...resumption, methodKwargs, classpath, outcome });
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof TriggerTimeoutError) {
      return { ...resumption, classpath, outcome: { kind: "timeout", of: "trigger" } };
    }
    const { errorKind, message } = describeThrown(error);
    return { ...resumption, classpath, outcome: { kind: "failed", message: `${errorKind}: ${message}` } };
  }
}

/** A try that goes on at once knows its number and its start. */
const HERE = { tryNumber: 0, startDate: 0 as never };

function withinTime(services: ExecutionServices, timeoutSeconds: number | null): ExecutionServices {
  if (timeoutSeconds === null) return services;
  const { clock, sleep } = services;
  const end = addSeconds(clock.now(), timeoutSeconds);
  return {
    ...services,
    sleep: async (seconds, signal) => {
      const left = secondsBetween(clock.now(), end);
      if (seconds < left) return sleep(seconds, signal);
      await sleep(Math.max(0, left), signal);
      throw new TriggerTimeoutError(`It had no event within ${timeoutSeconds} s.`);
    },
  };
}
