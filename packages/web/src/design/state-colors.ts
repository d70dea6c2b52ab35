import type { TaskInstanceState } from "@baram/domain";

interface StateColor {
  readonly light: string;
  readonly dark: string;
}

/**
 * The colour of every state, the only place where one is written.
 *
 * Runs use `success`, `running`, `failed` and `queued` of the same table. Each colour was chosen for at
 * least 3:1 on every surface it meets, and to stay apart under colour blindness; the shape of the mark
 * names the state without colour.
 */
const STATE_COLORS = {
  success: { light: "#0A7E5E", dark: "#4AD480" },
  running: { light: "#58993A", dark: "#C0E62A" },
  failed: { light: "#B40C29", dark: "#FF4F6F" },
  upstream_failed: { light: "#E85D09", dark: "#CB6819" },
  skipped: { light: "#B92AA0", dark: "#FE96E9" },
  up_for_retry: { light: "#A25F08", dark: "#E2A90C" },
  up_for_reschedule: { light: "#15627E", dark: "#17C4CA" },
  queued: { light: "#798B90", dark: "#8B95A3" },
  scheduled: { light: "#674F48", dark: "#EBD0B2" },
  deferred: { light: "#7A66F0", dark: "#A78EFF" },
  restarting: { light: "#A961CB", dark: "#C25AD6" },
  removed: { light: "#828994", dark: "#7A828E" },
  none: { light: "#828994", dark: "#7A828E" },
} as const satisfies Record<TaskInstanceState, StateColor>;

/** Every state in the order of legends and counts. */
export const STATES_IN_LEGEND_ORDER = Object.keys(STATE_COLORS) as readonly TaskInstanceState[];

/** The name of the CSS custom property that holds a state's colour in the theme of the moment. */
export function stateColorToken(state: TaskInstanceState): string {
  return `--state-${state}`;
}

/** The same as a value of a style. */
export function stateColorVariable(state: TaskInstanceState): string {
  return `var(${stateColorToken(state)})`;
}

/** The custom properties of all states, for one theme. */
export function stateColorVariables(theme: keyof StateColor): Record<string, string> {
  return Object.fromEntries(STATES_IN_LEGEND_ORDER.map((state) => [`--state-${state}`, STATE_COLORS[state][theme]]));
}
