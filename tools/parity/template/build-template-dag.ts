import { BaseOperator, Dag, every, type JinjaEnvironmentOptions, type OperatorOptions, type Schedule } from "baram";
import type { GivenTemplate, GivenTemplateDag } from "./given.ts";
import { readRecordedValue } from "./recorded-values.ts";

/** Names that recorded Dags give to their templates. */
const MACROS: Readonly<Record<string, unknown>> = {
  greeting: "hello",
  add_days: (day: string, days: number) => {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + days);
    return date.toISOString().slice(0, 10);
  },
  shout: (text: string) => `${text.toUpperCase()}!`,
};

const FILTERS: Readonly<Record<string, (value: never, ...more: never[]) => unknown>> = {
  double: (value: string | number) => (typeof value === "number" ? value * 2 : value.repeat(2)),
  surround: (text: string, around = "*") => `${around}${text}${around}`,
};

/** Makes the Dag of a recorded template, with the one task `my_task` whose field `value` the template is. */
export function buildTemplateDag({ dag: given, task = {}, template }: GivenTemplate): {
  readonly dag: Dag;
  readonly operator: BaseOperator;
} {
  const dag = new Dag(given.dag_id, {
    ...optionsOf(given),
    schedule: scheduleOf(given.schedule),
    startDate: given.start_date,
  });
  class RecordedOperator extends BaseOperator {
    static override readonly templateFields = ["value"];
    static override readonly templateExtensions = task.template_ext ?? [];
    readonly value: unknown = readRecordedValue(template);

    override execute(): undefined {
      return undefined;
    }
  }
  const options: OperatorOptions = {
    taskId: "my_task",
    dag,
    ...(task.owner === undefined ? {} : { owner: task.owner }),
    ...(task.retries === undefined ? {} : { retries: task.retries }),
    ...(task.params === undefined ? {} : { params: task.params }),
  };
  return { dag, operator: new RecordedOperator(options) };
}

/** Parity: an asset-triggered Dag has no dates of its own; its templates are the same as those of one without schedule. */
function scheduleOf(given: GivenTemplateDag["schedule"]): Schedule {
  if (given === null || typeof given === "string") return given;
  return "delta" in given ? every(given.delta) : null;
}

function optionsOf(given: GivenTemplateDag) {
  const { user_macros: macros = [], user_filters: filters = [], jinja_environment_kwargs: environment = {} } = given;
  const optional = {
    endDate: given.end_date,
    timezone: given.timezone,
    params: given.params,
    tags: given.tags,
    description: given.description,
    renderTemplateAsNativeObject: given.native,
    templateUndefined: given.undefined,
    templateSearchPath: given.template_searchpath,
  };
  return {
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as object),
    userDefinedMacros: Object.fromEntries(macros.map((name) => [name, MACROS[name]])),
    userDefinedFilters: Object.fromEntries(filters.flatMap((name) => (FILTERS[name] ? [[name, FILTERS[name]]] : []))),
    jinjaEnvironmentOptions: Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [camelCase(name), value]),
    ) as JinjaEnvironmentOptions,
  };
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
