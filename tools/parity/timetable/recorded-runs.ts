import { type DagRunInfo, type DataInterval, formatInstant } from "@baram/domain";

/** A run of a timetable as recordings show it. */
export function showRun({ logicalDate, dataInterval, runAfter }: DagRunInfo) {
  return {
    logical_date: formatInstant(logicalDate),
    data_interval: showInterval(dataInterval),
    run_after: formatInstant(runAfter),
  };
}

/** `[start, end]`. */
export function showInterval({ start, end }: DataInterval): readonly [string, string] {
  return [formatInstant(start), formatInstant(end)];
}
