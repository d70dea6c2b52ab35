import { HITLTrigger } from "../human/hitl-trigger.ts";
import type { TriggerClass } from "./base-trigger.ts";
import { DagRunTrigger } from "./dag-run-trigger.ts";
import { DateTimeTrigger } from "./date-time-trigger.ts";
import { ExternalTaskTrigger } from "./external-task-trigger.ts";
import { FileTrigger } from "./file-trigger.ts";
import { PokeTrigger } from "./poke-trigger.ts";
import { TimeDeltaTrigger } from "./time-delta-trigger.ts";

const CLASSES: readonly TriggerClass[] = [
  DagRunTrigger,
  DateTimeTrigger,
  ExternalTaskTrigger,
  FileTrigger,
  HITLTrigger,
  PokeTrigger,
  TimeDeltaTrigger,
];

/** The triggers that any operator may defer with, by their names. */
export const BUILT_IN_TRIGGERS: ReadonlyMap<string, TriggerClass> = new Map(CLASSES.map((one) => [one.name, one]));
