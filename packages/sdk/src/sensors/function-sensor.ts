import type { TriggerRule } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import { callHandler } from "../operators/call-handler.ts";
import { HANDLER_OPTION_NAMES, type HandlerOptions, readTemplatesExts } from "../operators/handler-options.ts";
import { requireFunction } from "../operators/required-option.ts";
import type { NoInputs } from "../task/no-inputs.ts";
import { BaseSensor } from "./base-sensor.ts";
import { POKE_OPTION_NAMES, type PokeOptions } from "./sensor-options.ts";

/** Options of {@link FunctionSensor}. */
export interface FunctionSensorOptions<I extends object, R, Rule extends TriggerRule>
  extends HandlerOptions<I, R, Rule>,
    PokeOptions {}

/** A sensor that looks with a function. `dag.task.sensor(handler)` makes one with less to write. */
export class FunctionSensor<
  I extends object = NoInputs,
  R = unknown,
  Rule extends TriggerRule = "all_success",
> extends BaseSensor {
  static override readonly optionNames: readonly string[] = [...POKE_OPTION_NAMES, ...HANDLER_OPTION_NAMES];
  static override readonly templateFields: readonly string[] = ["inputs", "templatesDict"];

  readonly callable: (inputs: I, context: TaskContext) => R;
  readonly inputs: I;
  readonly templatesDict: Readonly<Record<string, unknown>> | null;
  readonly templatesExts: readonly string[] | null;

  constructor({ callable, inputs, templatesDict, templatesExts, ...options }: FunctionSensorOptions<I, R, Rule>) {
    super(options);
    requireFunction(this, "callable", callable);
    this.callable = callable;
    // Values of the inputs' own types once the sensor looks.
    this.inputs = (inputs ?? {}) as I;
    this.templatesDict = templatesDict ?? null;
    this.templatesExts = readTemplatesExts(this, templatesExts);
  }

  override poke(context: TaskContext): R {
    return callHandler<R>(this, context);
  }
}
