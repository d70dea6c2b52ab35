import type { Pool, PoolUseAnswer } from "../../api/settings-shapes.ts";

/** One step of time with what was taken of a pool: on average, and at most. */
export interface PoolUseColumn {
  readonly from: string;
  readonly until: string;
  readonly running: number;
  readonly queued: number;
  readonly most: number;
}

/** What is taken of a pool at present. */
export interface PresentUse {
  readonly running: number;
  readonly queued: number;
}

/** Every step of the answer for one pool, oldest first, those without use included. */
export function poolUseColumns(use: PoolUseAnswer, name: string): readonly PoolUseColumn[] {
  const begin = Date.parse(use.from);
  const length = use.step_seconds * 1000;
  const known = new Map(use.pools.find((pool) => pool.name === name)?.steps.map((step) => [step.step, step]));
  return Array.from({ length: use.steps }, (_, step) => {
    const { running = 0, queued = 0, most = 0 } = known.get(step) ?? {};
    return {
      from: new Date(begin + step * length).toISOString(),
      until: new Date(begin + (step + 1) * length).toISOString(),
      running,
      queued,
      most,
    };
  });
}

/** What holds slots of the pool now; deferred tasks do where the pool says so. */
export function presentUse(pool: Pool): PresentUse {
  return {
    running: pool.running_slots + (pool.include_deferred ? pool.deferred_slots : 0),
    queued: pool.queued_slots,
  };
}

/** The most that was taken at once. */
export function mostTaken(columns: readonly PoolUseColumn[]): number {
  return columns.reduce((most, column) => Math.max(most, column.most), 0);
}

/** How high a chart reaches: to the slots of the pool, or further where more was taken than there is. */
export function topOf(columns: readonly PoolUseColumn[], now: PresentUse, slots: number): number {
  return Math.max(1, slots, Math.ceil(mostTaken(columns)), now.running + now.queued);
}

/** A number of slots with one decimal at most. */
export function slotWords(slots: number): string {
  return slots.toLocaleString("en", { maximumFractionDigits: 1 });
}

/** For a drawing that is one unit wide for each step and one high in all: bars of a kind, standing on those below. */
export function barsPath(columns: readonly PoolUseColumn[], top: number, kind: "running" | "queued"): string {
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return columns
    .flatMap((column, place) => {
      const foot = kind === "queued" ? column.running : 0;
      const height = column[kind];
      if (height <= 0) return [];
      return [`M${place} ${rounded(1 - foot / top)}v${rounded(-height / top)}h0.8v${rounded(height / top)}z`];
    })
    .join("");
}

/** How long a try held slots within a step; one that still does, until now. */
export function secondsHeld(
  holder: { readonly queued_at: string; readonly end_date: string | null },
  { from, until }: Pick<PoolUseColumn, "from" | "until">,
  now: Date,
): number {
  const begin = Math.max(Date.parse(holder.queued_at), Date.parse(from));
  const end = Math.min(holder.end_date === null ? now.getTime() : Date.parse(holder.end_date), Date.parse(until));
  return Math.max(0, end - begin) / 1000;
}
