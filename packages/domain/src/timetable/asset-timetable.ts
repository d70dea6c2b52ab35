import { assetReferencesIn, type SerializedAssetCondition } from "../asset/asset-condition.ts";
import type { Timetable } from "./timetable.ts";

/** Runs when assets are updated; time alone never makes one. */
export function createAssetTimetable(condition: SerializedAssetCondition): Timetable {
  const hasAssets = assetReferencesIn(condition).some(({ kind }) => kind === "asset");
  return {
    // Parity: Airflow's words, in which assets are data sets.
    summary: hasAssets ? "Dataset" : "Unresolved DatasetAlias",
    description: "Triggered by datasets",
    canBeScheduled: true,
    isPeriodic: false,
    activeRunsLimit: null,
    nextDagRunInfo: () => null,
    inferManualDataInterval: (runAfter) => ({ start: runAfter, end: runAfter }),
    nextLogicalDate: () => null,
    previousLogicalDate: () => null,
  };
}

/** Runs when assets are updated and by time besides; by time it is the same as `time`. */
export function createAssetOrTimeTimetable(time: Timetable): Timetable {
  return {
    ...time,
    summary: `Dataset or ${time.summary}`,
    get description() {
      return `Triggered by datasets or ${time.description}`;
    },
  };
}
