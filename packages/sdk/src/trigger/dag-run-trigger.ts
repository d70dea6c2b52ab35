import type { DagRunState } from "@baram/domain";
import { OutsideTaskError } from "../context/context-errors.ts";
import { currentExecution } from "../context/execution.ts";
import { BaseTrigger, type TriggerContext } from "./base-trigger.ts";

/** What {@link DagRunTrigger} takes. */
export interface DagRunTriggerOptions {
  readonly dagId: string;
  readonly runId: string;
  /** The states that are waited for. */
  readonly states: readonly DagRunState[];
  /** Seconds between two looks. Defaults to 5. */
  readonly pollIntervalSeconds?: number;
}

/** How the run stands. */
export interface DagRunEvent {
  readonly runId: string;
  /** `null` when there is no such run. */
  readonly state: DagRunState | null;
}

const POLL_INTERVAL_SECONDS = 5;

/** Waits until a run of another Dag is in one of some states, or is gone. */
export class DagRunTrigger extends BaseTrigger<DagRunEvent> {
  static readonly isBuiltIn = true;

  readonly options: DagRunTriggerOptions;

  constructor(options: DagRunTriggerOptions) {
    super(options);
    this.options = options;
  }

  override async run({ sleep }: TriggerContext): Promise<DagRunEvent> {
    const { dagId, runId, states, pollIntervalSeconds = POLL_INTERVAL_SECONDS } = this.options;
    const execution = currentExecution();
    if (execution === null) throw new OutsideTaskError("DagRunTrigger", null);
    for (;;) {
      const state = await execution.services.otherDags.findDagRunState({ dagId, runId });
      if (state === null || states.includes(state)) return { runId, state };
      await sleep({ seconds: pollIntervalSeconds });
    }
  }
}
