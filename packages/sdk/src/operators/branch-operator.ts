import type { TriggerRule } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import { DagError } from "../dag/dag-error.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import { isGroup, resolveNode } from "../graph/draw-edges.ts";
import type { OperatorOptions, TaskDates } from "../options/operator-options.ts";
import type { BranchChoice } from "../task/branch-choice.ts";
import type { NoInputs } from "../task/no-inputs.ts";
import { BaseOperator } from "./base-operator.ts";
import { callHandler } from "./call-handler.ts";
import { HANDLER_OPTION_NAMES, type HandlerOptions, readTemplatesExts } from "./handler-options.ts";
import { logReturned } from "./log-returned.ts";
import { OPERATOR_KIND, type OperatorKind } from "./operator-kind.ts";
import { requireFunction } from "./required-option.ts";

/**
 * Chooses which of the tasks directly below it run, to be extended: `chooseBranch` names them.
 *
 * Directly below, everything is skipped that was neither chosen nor lies below a chosen task.
 */
export abstract class BaseBranchOperator extends BaseOperator {
  // A constructor of its own, so that the dates are among the options it takes.
  constructor(options: OperatorOptions & TaskDates) {
    super(options);
  }

  get [OPERATOR_KIND](): OperatorKind {
    return "branch";
  }

  /** Placed tasks or groups of the Dag, their ids, or nothing to skip all tasks directly below. */
  abstract chooseBranch(context: TaskContext): BranchChoice | Promise<BranchChoice>;

  override async execute(context: TaskContext): Promise<string | string[] | undefined> {
    return namesOf(this, await this.chooseBranch(context));
  }
}

/** Options of {@link BranchOperator}. */
export interface BranchOperatorOptions<I extends object, Rule extends TriggerRule>
  extends HandlerOptions<I, BranchChoice | Promise<BranchChoice>, Rule> {
  /** Logs what the function chose. Defaults to `true`. */
  readonly showReturnValueInLogs?: boolean;
}

/** A branch whose choice is a function's. `dag.task.branch(handler)` makes one with less to write. */
export class BranchOperator<
  I extends object = NoInputs,
  Rule extends TriggerRule = "all_success",
> extends BaseBranchOperator {
  static readonly optionNames: readonly string[] = [...HANDLER_OPTION_NAMES, "showReturnValueInLogs"];
  static override readonly templateFields: readonly string[] = ["inputs", "templatesDict"];
  static override readonly uiColor: string = "#ffefeb";

  readonly callable: (inputs: I, context: TaskContext) => BranchChoice | Promise<BranchChoice>;
  readonly inputs: I;
  readonly templatesDict: Readonly<Record<string, unknown>> | null;
  readonly templatesExts: readonly string[] | null;
  readonly showReturnValueInLogs: boolean;

  constructor({
    callable,
    inputs,
    templatesDict,
    templatesExts,
    showReturnValueInLogs,
    ...options
  }: BranchOperatorOptions<I, Rule>) {
    super(options);
    requireFunction(this, "callable", callable);
    this.callable = callable;
    this.inputs = (inputs ?? {}) as I;
    this.templatesDict = templatesDict ?? null;
    this.templatesExts = readTemplatesExts(this, templatesExts);
    this.showReturnValueInLogs = showReturnValueInLogs ?? true;
  }

  override async execute(context: TaskContext): Promise<string | string[] | undefined> {
    const chosen = await super.execute(context);
    logReturned(chosen, context, { isShown: this.showReturnValueInLogs });
    return chosen;
  }

  override chooseBranch(context: TaskContext): BranchChoice | Promise<BranchChoice> {
    return callHandler<BranchChoice | Promise<BranchChoice>>(this, context);
  }
}

/** The ids that a choice stands for; one id stays one, so that the XCom is what the author chose. */
export function namesOf(operator: BaseOperator, choice: BranchChoice): string | string[] | undefined {
  if (choice === null || choice === undefined) return undefined;
  if (Array.isArray(choice)) return choice.map((one: unknown) => nameOf(operator, one));
  return nameOf(operator, choice);
}

function nameOf(operator: BaseOperator, choice: unknown): string {
  if (typeof choice === "string") return choice;
  if (typeof choice !== "object" || choice === null) {
    throw new DagError(
      placeOfOperator(operator),
      `the branch chose ${typeof choice === "function" ? "a function" : String(choice)}; ` +
        "expected a placed task, a task group, an id, a list of these, or null.",
    );
  }
  const node = resolveNode(choice);
  return isGroup(node) ? node.groupId : node.taskId;
}
