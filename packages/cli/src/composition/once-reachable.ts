import { setTimeout as pause } from "node:timers/promises";
import type { MetadataStore } from "@baram/metadata-store";

const PAUSE_MILLISECONDS = 200;
const TRIES_MAXIMUM = 300;

/**
 * Asks again, for a minute, what failed only because the database did not answer: an attempt should not fail because the
 * database is started again under it.
 */
export async function onceReachable<Result>(
  store: Pick<MetadataStore, "isUnreachable">,
  ask: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries >= TRIES_MAXIMUM || !store.isUnreachable(error)) throw error;
      await pause(PAUSE_MILLISECONDS);
    }
  }
}
