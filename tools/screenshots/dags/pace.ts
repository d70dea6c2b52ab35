import { setTimeout as delay } from "node:timers/promises";
import type { TaskLog } from "baram";

/** A second of work takes a sixtieth of one; the pictures show the time that it stands for. */
const MILLISECONDS = 1000 / 60;

/** Works for about so many seconds, some days longer than others. */
export async function work(seconds: number, day: string): Promise<void> {
  await delay(seconds * MILLISECONDS * (0.7 + chance(`${seconds} ${day}`) * 0.6));
}

/** Works until long after the pictures were taken. */
export async function workForHours(log: TaskLog): Promise<void> {
  for (let step = 1; step <= 600; step += 1) {
    log.info(`Step ${step} of 600`, { loss: Number((2.4 / Math.sqrt(step)).toFixed(3)) });
    await delay(step < 30 ? 40 : 10_000);
  }
}

/** A number from 0 to 1 that is the same for the same text. */
export function chance(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** A date so many days ago, at midnight. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
