import type { TriggerRule } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import type { TaskDates, TaskOptions, TaskPlacement } from "../options/operator-options.ts";
import { OptionReader } from "../options/option-reader.ts";
import type { InputsFor } from "../task/input.ts";
import type { BaseOperator } from "./base-operator.ts";

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
  /** A text in `inputs` or `templatesDict` that ends with one of these names a template file. Defaults to none. */
  readonly templatesExts?: readonly string[];
}

/** The names of {@link HandlerOptions} that not every operator has, for authors without a compiler. */
export const HANDLER_OPTION_NAMES: readonly string[] = ["callable", "inputs", "templatesDict", "templatesExts"];

/** The endings of names of template files; `null` where the author gave none. */
export function readTemplatesExts(operator: BaseOperator, templatesExts: unknown): readonly string[] | null {
  return new OptionReader(placeOfOperator(operator), { templatesExts }).texts("templatesExts") ?? null;
}
