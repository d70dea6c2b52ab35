import {
  BaseBranchOperator,
  BaseOperator,
  FailTask,
  type OperatorOptions,
  SkipTask,
  type TaskContext,
  type TaskDates,
} from "baram";
import { atTry } from "../dag-run-outcome/given.ts";

/** What a scripted task of a fixture is told to do. */
export interface ScriptedOptions extends OperatorOptions, TaskDates {
  /** By try; the last one repeats. */
  readonly outcomes?: readonly string[];
  readonly returns?: unknown;
  /** Further XComs, stored before the outcome. */
  readonly pushes?: Readonly<Record<string, unknown>>;
  /** A line for the log. */
  readonly say?: string;
}

/** Does what a fixture says of a task. Its name and its template field are shown by the API. */
export class ScriptedOperator extends BaseOperator {
  static readonly optionNames: readonly string[] = ["outcomes", "returns", "pushes", "say"];
  static override readonly templateFields: readonly string[] = ["returns"];
  readonly outcomes: readonly string[];
  readonly returns: unknown;
  readonly pushes: Readonly<Record<string, unknown>>;
  readonly say: string | null;

  constructor({ outcomes, returns, pushes, say, ...options }: ScriptedOptions) {
    super(options);
    this.outcomes = outcomes ?? [];
    this.returns = returns ?? null;
    this.pushes = pushes ?? {};
    this.say = say ?? null;
  }

  override async execute({ ti: taskInstance, log }: TaskContext): Promise<unknown> {
    if (this.say !== null) log.info(this.say);
    for (const [key, value] of Object.entries(this.pushes)) await taskInstance.xcomPush({ key, value });
    act(atTry(this.outcomes, taskInstance.tryNumber) ?? "success");
    return this.returns;
  }
}

/** Logs show these words. */
const FAILURE = "scripted failure";

function act(outcome: string): void {
  if (outcome === "fail") throw new Error(FAILURE);
  if (outcome === "fail_now") throw new FailTask(FAILURE);
  if (outcome === "skip") throw new SkipTask("scripted skip");
}

/** Options of {@link BranchOperator}. */
export interface BranchOptions extends OperatorOptions, TaskDates {
  readonly follow?: readonly string[];
}

/** Follows the tasks that a fixture names. */
export class BranchOperator extends BaseBranchOperator {
  static readonly optionNames: readonly string[] = ["follow"];
  readonly follow: readonly string[];

  constructor({ follow, ...options }: BranchOptions) {
    super(options);
    this.follow = follow ?? [];
  }

  override chooseBranch(): string[] {
    return [...this.follow];
  }
}
