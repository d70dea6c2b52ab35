import type { HumanEvent } from "@baram/domain";
import { DagError } from "../dag/dag-error.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import { OPERATOR_KIND, type OperatorKind } from "../operators/operator-kind.ts";
import { type AskingOptions, BaseHITLOperator, type ChoiceOptions } from "./base-hitl-operator.ts";

/** Options of {@link HITLBranchOperator}. */
export interface HITLBranchOperatorOptions extends AskingOptions, ChoiceOptions {
  /** By option, the id of the task directly below that it stands for. Options that are not named stand for themselves. */
  readonly optionsMapping?: Readonly<Record<string, string>>;
}

/** Lets a person choose which of the tasks directly below run. Its result is their ids. */
export class HITLBranchOperator extends BaseHITLOperator<readonly string[]> {
  static override readonly optionNames: readonly string[] = [...BaseHITLOperator.optionNames, "optionsMapping"];

  readonly optionsMapping: Readonly<Record<string, string>>;

  constructor({ optionsMapping, ...options }: HITLBranchOperatorOptions) {
    super(options);
    this.optionsMapping = optionsMapping ?? {};
    const unknown = Object.keys(this.optionsMapping).find((option) => !this.choice.options.includes(option));
    if (unknown !== undefined) {
      throw new DagError(
        placeOfOperator(this),
        `"optionsMapping" has "${unknown}", which is not among the options ${this.choice.options.join(", ")}.`,
      );
    }
  }

  get [OPERATOR_KIND](): OperatorKind {
    return "branch";
  }

  override executeComplete({ chosenOptions }: HumanEvent): readonly string[] {
    return chosenOptions.map((option) => this.optionsMapping[option] ?? option);
  }
}
