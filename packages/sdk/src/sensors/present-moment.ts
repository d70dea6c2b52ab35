import type { Instant } from "@baram/domain";
import { OutsideTaskError } from "../context/context-errors.ts";
import { currentExecution } from "../context/execution.ts";

/** What time it is for the attempt that the calling sensor belongs to. */
export function presentMoment(sensor: object): Instant {
  const execution = currentExecution();
  if (execution === null) throw new OutsideTaskError(sensor.constructor.name, null);
  return execution.services.clock.now();
}
