import type { TriggerRule } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import type { NoInputs } from "../task/no-inputs.ts";
import { BaseOperator } from "./base-operator.ts";
import { callHandler } from "./call-handler.ts";
import { HANDLER_OPTION_NAMES, type HandlerOptions, readTemplatesExts } from "./handler-options.ts";
import { logReturned } from "./log-returned.ts";
import { requireFunction } from "./required-option.ts";

/** Options of {@link FunctionOperator}. */
export interface FunctionOperatorOptions<I extends object, R, Rule extends TriggerRule>
  extends HandlerOptions<I, R, Rule> {
  /** Logs what the function returned. Defaults to `true`. */
  readonly showReturnValueInLogs?: boolean;
}

/** Calls a function; what it returns is the task's XCom. `dag.task(handler)` makes one with less to write. */
export class FunctionOperator<
  I extends object = NoInputs,
  R = unknown,
  Rule extends TriggerRule = "all_success",
> extends BaseOperator {
  static readonly optionNames: readonly string[] = [...HANDLER_OPTION_NAMES, "showReturnValueInLogs"];
  static override readonly templateFields: readonly string[] = ["inputs", "templatesDict"];
  static override readonly uiColor: string = "#ffefeb";

  readonly callable: (inputs: I, context: TaskContext) => R;
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
  }: FunctionOperatorOptions<I, R, Rule>) {
    super(options);
    requireFunction(this, "callable", callable);
    this.callable = callable;
    // Values of the inputs' own types once `execute` runs.
    this.inputs = (inputs ?? {}) as I;
    this.templatesDict = templatesDict ?? null;
    this.templatesExts = readTemplatesExts(this, templatesExts);
    this.showReturnValueInLogs = showReturnValueInLogs ?? true;
  }

  override async execute(context: TaskContext): Promise<Awaited<R>> {
    const returned = await callHandler<R>(this, context);
    logReturned(returned, context, { isShown: this.showReturnValueInLogs });
    return returned;
  }
}
