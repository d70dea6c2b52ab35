import type { HumanEvent } from "@baram/domain";
import { type AskingOptions, BaseHITLOperator, type ChoiceOptions } from "./base-hitl-operator.ts";

/** Options of {@link HITLOperator}. */
export interface HITLOperatorOptions extends AskingOptions, ChoiceOptions {}

/**
 * Asks a person to choose, and to fill something in. Its result is the answer: `chosenOptions`, `paramsInput`,
 * `respondedAt`, `respondedByUser` and `timedOut`.
 */
export class HITLOperator extends BaseHITLOperator<HumanEvent> {
  // A constructor of its own, so that the types of its options are found.
  constructor(options: HITLOperatorOptions) {
    super(options);
  }

  override executeComplete(event: HumanEvent): HumanEvent {
    return event;
  }
}
