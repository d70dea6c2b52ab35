import { judgeTargets, parseInstant, type WaitTarget } from "@baram/domain";
import { OutsideTaskError } from "../context/context-errors.ts";
import { currentExecution } from "../context/execution.ts";
import { BaseTrigger, type TriggerContext } from "./base-trigger.ts";

/** What {@link ExternalTaskTrigger} takes. */
export interface ExternalTaskTriggerOptions {
  readonly externalDagId: string;
  /** The run itself, some of its tasks, or a task group. */
  readonly target: WaitTarget;
  /** ISO texts. */
  readonly logicalDates: readonly string[];
  readonly allowedStates: readonly string[];
  readonly skippedStates: readonly string[];
  readonly failedStates: readonly string[];
  /** Seconds between two looks. Defaults to 2. */
  readonly pollIntervalSeconds?: number;
}

/** What became of what was waited for. */
export interface ExternalTaskEvent {
  readonly status: "success" | "skipped" | "failed";
}

const POLL_INTERVAL_SECONDS = 2;
const STATUS = { come: "success", skip: "skipped", fail: "failed" } as const;

/** Waits for tasks, a task group or a run of another Dag. */
export class ExternalTaskTrigger extends BaseTrigger<ExternalTaskEvent> {
  static readonly isBuiltIn = true;

  readonly options: ExternalTaskTriggerOptions;

  constructor(options: ExternalTaskTriggerOptions) {
    super(options);
    this.options = options;
  }

  override async run({ sleep }: TriggerContext): Promise<ExternalTaskEvent> {
    const { externalDagId: dagId, target, pollIntervalSeconds = POLL_INTERVAL_SECONDS } = this.options;
    const { allowedStates: allowed, skippedStates: skipped, failedStates: failed } = this.options;
    const logicalDates = this.options.logicalDates.map(parseInstant).filter((at) => at !== null);
    const execution = currentExecution();
    if (execution === null) throw new OutsideTaskError("ExternalTaskTrigger", null);
    for (;;) {
      const targets = await execution.services.otherDags.readTargetStates({ dagId, target, logicalDates });
      const verdict = judgeTargets(targets, { allowed, skipped, failed });
      if (verdict !== "wait") return { status: STATUS[verdict] };
      await sleep({ seconds: pollIntervalSeconds });
    }
  }
}
