import { type JsonObject, parseInstant, RETURN_VALUE_KEY, xcomTextToPlainJson } from "@baram/domain";
import { DEFAULT_ATTEMPT_SETTINGS } from "@baram/execution-api";
import { type TriggerDagRunOutcome, triggerDagRun } from "@baram/lifecycle";
import type { MetadataStore } from "@baram/metadata-store";
import { clearStore, InProcessCarrier, TestEngine, VirtualClock } from "@baram/testing/engine";
import { Dag, type ParamDeclarations, param } from "baram";
import { openParityStore } from "../dag-run-outcome/parity-store.ts";
import { isErrorKind } from "../error-kinds.ts";
import { compareValues, type ParityFormat } from "../parity-format.ts";

/** A param: a plain value, or one with a schema. */
interface GivenParam {
  readonly param: true;
  readonly default?: unknown;
  readonly description?: string;
  readonly schema?: JsonObject;
}

interface Given {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly task_params?: Readonly<Record<string, unknown>>;
  readonly conf?: JsonObject;
  readonly schedule?: string;
  readonly config?: Readonly<Record<string, unknown>>;
}

/** What was recorded of one step: nothing wrong, an error, or a value. */
type Recorded = unknown;

interface Expected {
  readonly parse?: Recorded;
  readonly trigger?: Recorded;
  readonly task?: Recorded;
}

const NOON = parseInstant("2025-01-01T12:00:00+00:00");

let store: MetadataStore | null = null;

/** Params of Dags and tasks: while the file is read, when a run is triggered, and as the task gets them. */
export const params: ParityFormat = {
  format: "params/1",

  async run(parityCase, { postgresUrl }) {
    store ??= await openParityStore(postgresUrl);
    await clearStore(store);
    const expected = parityCase.expected as Expected;
    const actual = await play(parityCase.given as Given, store);
    return compareValues({ expected: withoutTexts(expected), actual: sameKinds(expected, actual) });
  },

  async close() {
    await store?.close();
    store = null;
  },
};

async function play(given: Given, on: MetadataStore): Promise<Expected> {
  if (NOON === null) throw new Error("Noon is a moment.");
  const clock = new VirtualClock(NOON);
  const carrier = new InProcessCarrier({ clock, environment: {} });
  const confOverridesParams = given.config?.["core.dag_run_conf_overrides_params"] !== false;
  const attemptSettings = { ...DEFAULT_ATTEMPT_SETTINGS, confOverridesParams };
  const engine = new TestEngine({ store: on, clock, carrier, parallelism: 1, attemptSettings });
  try {
    const file = parse(given, carrier);
    if ("thrown" in file) return { parse: { error: file.thrown } };
    await engine.storeDagFile({ relativePath: "d.ts", ...file });
    const outcome = await on.transaction((transaction) =>
      triggerDagRun(transaction, {
        dagId: "d",
        logicalDate: clock.now(),
        dataInterval: null,
        runId: "r",
        conf: given.conf ?? {},
        note: null,
        triggeredBy: "parity",
        allowedRunIdPattern: ".*",
        now: clock.now(),
      }),
    );
    const refusal = refusalOf(outcome);
    if (refusal !== null) return { parse: "ok", trigger: refusal };
    await engine.runToRest();
    return { parse: "ok", trigger: "ok", task: await readTask(on) };
  } finally {
    engine.close();
  }
}

function parse(given: Given, carrier: InProcessCarrier) {
  try {
    const schedule = given.schedule ?? null;
    const dag = new Dag("d", {
      params: declarationsOf(given.params),
      ...(schedule === null ? { schedule } : { schedule, startDate: new Date("2025-01-01T00:00:00Z"), catchup: false }),
    });
    // A function without declared inputs is given the context as its second argument.
    dag.task("t", (_inputs: object, context) => context.params, { params: declarationsOf(given.task_params) })({});
    return carrier.addBundle([dag]);
  } catch (error) {
    return { thrown: error };
  }
}

function declarationsOf(given: Readonly<Record<string, unknown>> = {}): ParamDeclarations {
  const declared = Object.entries(given).map(([name, value]) => [name, isGivenParam(value) ? paramOf(value) : value]);
  return Object.fromEntries(declared) as ParamDeclarations;
}

function isGivenParam(value: unknown): value is GivenParam {
  return typeof value === "object" && value !== null && "param" in value && value.param === true;
}

function paramOf({ schema = {}, ...options }: GivenParam) {
  const { description, default: defaultValue } = options;
  return param.jsonSchema(schema, {
    ...(description === undefined ? {} : { description }),
    ...("default" in options ? { default: defaultValue as never } : {}),
  });
}

function refusalOf(outcome: TriggerDagRunOutcome): unknown {
  if (outcome.kind === "created") return null;
  if (outcome.kind === "params-refused") return { error: "ParamValidationError" };
  throw new Error(`The run was not created: ${outcome.kind}.`);
}

/** What the task got, or why it did not begin. */
async function readTask({ reader }: MetadataStore): Promise<unknown> {
  const instance = await reader.selectFrom("taskInstance").select(["state", "stateReason"]).executeTakeFirstOrThrow();
  if (instance.state !== "success") return { error: instance.stateReason };
  const xcom = await reader
    .selectFrom("xcom")
    .select("value")
    .where("key", "=", RETURN_VALUE_KEY)
    .executeTakeFirstOrThrow();
  return xcomTextToPlainJson(xcom.value);
}

/** The words of Airflow's errors are not compared. */
function withoutTexts(expected: Expected): Expected {
  const entries = Object.entries(expected).map(([step, recorded]) => [
    step,
    errorIn(recorded) === null ? (recorded as unknown) : { error: errorIn(recorded) },
  ]);
  return Object.fromEntries(entries) as Expected;
}

/** An error of Baram that Airflow calls by the recorded name gets that name. */
function sameKinds(expected: Expected, actual: Expected): Expected {
  const entries = Object.entries(actual).map(([step, found]) => {
    const wanted = errorIn(expected[step as keyof Expected]);
    const error = errorIn(found);
    if (error === null) return [step, found as unknown];
    return [step, { error: typeof wanted === "string" && isErrorKind(error, wanted) ? wanted : describe(error) }];
  });
  return Object.fromEntries(entries) as Expected;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
}

function errorIn(recorded: unknown): unknown {
  return typeof recorded === "object" && recorded !== null && "error" in recorded ? recorded.error : null;
}
