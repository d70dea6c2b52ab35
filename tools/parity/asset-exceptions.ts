import type { GivenAssetAction } from "./asset-schedule/asset-stage.ts";
import type { ParityException } from "./parity-exception.ts";

/** Where Airflow has to parse a Dag's file again before it knows what an alias stands for. */
export const ASSET_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: "decisions/0027-aliases-are-resolved-at-each-look.md",
    reason: "what waits for an alias runs without its file being parsed again",
    format: "asset-schedule/1",
    covers: ({ given }) => looksBeforeParsing((given as { readonly actions: readonly GivenAssetAction[] }).actions),
  },
];

/** Whether the scheduler looks after an update under an alias and before the next parse. */
function looksBeforeParsing(actions: readonly GivenAssetAction[]): boolean {
  let isUnparsed = false;
  for (const action of actions) {
    if (action.do === "parse") isUnparsed = false;
    if (action.do === "produce" && action.alias_events !== undefined) isUnparsed = true;
    if (action.do === "schedule" && isUnparsed) return true;
  }
  return false;
}
