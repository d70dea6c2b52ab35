import { instantInTimezone, isPlainMarker } from "@baram/domain";
import { InvalidOptionError } from "../dag/dag-error.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import type { OperatorOptions, TaskDates } from "../options/operator-options.ts";
import { OptionReader } from "../options/option-reader.ts";
import { type Template, templateField } from "../template/template.ts";
import { BaseOperator } from "./base-operator.ts";
import { DAG_LINK, type OperatorDagLink, RECURSION_DEPTH_DEFAULT } from "./dag-link.ts";
import { OPERATOR_KIND, type OperatorKind } from "./operator-kind.ts";
import { requireOption } from "./required-option.ts";

/** Options of {@link ExternalTaskMarker}. */
export interface ExternalTaskMarkerOptions extends OperatorOptions, TaskDates {
  /** A template. */
  readonly externalDagId: Template<string>;
  /** A template. */
  readonly externalTaskId: Template<string>;
  /** The other's logical date, an ISO text. Defaults to this run's, `{{ logical_date.isoformat() }}`. A template. */
  readonly logicalDate?: Template<string>;
  /** How many markers, one after the other, a clear follows whose first is this one. Defaults to 10. */
  readonly recursionDepth?: number;
}

const LOGICAL_DATE_OF_RUN = "{{ logical_date.isoformat() }}";

/**
 * Says that a task of another Dag uses what is above it: clearing the marker clears that task and all that is below it,
 * and goes on with the markers among them.
 *
 * It does nothing itself. It is settled without a worker where its date is the run's own (`logical_date`, `ts`, `ds`, an
 * end of the data interval) or a written one; any other template is rendered when the marker runs.
 */
export class ExternalTaskMarker extends BaseOperator {
  static readonly optionNames: readonly string[] = ["externalDagId", "externalTaskId", "logicalDate", "recursionDepth"];
  static override readonly templateFields: readonly string[] = ["externalDagId", "externalTaskId", "logicalDate"];
  static override readonly uiColor = "#4db7db";
  static readonly [DAG_LINK]: OperatorDagLink = { kind: "marker", dagIdField: "externalDagId" };

  readonly externalDagId: string;
  readonly externalTaskId: string;
  readonly logicalDate: string;
  readonly recursionDepth: number;

  constructor({ externalDagId, externalTaskId, logicalDate, recursionDepth, ...options }: ExternalTaskMarkerOptions) {
    super(options);
    requireOption(this, "externalDagId", externalDagId);
    requireOption(this, "externalTaskId", externalTaskId);
    const read = new OptionReader(placeOfOperator(this), { recursionDepth });
    this.externalDagId = templateField<string>(externalDagId);
    this.externalTaskId = templateField<string>(externalTaskId);
    this.logicalDate = templateField<string>(logicalDate ?? LOGICAL_DATE_OF_RUN);
    this.recursionDepth = read.wholeNumber("recursionDepth", { minimum: 1 }) ?? RECURSION_DEPTH_DEFAULT;
    this.#checkDate();
  }

  get [OPERATOR_KIND](): OperatorKind {
    const { externalDagId, externalTaskId, logicalDate } = this;
    return isPlainMarker({ externalDagId, externalTaskId, logicalDate }) ? "empty" : "work";
  }

  override execute(): undefined {
    return undefined;
  }

  #checkDate(): void {
    const { logicalDate } = this;
    if (typeof logicalDate !== "string" || logicalDate.includes("{")) return;
    if (instantInTimezone(logicalDate, "UTC") !== null) return;
    throw new InvalidOptionError(
      placeOfOperator(this),
      `"logicalDate" is "${logicalDate}"; expected an ISO date and time such as 2026-11-06T12:00:00+00:00.`,
    );
  }
}
