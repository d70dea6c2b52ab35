import type { HumanEvent } from "@baram/domain";
import { DECIDES_BY, OPERATOR_KIND, type OperatorKind } from "../operators/operator-kind.ts";
import { type AskingOptions, BaseHITLOperator } from "./base-hitl-operator.ts";

const APPROVE = "Approve";
const REJECT = "Reject";

/** Options of {@link ApprovalOperator}. */
export interface ApprovalOperatorOptions extends Omit<AskingOptions, "defaults"> {
  /** What counts when the time is over and nobody has answered. Defaults to nothing: the task fails then. */
  readonly defaults?: "Approve" | "Reject" | readonly ["Approve" | "Reject"];
  /** Fails the task when it is rejected, in place of skipping what is below it. Defaults to `false`. */
  readonly failOnReject?: boolean;
  /** Skips everything below instead of only the tasks directly below. Defaults to `false`. */
  readonly ignoreDownstreamTriggerRules?: boolean;
}

/** A person rejected it. */
export class HITLRejectedError extends Error {
  override readonly name = "HITLRejectedError";
}

/** Asks a person to approve: what is below runs then, and is skipped when it is rejected. */
export class ApprovalOperator extends BaseHITLOperator<HumanEvent> {
  static override readonly optionNames: readonly string[] = [
    ...BaseHITLOperator.optionNames.filter((name) => name !== "options" && name !== "multiple"),
    "failOnReject",
    "ignoreDownstreamTriggerRules",
  ];

  readonly failOnReject: boolean;
  readonly ignoreDownstreamTriggerRules: boolean;

  constructor({ failOnReject, ignoreDownstreamTriggerRules, ...options }: ApprovalOperatorOptions) {
    super({ ...options, options: [APPROVE, REJECT] });
    this.failOnReject = failOnReject ?? false;
    this.ignoreDownstreamTriggerRules = ignoreDownstreamTriggerRules ?? false;
  }

  get [OPERATOR_KIND](): OperatorKind {
    return "shortCircuit";
  }

  /** Not for authors: whether what is below runs. */
  [DECIDES_BY](result: unknown): boolean {
    return (result as HumanEvent).chosenOptions.includes(APPROVE);
  }

  override executeComplete(event: HumanEvent): HumanEvent {
    if (this.failOnReject && event.chosenOptions.includes(REJECT)) {
      const who = event.respondedByUser ?? "the default, because nobody answered in time";
      throw new HITLRejectedError(`"${this.subject}" was rejected by ${who}.`);
    }
    return event;
  }
}
