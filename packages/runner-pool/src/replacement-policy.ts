import type { RunnerResidue } from "@baram/execution-api";

/** When a runner has been used enough. */
export interface ReplacementLimits {
  /** How many attempts one runner carries out. */
  readonly attemptsMaximum: number;
  /** How much heap may be in use after a piece of work. */
  readonly heapUsedBytesMaximum: number;
  /** How much larger than after its first piece of work the process may have grown. */
  readonly residentSetGrowthBytesMaximum: number;
}

/** What a runner has been used for so far, the work that has just ended included. */
export interface RunnerUse {
  readonly attempts: number;
  /** Whether its last attempt asked for a process of its own. */
  readonly wasIsolated: boolean;
  /** After its first piece of work. */
  readonly residentSetBytesAtFirst: number;
}

/**
 * Decides whether a runner that ended its work by itself may be given more.
 *
 * In doubt it is replaced: a fresh one costs tens of milliseconds, an attempt disturbed by its predecessor costs trust.
 *
 * @returns the reason, to be read after "replaced because"; `null` keeps it.
 */
export function decideReplacement(use: RunnerUse, residue: RunnerResidue, limits: ReplacementLimits): string | null {
  if (residue.leftovers.length > 0) return `its work left behind: ${residue.leftovers.join(", ")}`;
  if (use.wasIsolated) return "its attempt asked for a process of its own";
  if (use.attempts >= limits.attemptsMaximum) return `it has carried out ${use.attempts} attempts`;
  if (residue.heapUsedBytes > limits.heapUsedBytesMaximum) {
    return `its heap has grown to ${inMegabytes(residue.heapUsedBytes)}`;
  }
  const growth = residue.residentSetBytes - use.residentSetBytesAtFirst;
  if (growth > limits.residentSetGrowthBytesMaximum) return `its memory has grown by ${inMegabytes(growth)}`;
  return null;
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
