import { type HumanEvent, type HumanRequest, instantToDate } from "@baram/domain";
import { currentExecution } from "../context/execution.ts";
import { BaseTrigger, type TriggerContext } from "../trigger/base-trigger.ts";

/** A task that is only tried out was not answered, or not so that it fits. */
export class NobodyAnsweredError extends Error {
  override readonly name = "NobodyAnsweredError";
}

/**
 * Stands for the answer of a person. It looks at nothing: whoever answers resumes the task, and the trigger is cancelled.
 *
 * A task that is only tried out waits in line, and there the answer is asked for at once.
 */
export class HITLTrigger extends BaseTrigger<HumanEvent> {
  static readonly isBuiltIn = true;

  readonly request: HumanRequest;

  constructor(options: { readonly request: HumanRequest }) {
    super(options);
    this.request = options.request;
  }

  override async run({ signal }: TriggerContext): Promise<HumanEvent> {
    const services = currentExecution()?.services;
    if (services?.askPerson === undefined) return untilAborted(signal);
    const answer = await services.askPerson(this.request);
    if (answer.kind === "refused") {
      throw new NobodyAnsweredError(`The answer to "${this.request.subject}" does not fit. ${answer.message}`);
    }
    if (answer.kind === "nobody") {
      throw new NobodyAnsweredError(
        `Nobody answered "${this.request.subject}", and it has no defaults. On a terminal the question is asked there; in a test, give runDag "humanResponses".`,
      );
    }
    const respondedAt = instantToDate(services.clock.now());
    const { response, answeredBy } = answer;
    return { ...response, respondedAt, respondedByUser: answeredBy, timedOut: answeredBy === null };
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}
