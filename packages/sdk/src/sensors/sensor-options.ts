import { authorDefaults } from "../dag/author-defaults.ts";
import { type DagPlace, InvalidOptionError } from "../dag/dag-error.ts";
import { OptionReader } from "../options/option-reader.ts";
import type { Duration } from "../schedule/duration.ts";

/** How often a sensor looks, how long, and what it makes of errors. */
export interface PokeOptions {
  /** How long it waits after a look that found nothing. Defaults to a minute. */
  readonly pokeInterval?: Duration;
  /** How long it looks before it fails for good. Defaults to `[sensors] default_timeout`, seven days. */
  readonly timeout?: Duration;
  /**
   * `poke` keeps its slot while it waits; `reschedule` gives it up and is started again for each look. Defaults to `poke`.
   */
  readonly mode?: "poke" | "reschedule";
  /** Skips the task where its timeout, or an error that fails it for good, would fail it. Defaults to `false`. */
  readonly softFail?: boolean;
  /** Doubles the wait with every look, with a spread. Defaults to `false`. */
  readonly exponentialBackoff?: boolean;
  /** The longest that a growing wait may become. */
  readonly maxWait?: Duration;
  /** Takes an error of a look for one that found nothing. Defaults to `false`. */
  readonly silentFail?: boolean;
  /** Skips the task when a look throws. Defaults to `false`. */
  readonly neverFail?: boolean;
  /**
   * Takes the looks after the first in the triggerer, where thousands of sensors share a process, and needs no slot
   * meanwhile. Defaults to `[operators] default_deferrable`; `mode` then makes no difference.
   */
  readonly deferrable?: boolean;
}

/** The options of a sensor with every default filled in. Lengths of time are seconds. */
export interface PokeSettings {
  readonly pokeInterval: number;
  readonly timeout: number;
  readonly mode: "poke" | "reschedule";
  readonly softFail: boolean;
  readonly exponentialBackoff: boolean;
  readonly maxWait: number | null;
  readonly silentFail: boolean;
  readonly neverFail: boolean;
  /** `null` where the author has not said. */
  readonly deferrable: boolean | null;
}

/** The names of {@link PokeOptions}, for authors without a compiler. */
export const POKE_OPTION_NAMES: readonly string[] = Object.keys({
  pokeInterval: true,
  timeout: true,
  mode: true,
  softFail: true,
  exponentialBackoff: true,
  maxWait: true,
  silentFail: true,
  neverFail: true,
  deferrable: true,
} satisfies Record<keyof PokeOptions, true>);

const POKE_INTERVAL_SECONDS = 60;

/** Reads a sensor's options, each refused with a sentence when it cannot be used. */
export function readPokeSettings(place: DagPlace, given: PokeOptions): PokeSettings {
  const options = new OptionReader(place, given);
  if (given.softFail === true && given.neverFail === true) {
    throw new InvalidOptionError(place, '"softFail" and "neverFail" are both true; expected one of the two at most.');
  }
  return {
    pokeInterval: options.seconds("pokeInterval") ?? POKE_INTERVAL_SECONDS,
    timeout: options.seconds("timeout") ?? authorDefaults().sensorTimeoutSeconds,
    mode: options.oneOf("mode", ["poke", "reschedule"]) ?? "poke",
    softFail: options.flag("softFail") ?? false,
    exponentialBackoff: options.flag("exponentialBackoff") ?? false,
    maxWait: options.seconds("maxWait") ?? null,
    silentFail: options.flag("silentFail") ?? false,
    neverFail: options.flag("neverFail") ?? false,
    deferrable: options.flag("deferrable") ?? null,
  };
}

/** Takes the options of a sensor out of those of its task. */
export function splitPokeOptions<Options extends PokeOptions>(
  options: Options,
): { readonly poke: PokeOptions; readonly task: Omit<Options, keyof PokeOptions> } {
  const {
    pokeInterval,
    timeout,
    mode,
    softFail,
    exponentialBackoff,
    maxWait,
    silentFail,
    neverFail,
    deferrable,
    ...task
  } = options;
  const given = {
    pokeInterval,
    timeout,
    mode,
    softFail,
    exponentialBackoff,
    maxWait,
    silentFail,
    neverFail,
    deferrable,
  };
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return { poke: Object.fromEntries(entries), task };
}
