import { addSeconds, instantFromDate, instantToDate } from "@baram/domain";
import { currentExecution } from "../context/execution.ts";
import { DURATION_FORM, type Duration, durationToSeconds } from "../schedule/duration.ts";
import { BaseTrigger, type TriggerContext } from "./base-trigger.ts";
import { DateTimeTrigger } from "./date-time-trigger.ts";
import { InvalidDeferralError } from "./deferral.ts";

/** What {@link TimeDeltaTrigger} takes. */
export interface TimeDeltaTriggerOptions {
  readonly delta: Duration;
  /** What the wait is counted from. Defaults to now, while a task runs. */
  readonly since?: Date;
}

/** Waits so long. Its event is the moment at which the wait is over. */
export class TimeDeltaTrigger extends BaseTrigger<Date> {
  static readonly isBuiltIn = true;

  readonly moment: Date;

  constructor({ delta, since }: TimeDeltaTriggerOptions) {
    const now = currentExecution()?.services.clock.now();
    const start = since ?? (now === undefined ? null : instantToDate(now));
    const seconds = durationToSeconds(delta);
    if (seconds === null) throw new InvalidDeferralError(`"delta" is no length of time; expected ${DURATION_FORM}.`);
    if (start === null) {
      throw new InvalidDeferralError('A TimeDeltaTrigger that is made outside of a task needs "since".');
    }
    // Written down with its start: made again after a restart, it ends when it would have ended.
    super({ delta, since: start });
    this.moment = instantToDate(addSeconds(instantFromDate(start), seconds));
  }

  override run(context: TriggerContext): Promise<Date> {
    return new DateTimeTrigger({ moment: this.moment }).run(context);
  }
}
