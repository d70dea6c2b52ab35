import type { SlotMoments } from "@baram/metadata-store";

/** What was taken of a pool in one step, on average, and at most. */
export interface PoolUseStep {
  readonly step: number;
  readonly running: number;
  readonly queued: number;
  /** The highest average of a part of the step, running and queued together. */
  readonly most: number;
}

/** How a stretch is cut: each step that is shown is made of parts, in which slots are added up. */
export interface UseSteps {
  readonly steps: number;
  readonly partsPerStep: number;
  readonly partMilliseconds: number;
  /** From the beginning of the stretch to the present. */
  readonly passedMilliseconds: number;
}

type Kind = SlotMoments["kind"];

/** Each kind of moment as what it does to the slots that are queued and to those that run. */
const EFFECTS = {
  queued: { queued: 1, running: 0 },
  begun: { queued: -1, running: 1 },
  ended: { queued: 0, running: -1 },
  dropped: { queued: -1, running: 0 },
} as const satisfies Record<Kind, Readonly<Record<"queued" | "running", number>>>;

/** The use of one pool, step by step, from when its slots were taken and given back; steps without any use are left out. */
export function decidePoolUse(moments: readonly SlotMoments[], cut: UseSteps): readonly PoolUseStep[] {
  const parts = cut.steps * cut.partsPerStep;
  const running = averages(moments, "running", parts, cut);
  const queued = averages(moments, "queued", parts, cut);
  return Array.from({ length: cut.steps }, (_, step) => {
    const [from, until] = [step * cut.partsPerStep, (step + 1) * cut.partsPerStep];
    const together = running.slice(from, until).map((slots, part) => slots + (queued[from + part] ?? 0));
    return {
      step,
      running: rounded(average(running.slice(from, until), from, cut)),
      queued: rounded(average(queued.slice(from, until), from, cut)),
      most: rounded(Math.max(0, ...together)),
    };
  }).filter(({ most }) => most > 0);
}

/** The average of each part; one that has not come has none. */
function averages(
  moments: readonly SlotMoments[],
  kind: "queued" | "running",
  parts: number,
  cut: UseSteps,
): readonly number[] {
  const changes = Array.from({ length: parts }, () => ({ slots: 0, slotMilliseconds: 0 }));
  for (const moment of moments) {
    const change = changes[moment.step];
    if (change === undefined) continue;
    const effect = EFFECTS[moment.kind][kind];
    change.slots += effect * moment.slots;
    change.slotMilliseconds += effect * moment.slotMilliseconds;
  }
  let level = 0;
  return changes.map(({ slots, slotMilliseconds }, part) => {
    const passed = passedOf(part, cut);
    const whole = level * cut.partMilliseconds + slotMilliseconds;
    level += slots;
    // What is taken at present is not yet taken for the rest of the part.
    return passed === 0 ? 0 : Math.max(0, whole - level * (cut.partMilliseconds - passed)) / passed;
  });
}

function average(slots: readonly number[], from: number, cut: UseSteps): number {
  let taken = 0;
  let length = 0;
  for (const [place, each] of slots.entries()) {
    const passed = passedOf(from + place, cut);
    taken += each * passed;
    length += passed;
  }
  return length === 0 ? 0 : taken / length;
}

/** How much of a part has passed. */
function passedOf(part: number, { partMilliseconds, passedMilliseconds }: UseSteps): number {
  return Math.min(partMilliseconds, Math.max(0, passedMilliseconds - part * partMilliseconds));
}

function rounded(slots: number): number {
  return Math.round(slots * 100) / 100;
}
