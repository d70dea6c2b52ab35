import { DAG_VIEWS, GRAPH_ORIENTATIONS, type SerializedDag } from "@baram/domain";
import type { DagAlertOptions } from "../callback/alert-options.ts";
import { type DagAlerts, readDagAlerts } from "../callback/read-alerts.ts";
import { OptionReader } from "../options/option-reader.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { type DagTemplates, readDagTemplates } from "../template/dag-templates.ts";
import { authorDefaults } from "./author-defaults.ts";

/** The settings of a Dag with defaults filled in; dates and schedule as written, for they are read when it is serialized. */
export interface DagSettings
  extends Pick<
    SerializedDag,
    | "description"
    | "docMd"
    | "tags"
    | "timezone"
    | "catchup"
    | "maxActiveRuns"
    | "maxActiveTasks"
    | "failFast"
    | "dagRunTimeoutSeconds"
    | "isPausedUponCreation"
    | "renderTemplateAsNativeObject"
    | "templateSearchPath"
  > {
  /** What few Dags say; absent where it is not said. */
  readonly seldomSaid: Pick<
    SerializedDag,
    "dagDisplayName" | "maxConsecutiveFailedDagRuns" | "defaultView" | "orientation"
  >;
  readonly isolation: "shared" | "process";
  readonly templates: DagTemplates;
  /** Whom the Dag tells what happens to its runs, as data and as written. */
  readonly alerts: DagAlerts;
  readonly writtenAlerts: DagAlertOptions;
  /** `undefined` when the author wrote none. */
  readonly schedule: Schedule | undefined;
  readonly startDate: string | Date | undefined;
  readonly endDate: string | Date | undefined;
}

/** Reads a Dag's options, each refused with a sentence when it cannot be used. */
export function readDagSettings(
  dagId: string,
  given: DagAlertOptions & {
    readonly schedule?: Schedule;
    readonly startDate?: string | Date;
    readonly endDate?: string | Date;
  },
): DagSettings {
  const place = { dagId, taskId: null };
  const options = new OptionReader(place, given);
  const defaults = authorDefaults();
  const timezone = options.text("timezone") ?? defaults.timezone;
  return {
    description: options.text("description") ?? null,
    docMd: options.text("docMd") ?? null,
    tags: options.texts("tags") ?? [],
    timezone,
    catchup: options.flag("catchup") ?? defaults.catchup,
    maxActiveRuns: options.wholeNumber("maxActiveRuns", { minimum: 1 }) ?? defaults.maxActiveRuns,
    maxActiveTasks: options.wholeNumber("maxActiveTasks", { minimum: 1 }) ?? defaults.maxActiveTasks,
    failFast: options.flag("failFast") ?? false,
    dagRunTimeoutSeconds: options.seconds("dagrunTimeout") ?? null,
    isPausedUponCreation: options.flag("isPausedUponCreation") ?? null,
    renderTemplateAsNativeObject: options.flag("renderTemplateAsNativeObject") ?? false,
    templateSearchPath: options.texts("templateSearchPath") ?? [],
    seldomSaid: withoutUndefined({
      dagDisplayName: options.text("dagDisplayName"),
      maxConsecutiveFailedDagRuns: options.wholeNumber("maxConsecutiveFailedDagRuns", { minimum: 0 }),
      defaultView: options.oneOf("defaultView", DAG_VIEWS),
      orientation: options.oneOf("orientation", GRAPH_ORIENTATIONS),
    }),
    isolation: options.oneOf("isolation", ["shared", "process"]) ?? "shared",
    templates: readDagTemplates(place, given),
    alerts: readDagAlerts(place, given, timezone),
    writtenAlerts: given,
    schedule: given.schedule,
    startDate: given.startDate,
    endDate: given.endDate,
  };
}

/** What is not said is left out of the data, which then is that of a Dag without such options. */
function withoutUndefined<Options extends object>(options: Options) {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Name in keyof Options]?: Exclude<Options[Name], undefined> };
}
