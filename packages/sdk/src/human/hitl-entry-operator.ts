import { type HumanEvent, resolveParams } from "@baram/domain";
import { serializeParams } from "../params/serialize-params.ts";
import { type AskingOptions, BaseHITLOperator, type ChoiceOptions } from "./base-hitl-operator.ts";

const OK = "OK";

/** Options of {@link HITLEntryOperator}. */
export interface HITLEntryOperatorOptions extends AskingOptions, Partial<ChoiceOptions> {}

/**
 * Asks a person to fill something in. There is one option, `OK`, unless others are given; it is the default as well where
 * each of the `params` has one.
 */
export class HITLEntryOperator extends BaseHITLOperator<HumanEvent> {
  constructor({ options = [OK], defaults, ...rest }: HITLEntryOperatorOptions) {
    super({ ...rest, options, ...defaultsOf({ options, defaults, params: rest.params }) });
  }

  override executeComplete(event: HumanEvent): HumanEvent {
    return event;
  }
}

/** Parity: the entry that is asked for is optional where its author names no options. */
function defaultsOf({
  options,
  defaults,
  params = {},
}: {
  readonly options: readonly string[];
  readonly defaults: AskingOptions["defaults"];
  readonly params: AskingOptions["params"];
}): Pick<AskingOptions, "defaults"> {
  if (defaults !== undefined) return { defaults };
  const isGiven = resolveParams(serializeParams({ dagId: null, taskId: null }, params), {}).kind === "params";
  return options.length === 1 && options[0] === OK && isGiven ? { defaults: [OK] } : {};
}
