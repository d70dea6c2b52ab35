import { decodeXCom, type Instant, parseInstant, type SerializedDag, type SerializedTask } from "@baram/domain";
import type { ConnectionRecord, PulledXCom, Workload } from "@baram/execution-api";
import { TemplateRenderer } from "./render-template.ts";
import { TemplateError } from "./template-error.ts";
import type { TemplateSources } from "./template-sources.ts";

/** Reads an instant that a test wrote. */
export function instant(text: string): Instant {
  const at = parseInstant(text);
  if (at === null) throw new Error(`"${text}" is no instant`);
  return at;
}

/** What a test may say about the attempt it renders templates for. */
export interface SourcesInTest extends Partial<Omit<TemplateSources, "dag" | "task" | "workload">> {
  readonly dag?: Partial<SerializedDag>;
  readonly dagRun?: Partial<Workload["dagRun"]>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly connections?: Readonly<Record<string, Partial<ConnectionRecord>>>;
  readonly files?: Readonly<Record<string, string>>;
  /** XComs of the run, newest last. */
  readonly xcoms?: readonly (PulledXCom & { readonly key: string })[];
}

const BARE_CONNECTION = {
  connectionType: "",
  description: null,
  host: null,
  login: null,
  password: null,
  schema: null,
  port: null,
  extra: null,
};

/** The sources of a daily run for 2024-02-29, of task `my_task` in Dag `my_dag`. */
export function someSources(given: SourcesInTest = {}): TemplateSources {
  const { variables = {}, connections = {}, files = {}, xcoms = [] } = given;
  const dagRun = {
    runId: "scheduled__2024-02-29T00:00:00+00:00",
    runType: "scheduled",
    logicalDate: instant("2024-02-29T00:00:00Z"),
    dataIntervalStart: instant("2024-02-29T00:00:00Z"),
    dataIntervalEnd: instant("2024-03-01T00:00:00Z"),
    startDate: instant("2024-03-01T00:00:05Z"),
    externalTrigger: false,
    conf: {},
    ...given.dagRun,
  };
  const task = { taskId: "my_task", operator: "BashOperator", owner: "me", retries: 3, downstreamTaskIds: [] };
  return {
    dag: {
      dagId: "my_dag",
      timezone: "UTC",
      owners: ["me"],
      schedule: { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" },
      renderTemplateAsNativeObject: false,
      tasks: [task],
      ...given.dag,
    } as unknown as SerializedDag,
    task: task as unknown as SerializedTask,
    workload: {
      key: { dagId: "my_dag", runId: dagRun.runId, taskId: "my_task", mapIndex: -1 },
      tryNumber: 2,
      maxTries: 3,
      dagRun,
    } as unknown as Workload,
    params: {},
    now: instant("2024-06-01T12:00:00Z"),
    random: () => 0.5,
    getVariable: (key) => Promise.resolve(ownValue(variables, key)),
    getConnection: (connectionId) => {
      const found = ownValue(connections, connectionId);
      return Promise.resolve(found === null ? null : { ...BARE_CONNECTION, connectionId, ...found });
    },
    findXComs: ({ taskIds, key, wants }) => {
      const ofKey = xcoms.filter((xcom) => key === null || xcom.key === key);
      const found = (
        taskIds === null
          ? ofKey.toReversed()
          : taskIds.flatMap((taskId) => ofKey.filter((xcom) => xcom.taskId === taskId))
      ).map(({ mapIndex, value }) => ({ mapIndex, value: decodeXCom(value) }));
      const [newest] = found;
      if (wants === "newest" && newest === undefined) return Promise.resolve({ kind: "nothing" });
      if (wants === "newest" && newest?.mapIndex === -1) return Promise.resolve({ kind: "value", value: newest.value });
      const read = (places: readonly number[]) => Promise.resolve(places.map((place) => found[place]?.value));
      return Promise.resolve({ kind: "sequence", length: found.length, read });
    },
    getPreviousSuccessfulDagRun: () => Promise.resolve(null),
    getConfiguration: () => Promise.resolve(null),
    readTemplateFile: (name) => ownValue(files, name),
    ...givenSources(given),
  };
}

/** Not what a record inherits: tests look for `constructor` and its like. */
function ownValue<Item>(record: Readonly<Record<string, Item>>, key: string): Item | null {
  return Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}

/** The sources that a test gave as they are. */
function givenSources(given: SourcesInTest): Partial<TemplateSources> {
  const { dag: _dag, dagRun: _dagRun, variables: _variables, connections: _connections, ...rest } = given;
  const { files: _files, xcoms: _xcoms, ...sources } = rest;
  return sources;
}

/** Renders a template. */
export function render(text: string, given: SourcesInTest = {}): Promise<unknown> {
  return new TemplateRenderer(someSources(given)).render(text);
}

/** The value of an expression, printed. */
export function printed(expression: string, given: SourcesInTest = {}): Promise<unknown> {
  return render(`{{ ${expression} }}`, given);
}

/** The kind of error that a template raises. */
export async function failureOf(text: string, given: SourcesInTest = {}): Promise<string> {
  try {
    return `no failure: ${String(await render(text, given))}`;
  } catch (error) {
    if (error instanceof TemplateError) return error.kind;
    throw error;
  }
}

/** What each expression prints, by the expression. */
export async function printEach(
  expressions: Readonly<Record<string, string>>,
  { prefix = "", given = {} }: { readonly prefix?: string; readonly given?: SourcesInTest } = {},
): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  for (const expression of Object.keys(expressions)) results[expression] = await printed(prefix + expression, given);
  return results;
}

/** The templates whose error is not of one of these kinds, with what happened instead. */
export async function failuresBeside(
  kinds: readonly string[],
  templates: readonly string[],
  given: SourcesInTest = {},
): Promise<Record<string, string>> {
  const others: Record<string, string> = {};
  for (const template of templates) {
    const kind = await failureOf(template, given);
    if (!kinds.includes(kind)) others[template] = kind;
  }
  return others;
}
