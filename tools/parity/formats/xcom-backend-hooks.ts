import { fileURLToPath } from "node:url";
import { type Instant, parseInstant, RETURN_VALUE_KEY } from "@baram/domain";
import { type AttemptSettings, DEFAULT_ATTEMPT_SETTINGS, XCOM_LIMIT_BYTES } from "@baram/execution-api";
import { clearTaskInstances } from "@baram/lifecycle";
import { deleteXComsOfTaskInstances, type MetadataStore } from "@baram/metadata-store";
import { openXComStorage, showXComs } from "@baram/runner";
import { clearStore, InProcessCarrier, TestEngine, VirtualClock } from "@baram/testing/engine";
import { buildDag } from "../dag-run-outcome/build-dag.ts";
import type { GivenDag, GivenRun } from "../dag-run-outcome/given.ts";
import { openParityStore } from "../dag-run-outcome/parity-store.ts";
import { findUnsupported } from "../dag-run-outcome/unsupported.ts";
import { compareValues, type ParityFormat } from "../parity-format.ts";
import { CALLS, type RecordedCall } from "../xcom-backend-hooks/recording-backend.ts";

type GivenStep =
  | ({ readonly step: "run" } & GivenRun)
  | { readonly step: "clear"; readonly run_id: string; readonly task_id: string }
  | { readonly step: "resume"; readonly run_id: string };

interface Given {
  readonly dag: GivenDag;
  readonly runs?: readonly GivenRun[];
  readonly steps?: readonly GivenStep[];
  /** What is done once the run has ended. */
  readonly after?: "list" | "get_one" | "clear";
}

const BACKEND = {
  kind: "module",
  limitBytes: XCOM_LIMIT_BYTES,
  name: "recording-backend.ts",
  modulePath: fileURLToPath(new URL("../xcom-backend-hooks/recording-backend.ts", import.meta.url)),
} as const;

const SETTINGS: AttemptSettings = { ...DEFAULT_ATTEMPT_SETTINGS, xcomBackend: BACKEND };
const NOW = instantOf("2025-01-01T00:00:00+00:00");

let store: MetadataStore | null = null;

/** Which hooks of an XCom back end are called, with what, and in which order. */
export const xcomBackendHooks: ParityFormat = {
  format: "xcom-backend-hooks/1",

  async run(parityCase, { postgresUrl }) {
    const given = parityCase.given as Given;
    const unsupported = findUnsupported(given.dag);
    if (unsupported !== null) return { kind: "skipped", reason: unsupported };
    store ??= await openParityStore(postgresUrl);
    await clearStore(store);
    return compareValues({ expected: parityCase.expected, actual: await play(given, store) });
  },

  async close() {
    await store?.close();
    store = null;
  },
};

async function play(given: Given, on: MetadataStore): Promise<Readonly<Record<string, readonly RecordedCall[]>>> {
  CALLS.splice(0);
  const clock = new VirtualClock(NOW);
  const carrier = new InProcessCarrier({ clock, environment: {} });
  const engine = new TestEngine({ store: on, clock, carrier, parallelism: 1, attemptSettings: SETTINGS });
  try {
    const dag = buildDag(given.dag);
    await engine.storeDagFile({ relativePath: "d.ts", ...carrier.addBundle([dag]) });
    const runs = (given.runs ?? []).map((run) => ({ step: "run", ...run }) as const);
    for (const step of given.steps ?? runs) await carryOut(step, { engine, dagId: dag.dagId });
    const calls = CALLS.splice(0);
    if (given.after === undefined) return { calls };
    await doAfterwards(given.after, { engine, carrier });
    return { calls, [`calls_of_${given.after}`]: CALLS.splice(0) };
  } finally {
    engine.close();
  }
}

async function carryOut(
  step: GivenStep,
  { engine, dagId }: { readonly engine: TestEngine; readonly dagId: string },
): Promise<void> {
  if (step.step === "run") {
    const { run_id: runId, run_type: runType = "manual", logical_date } = step;
    await engine.createRun({ dagId, runId, runType, logicalDate: instantOf(logical_date), conf: {} });
  }
  if (step.step === "clear") {
    await engine.store.transaction((transaction) =>
      clearTaskInstances(transaction, {
        dagId,
        taskIds: [step.task_id],
        mapIndexes: null,
        runs: { kind: "run", runId: step.run_id, includePast: false, includeFuture: false },
        onlyFailed: false,
        onlyRunning: false,
        includeUpstream: false,
        includeDownstream: false,
        resetDagRuns: true,
        version: "own",
        isDryRun: false,
        now: engine.clock.now(),
      }),
    );
    return;
  }
  await engine.runToRest();
}

async function doAfterwards(
  what: NonNullable<Given["after"]>,
  { engine, carrier }: { readonly engine: TestEngine; readonly carrier: InProcessCarrier },
): Promise<void> {
  const xcoms = await engine.store.reader
    .selectFrom("xcom")
    .select(["taskInstanceId", "taskId", "key", "value"])
    .orderBy("taskId")
    .orderBy("mapIndex")
    .execute();
  const ofTask = xcoms.filter(({ taskId }) => taskId === "a");
  switch (what) {
    case "list":
      await showXComs(
        BACKEND,
        xcoms.map(({ value }) => value),
      );
      return;
    case "get_one": {
      const storage = await openXComStorage(BACKEND, { leaseToken: "" });
      for (const { key, value } of ofTask) if (key === RETURN_VALUE_KEY) await storage.read(value);
      return;
    }
    case "clear": {
      const taskInstanceIds = ofTask.map(({ taskInstanceId }) => taskInstanceId);
      await engine.store.transaction((transaction) => deleteXComsOfTaskInstances(transaction, taskInstanceIds));
      // What has gone from the database is removed elsewhere by the next attempt, whosever it is.
      const { hash, dags } = carrier.addBundle([buildDag({ dag_id: "other", tasks: [{ task_id: "other" }] })]);
      await engine.storeDagFile({ relativePath: "other.ts", hash, dags });
      await carryOut(
        { step: "run", run_id: "other", logical_date: "2024-01-01T00:00:00+00:00" },
        { engine, dagId: "other" },
      );
    }
  }
}

function instantOf(text: string): Instant {
  const at = parseInstant(text);
  if (at === null) throw new Error(`"${text}" is no moment.`);
  return at;
}
