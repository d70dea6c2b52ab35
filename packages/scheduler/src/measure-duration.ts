import { type MetricName, secondsBetween } from "@baram/domain";
import type { SchedulerDependencies } from "./scheduler-dependencies.ts";

/** Does something, and measures how long it took where anybody measures. */
export async function measureDuration<Result>(
  { clock, measurements }: Pick<SchedulerDependencies, "clock" | "measurements">,
  name: MetricName,
  body: () => Promise<Result>,
): Promise<Result> {
  if (measurements === undefined) return body();
  const begun = clock.now();
  const result = await body();
  measurements.observe(name, {}, secondsBetween(begun, clock.now()));
  return result;
}
