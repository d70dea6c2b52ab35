import { type Instant, instantToDate } from "@baram/domain";
import { BaseTrigger, type TriggerContext } from "./base-trigger.ts";

/** Waits until a moment. Its event is that moment. */
export class DateTimeTrigger extends BaseTrigger<Date> {
  static readonly isBuiltIn = true;

  readonly moment: Date;

  constructor(options: { readonly moment: Date }) {
    super(options);
    this.moment = options.moment;
  }

  override async run({ now, sleep }: TriggerContext): Promise<Date> {
    for (;;) {
      const milliseconds = this.moment.getTime() - now().getTime();
      if (milliseconds <= 0) return this.moment;
      await sleep({ milliseconds });
    }
  }
}

const MICROSECONDS_PER_MILLISECOND = 1000;

/** Waits until a moment that has parts of a millisecond, and not a part too short. */
export function triggerAt(moment: Instant): DateTimeTrigger {
  const isWhole = moment % MICROSECONDS_PER_MILLISECOND === 0;
  return new DateTimeTrigger({ moment: new Date(instantToDate(moment).getTime() + (isWhole ? 0 : 1)) });
}
