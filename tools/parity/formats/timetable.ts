import type { MetadataStore } from "@baram/metadata-store";
import { clearStore } from "@baram/testing/engine";
import { openParityStore } from "../dag-run-outcome/parity-store.ts";
import { isErrorKind } from "../error-kinds.ts";
import { compareValues, type ParityFormat, type ParityOutcome } from "../parity-format.ts";
import { playScheduler } from "../timetable/play-scheduler.ts";
import { QUERIES } from "../timetable/queries.ts";
import { ScheduleStage } from "../timetable/schedule-stage.ts";

interface Expected {
  readonly error?: { readonly type: string };
}

/** For reading only, or the name of an error that Airflow logs and takes for "no run". */
const NOT_COMPARED: ReadonlySet<string> = new Set(["failed", "hashed_text"]);

let store: MetadataStore | null = null;

/** `timetable/1`: which runs a schedule has, how long retries and sensors wait, and how runs are named. */
export const timetable: ParityFormat = {
  format: "timetable/1",
  runsDags: true,

  async run(parityCase, { postgresUrl }) {
    const given = parityCase.given as { readonly query: string };
    const query = QUERIES[given.query];
    const expected = withoutNotCompared(parityCase.expected as Expected);
    if (query === undefined) {
      store ??= await openParityStore(postgresUrl);
      await clearStore(store);
      return compareValues({ expected, actual: await playScheduler(new ScheduleStage(store), given as never) });
    }
    try {
      return compareValues({ expected, actual: query(given as never) });
    } catch (error) {
      return judgeError(expected, error);
    }
  },

  async close() {
    await store?.close();
    store = null;
  },
};

function judgeError(expected: Expected, error: unknown): ParityOutcome {
  if (expected.error !== undefined && isErrorKind(error, expected.error.type)) return { kind: "passed" };
  return { kind: "failed", expected, actual: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function withoutNotCompared(expected: Expected): Expected {
  return Object.fromEntries(Object.entries(expected).filter(([name]) => !NOT_COMPARED.has(name)));
}
