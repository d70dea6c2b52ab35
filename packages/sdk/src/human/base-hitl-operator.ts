import { type HumanEvent, type HumanRequest, humanRequestProblem } from "@baram/domain";
import type { Callback, Callbacks } from "../callback/callback.ts";
import { listOf } from "../callback/list-of.ts";
import { DagError } from "../dag/dag-error.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import { BaseOperator } from "../operators/base-operator.ts";
import { requireOption } from "../operators/required-option.ts";
import type { OperatorOptions, TaskDates } from "../options/operator-options.ts";
import { OptionReader } from "../options/option-reader.ts";
import type { ParamDeclarations } from "../params/param.ts";
import { serializeParams } from "../params/serialize-params.ts";
import type { Duration } from "../schedule/duration.ts";
import { type Template, templateField } from "../template/template.ts";
import { type Deferral, defer } from "../trigger/deferral.ts";
import { HITLTrigger } from "./hitl-trigger.ts";

/** Under this key an operator that asks a person holds whom it tells of that. Registered, for there may be two copies of this package. */
export const HUMAN_NOTIFIERS = Symbol.for("baram.humanNotifiers");

/** What every operator takes that asks a person. */
export interface AskingOptions extends Omit<OperatorOptions, "params">, TaskDates {
  /** What is asked, in one line. A template. */
  readonly subject: Template<string>;
  /** More of it, as Markdown. Defaults to nothing. A template. */
  readonly body?: Template<string | null>;
  /**
   * What is chosen when the time is over and nobody has answered. Defaults to nothing: the task fails then. Each of the
   * `params` needs a default of its own beside.
   */
  readonly defaults?: string | readonly string[];
  /** What is to be filled in beside the choice, declared as the params of a Dag are. Defaults to nothing. */
  readonly params?: ParamDeclarations;
  /** How long an answer may take. Defaults to no limit but the task's `executionTimeout`. */
  readonly responseTimeout?: Duration | null;
  /** The names of the users who may answer. Defaults to everybody who has the right. */
  readonly assignedUsers?: string | readonly string[];
  /** Told when the question is asked, with a context that has `humanRequest`: its subject and where it is answered. */
  readonly notifiers?: Callbacks;
}

/** What can be chosen. */
export interface ChoiceOptions {
  /** What can be chosen from. */
  readonly options: readonly string[];
  /** Whether several options can be chosen. Defaults to `false`. */
  readonly multiple?: boolean;
}

/** Asks a person and waits for the answer without a slot, to be extended: `executeComplete` says what the answer means. */
export abstract class BaseHITLOperator<Result> extends BaseOperator {
  static readonly optionNames: readonly string[] = [
    "subject",
    "body",
    "options",
    "defaults",
    "multiple",
    "params",
    "responseTimeout",
    "assignedUsers",
    "notifiers",
  ];
  static override readonly templateFields: readonly string[] = ["subject", "body"];
  static override readonly uiColor: string = "#e6eefb";

  readonly subject: string;
  readonly body: string | null;
  readonly choice: Omit<HumanRequest, "subject" | "body">;
  readonly responseTimeoutSeconds: number | null;
  readonly [HUMAN_NOTIFIERS]: readonly Callback[];

  constructor({
    subject,
    body,
    options: choices,
    defaults,
    multiple,
    params,
    responseTimeout,
    assignedUsers,
    notifiers,
    ...options
  }: AskingOptions & ChoiceOptions) {
    super(options);
    requireOption(this, "subject", subject);
    requireOption(this, "options", choices);
    const place = placeOfOperator(this);
    const given = { options: choices, defaults, multiple, params, assignedUsers };
    const timeout = responseTimeout === null ? {} : { responseTimeout };
    const read = new OptionReader(place, { ...given, ...timeout });
    this.subject = templateField<string>(subject);
    this.body = templateField<string | null>(body ?? null);
    this.choice = {
      options: read.texts("options") ?? [],
      defaults: read.texts("defaults") ?? null,
      multiple: read.flag("multiple") ?? false,
      params: serializeParams(place, (read.record("params") ?? {}) as ParamDeclarations),
      assignedUsers: read.texts("assignedUsers") ?? [],
    };
    this.responseTimeoutSeconds = read.seconds("responseTimeout") ?? null;
    this[HUMAN_NOTIFIERS] = listOf<Callback>(notifiers);
    const problem = humanRequestProblem({ ...this.choice, subject: "", body: null });
    if (problem !== null) throw new DagError(place, problem);
  }

  override execute(): Deferral<Result> {
    const request: HumanRequest = { ...this.choice, subject: textOf(this.subject) ?? "", body: textOf(this.body) };
    const { responseTimeoutSeconds: seconds } = this;
    // The type of the deferral is that of what the method gives, which the subclass says.
    return defer({
      trigger: new HITLTrigger({ request }),
      resumeWith: this.executeComplete,
      timeout: seconds === null ? null : { seconds },
    }) as unknown as Deferral<Result>;
  }

  /** What becomes of the answer. */
  abstract executeComplete(event: HumanEvent): Result;
}

/** A template may give what is no text. */
function textOf(body: unknown): string | null {
  if (body === null || body === undefined) return null;
  return typeof body === "string" ? body : JSON.stringify(body);
}
