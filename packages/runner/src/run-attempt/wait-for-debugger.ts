import { open, url, waitForDebugger as waitUntilAttached } from "node:inspector";
import { setTimeout as pass } from "node:timers/promises";
import type { InspectorPlace } from "@baram/execution-api";

/** The runner of the task before, which had the port, may be about to end. */
const TRIES_MAXIMUM = 50;
const PAUSE_MILLISECONDS = 100;

/**
 * Opens this process to a debugger, and goes on when one is there. The process does nothing else meanwhile. It is of no
 * use to others afterwards: the port is given back only by ending it, as a debugger may stay for as long as it likes.
 *
 * @param tell is called before the wait, with the address for the debugger.
 */
export async function waitForDebugger({ host, port }: InspectorPlace, tell: (address: string) => void): Promise<void> {
  for (let tries = 1; tries <= TRIES_MAXIMUM && url() === undefined; tries += 1) {
    if (tries > 1) await pass(PAUSE_MILLISECONDS);
    open(port, host);
  }
  const address = url();
  if (address === undefined) throw new Error(`A debugger cannot be awaited at ${host}:${port}: the port is taken.`);
  tell(address);
  waitUntilAttached();
}
