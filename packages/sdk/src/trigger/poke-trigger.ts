import { BaseTrigger } from "./base-trigger.ts";

/** What the looks of a sensor in the triggerer came to. */
export type PokeEnd =
  | { readonly kind: "found"; readonly value: unknown }
  | { readonly kind: "timedOut"; readonly elapsedSeconds: number }
  | { readonly kind: "thrown"; readonly signal: "skip" | "fail" | null; readonly message: string };

/** Where a sensor's looks go on. */
export interface PokeTriggerOptions {
  /** How many it has taken. */
  readonly looks: number;
  /** When it took the first. */
  readonly startedAt: Date;
}

/**
 * Stands for the looks of a sensor: whoever awaits it has the sensor itself made anew and lets it look, by
 * `pokeUntilFound`.
 */
export class PokeTrigger extends BaseTrigger<PokeEnd> {
  static readonly isBuiltIn = true;

  readonly looks: number;
  readonly startedAt: Date;

  constructor(options: PokeTriggerOptions) {
    super(options);
    this.looks = options.looks;
    this.startedAt = options.startedAt;
  }

  override run(): Promise<PokeEnd> {
    return Promise.reject(new Error("The looks of a sensor need the sensor."));
  }
}
