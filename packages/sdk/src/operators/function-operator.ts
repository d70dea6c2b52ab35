import { inspect } from "node:util";
import type { TriggerRule } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import type { TaskDates, TaskOptions, TaskPlacement } from "../options/operator-options.ts";
import type { InputsFor } from "../task/input.ts";
import type { NoInputs } from "../task/no-inputs.ts";
import { BaseOperator } from "./base-operator.ts";
import { callHandler } from "./call-handler.ts";
import { requireFunction } from "./required-option.ts";

/** Options of every operator that calls a function. */
export interface HandlerOptions<I extends object, R, Rule extends TriggerRule>
  extends TaskOptions<Rule>,
    TaskPlacement,
    TaskDates {
  /** Called with the inputs and the context. */
  readonly callable: (inputs: I, context: TaskContext) => R;
  /** Named inputs: values (texts are rendered as templates), references, or objects and lists containing them. */
  readonly inputs?: NoInfer<InputsFor<I, Rule>>;
  /** Rendered, and given to the function as `context.templatesDict`. */
  readonly templatesDict?: Readonly<Record<string, unknown>>;
}

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
  static readonly optionNames: readonly string[] = ["callable", "inputs", "templatesDict", "showReturnValueInLogs"];
  static override readonly templateFields: readonly string[] = ["inputs", "templatesDict"];
  static override readonly uiColor: string = "#ffefeb";

  readonly callable: (inputs: I, context: TaskContext) => R;
  readonly inputs: I;
  readonly templatesDict: Readonly<Record<string, unknown>> | null;
  readonly showReturnValueInLogs: boolean;

  constructor({
    callable,
    inputs,
    templatesDict,
    showReturnValueInLogs,
    ...options
  }: FunctionOperatorOptions<I, R, Rule>) {
    super(options);
    requireFunction(this, "callable", callable);
    this.callable = callable;
    // Values of the inputs' own types once `execute` runs.
    this.inputs = (inputs ?? {}) as I;
    this.templatesDict = templatesDict ?? null;
    this.showReturnValueInLogs = showReturnValueInLogs ?? true;
  }

  override async execute(context: TaskContext): Promise<Awaited<R>> {
    const returned = await callHandler<R>(this, context);
    if (returned !== undefined) context.log.info(describeReturned(returned, this.showReturnValueInLogs));
    return returned;
  }
}

function describeReturned(returned: unknown, isShown: boolean): string {
  if (!isShown) return "Done. Returned value not shown";
  const text =
    typeof returned === "string"
      ? returned
      : inspect(returned, { depth: 4, maxArrayLength: 20, maxStringLength: 1000 });
  return `Done. Returned value was: ${text}`;
}
