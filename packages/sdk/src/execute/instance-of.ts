import { type SerializedTask, UNMAPPED } from "@baram/domain";
import { DagError } from "../dag/dag-error.ts";
import { constructInstanceOf } from "../dag/dag-registry.ts";
import { OPERATOR_STATE, type Operator, placeOfOperator } from "../dag/dag-state.ts";
import type { TaskMapping } from "../mapping/expansion.ts";
import { InstanceArgumentError } from "../mapping/instance-error.ts";
import { type ExpandedValue, resolveExpansion } from "../mapping/resolve-expansion.ts";
import { resolveWritten } from "../mapping/resolve-written.ts";
import { templateFieldNames, templateFieldsOf } from "../operators/template-fields-of.ts";
import type { OperatorOptions } from "../options/operator-options.ts";
import { serializeParams } from "../params/serialize-params.ts";
import { checkOptions } from "../serialize/check-operator.ts";
import {
  type ReadValues,
  readingFor,
  renderTemplateFields,
  type TemplateRendering,
} from "../template/render-template-fields.ts";
import { literal } from "../template/template.ts";

/** What carries out one instance of a task. */
export interface TaskInstanceOperator {
  /** The task's own, or one made for this instance of a mapped task. */
  readonly operator: Operator;
  /** The task with what its options say for this instance. */
  readonly task: SerializedTask;
  /** The values of the template fields, to be given to `executeOperator`. */
  readonly renderFields: (rendering: TemplateRendering) => Promise<Readonly<Record<string, unknown>>>;
}

/**
 * Makes what carries out one instance: of a mapped task it finds the instance's own elements first.
 *
 * Author code runs in here: functions of `map`, and the constructors of mapped operators.
 */
export async function instanceOf(
  operator: Operator,
  task: SerializedTask,
  rendering: TemplateRendering,
): Promise<TaskInstanceOperator> {
  const { mapping } = operator[OPERATOR_STATE];
  if (mapping === null) return { operator, task, renderFields: (given) => renderTemplateFields(operator, given) };
  const { mapIndex } = rendering.context.ti;
  if (mapIndex === UNMAPPED) {
    throw new DagError(
      placeOfOperator(operator),
      "it is mapped, and an instance of it was started that has no map index; expected one from 0.",
    );
  }
  const expanded = await resolveExpansion(mapping.expansion, mapIndex, readingFor(operator, rendering));
  checkArguments(mapping, Object.keys(expanded));
  return mapping.of === "inputs"
    ? withInputs(operator, task, mapping, expanded)
    : withOptions(operator, task, mapping, expanded, rendering);
}

/** Parity: params add up, and an id among the options of one instance has no effect. */
const MAY_REPEAT: ReadonlySet<string> = new Set(["params", "taskId"]);

function checkArguments({ constants, expansion, declaredInputs }: TaskMapping, names: readonly string[]): void {
  if (expansion.kind === "objects" && expansion.isStrict) {
    const twice = names.find((name) => Object.hasOwn(constants, name) && !MAY_REPEAT.has(name));
    if (twice !== undefined) {
      throw new InstanceArgumentError(
        `The object that this instance was given has "${twice}", which partial gives as well: take it out of one of the two, or write { strict: false }.`,
      );
    }
  }
  if (declaredInputs === null) return;
  const given = [...Object.keys(constants), ...names];
  const unknown = given.find((name) => !declaredInputs.includes(name));
  const missing = declaredInputs.find((name) => !given.includes(name));
  if (unknown === undefined && missing === undefined) return;
  const found =
    unknown === undefined ? `lacks the input "${missing}"` : `has "${unknown}", which is not an input of the task`;
  throw new InstanceArgumentError(`What this instance was given ${found}.`);
}

function withInputs(
  operator: Operator,
  task: SerializedTask,
  { constants }: TaskMapping,
  expanded: Readonly<Record<string, ExpandedValue>>,
): TaskInstanceOperator {
  const entries = Object.entries(expanded).map(([name, { value, isRead }]) => [name, isRead ? literal(value) : value]);
  const inputs: unknown = { ...constants, ...Object.fromEntries(entries) };
  const fields = { ...templateFieldsOf(operator), inputs };
  return { operator, task, renderFields: (rendering) => renderTemplateFields(operator, rendering, { fields }) };
}

/** The constructor of a mapped operator runs now, for only now it can be given all of its options. */
async function withOptions(
  prototype: Operator,
  task: SerializedTask,
  { constants }: TaskMapping,
  expanded: Readonly<Record<string, ExpandedValue>>,
  rendering: TemplateRendering,
): Promise<TaskInstanceOperator> {
  const reading = readingFor(prototype, rendering);
  const templateFields = templateFieldNames(prototype);
  const options: Record<string, unknown> = { ...constants };
  const read = { objects: new Set<unknown>(), fields: new Map<string, unknown>() } satisfies ReadValues;
  for (const [name, { value, isRead }] of Object.entries(expanded)) {
    // References in template fields are resolved when those are rendered.
    options[name] = isRead || templateFields.includes(name) ? value : await resolveWritten(value, reading);
    if (!isRead) continue;
    read.objects.add(value);
    read.fields.set(name, value);
  }
  // Parity: params are added to those of the task.
  if ("params" in expanded) {
    options["params"] = { ...(constants["params"] as object), ...(options["params"] as object) };
  }
  const Type = prototype.constructor as new (options: OperatorOptions) => Operator;
  const operator = constructInstanceOf(
    prototype[OPERATOR_STATE],
    () => new Type(options as unknown as OperatorOptions),
  );
  checkOptions(operator);
  const hasOwnSettings = OWN_SETTINGS.some((name) => name in expanded);
  return {
    operator,
    task: hasOwnSettings ? withOwnSettings(task, operator) : task,
    renderFields: (given) => renderTemplateFields(operator, given, { read }),
  };
}

/** What the scheduler does not need to know of an instance before it runs, so that each may have its own. */
const OWN_SETTINGS = ["doXcomPush", "multipleOutputs", "params"] as const;

function withOwnSettings(task: SerializedTask, operator: Operator): SerializedTask {
  const { settings, merged } = operator[OPERATOR_STATE];
  const { doXcomPush, multipleOutputs } = settings;
  const params = serializeParams(placeOfOperator(operator), merged.params ?? {});
  return { ...task, doXcomPush, multipleOutputs, params };
}
