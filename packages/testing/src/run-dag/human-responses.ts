import type { HumanRequest, Json } from "@baram/domain";

/** What a person answers in a test: the option chosen, or more than that. */
export type TestedHumanResponse =
  | string
  | {
      readonly chosenOptions: string | readonly string[];
      /** Defaults to the defaults of the request's params. */
      readonly paramsInput?: Readonly<Record<string, Json>>;
      /** The name of the user. Defaults to `tester`. */
      readonly respondedByUser?: string;
    };

const TESTER = "tester";

/** Answers what tasks ask, by their ids. */
export function askPersonOf(responses: Readonly<Record<string, TestedHumanResponse>>) {
  const byTask = new Map(Object.entries(responses));
  return async (_request: HumanRequest, taskId: string | null) => {
    const given = byTask.get(taskId ?? "");
    if (given === undefined) return null;
    const {
      chosenOptions,
      paramsInput = {},
      respondedByUser = TESTER,
    } = typeof given === "string" ? { chosenOptions: given } : given;
    const chosen = typeof chosenOptions === "string" ? [chosenOptions] : chosenOptions;
    return { response: { chosenOptions: chosen, paramsInput }, answeredBy: respondedByUser };
  };
}
