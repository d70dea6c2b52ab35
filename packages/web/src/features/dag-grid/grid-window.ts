import type { GridWindow } from "../../api/ui-api.ts";
import type { GridSearch } from "../../app/search-params.ts";

const RUNS = 26;
const RUNS_NARROW = 7;

/** Which runs the grid of an address shows. */
export function gridWindowOf(search: GridSearch, isNarrow: boolean): GridWindow {
  const { limit = isNarrow ? RUNS_NARROW : RUNS, before, run_type, run_state } = search;
  return { limit, before, run_type, state: run_state, times: false };
}
