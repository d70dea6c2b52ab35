import { Dag, UnknownOptionError } from "baram";
import type { ParityException } from "./parity-exception.ts";

interface GivenDefaults {
  readonly default_args?: object;
}

interface GivenDags {
  readonly dag?: GivenDefaults & { readonly groups?: readonly GivenDefaults[] };
}

/** Decided differences in what default arguments may be called. */
export const DEFAULT_ARGS_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: "decisions/0025-unknown-default-arguments-are-refused.md",
    reason: "an unknown name among default arguments is refused",
    format: "dag-run-outcome/1",
    covers: ({ given }) => {
      const { dag = {} } = given as GivenDags;
      const names = [dag, ...(dag.groups ?? [])].flatMap((holder) => Object.keys(holder.default_args ?? {}));
      return names.some(isUnknown);
    },
    documented: () => ({ error: "TypeError" }),
  },
];

/** Whether no task has an option of this name, which is Airflow's. */
function isUnknown(name: string): boolean {
  const inBaram = name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
  try {
    new Dag("d", { schedule: null, defaultArgs: { [inBaram]: undefined } });
    return false;
  } catch (error) {
    return error instanceof UnknownOptionError;
  }
}
