import {
  authoredTimetableOf,
  type DataInterval,
  formatInstant,
  restrictionOf,
  type SerializedDag,
  type TimetableRestriction,
  timetableOf,
} from "@baram/domain";
import { type DagRow, findDag, findLastAutomatedDataInterval, type StoredDagVersion } from "@baram/metadata-store";
import { integerParameter } from "../../http/query-parameter.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { dagNotFound } from "../../public-api/not-found.ts";
import type { RouteDependencies } from "../../route-dependencies.ts";
import { MAY_READ_DAGS } from "../access.ts";

/** More are nobody's to read. */
const INTERVALS_MAXIMUM = 1000;
/** Those of an author's own timetable are asked one after the other, of a runner that others wait for. */
const ASKED_INTERVALS_MAXIMUM = 100;

/** Parity: what comes after the next run is told whatever the Dag's dates and catchup say. */
const UNRESTRICTED: TimetableRestriction = { earliest: null, latest: null, catchup: true };

/** The data intervals of the runs that the schedule of a Dag makes next; `null` where it makes no further one. */
export const listNextDataIntervals = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/nextDataIntervals",
  operationId: "list_next_data_intervals",
  summary: "List the data intervals that come next",
  access: MAY_READ_DAGS,
  query: { limit: integerParameter({ minimum: 1 }) },
  answer: schema.object("NextDataIntervals", {
    data_intervals: schema.list(
      schema.nullable(schema.object(null, { start: schema.dateTime(), end: schema.dateTime() })),
    ),
  }),
  refusals: [400, 404, 503],

  async handle({ parts, query }, dependencies) {
    const { store } = dependencies;
    const limit = query.limit ?? 1;
    const row = await findDag(store.reader, parts.dag_id);
    if (row === null) return dagNotFound(parts.dag_id);
    const version = await store.serializedDags.get(store.reader, row.dagVersionId);
    const isAsked = authoredTimetableOf(version.dag.schedule) !== null;
    const most = isAsked ? ASKED_INTERVALS_MAXIMUM : INTERVALS_MAXIMUM;
    if (limit > most) return problem(400, { detail: `At most ${most} runs can be told` });
    const follow = followerOf(version, dependencies);
    let followed = await firstInterval({ row, dag: version.dag }, { follow, store });
    const intervals: (DataInterval | null)[] = [];
    for (;;) {
      if (followed.kind === "failed") {
        return problem(503, { title: "The timetable of the Dag did not answer", detail: followed.message });
      }
      intervals.push(followed.answer);
      if (intervals.length >= limit) break;
      followed = await follow(followed.answer, UNRESTRICTED);
    }
    return ok({
      data_intervals: intervals.map((interval) =>
        interval === null ? null : { start: formatInstant(interval.start), end: formatInstant(interval.end) },
      ),
    });
  },
});

type Followed =
  | { readonly kind: "answer"; readonly answer: DataInterval | null }
  /** The author's own timetable did not answer: one sentence. */
  | { readonly kind: "failed"; readonly message: string };

/** The interval after another, as the schedule has it. */
type Follow = (last: DataInterval | null, restriction: TimetableRestriction) => Promise<Followed>;

/** Where no scheduler has asked an author's timetable yet, it is asked as the scheduler will. */
async function firstInterval(
  { row, dag }: { readonly row: DagRow; readonly dag: SerializedDag },
  { follow, store }: { readonly follow: Follow; readonly store: RouteDependencies["store"] },
): Promise<Followed> {
  if (row.awaitsTimetable === 1) {
    const last = await store.transaction((transaction) => findLastAutomatedDataInterval(transaction, row.dagId));
    return follow(last, restrictionOf(dag));
  }
  const { nextDataIntervalStart: start, nextDataIntervalEnd: end } = row;
  return { kind: "answer", answer: start === null || end === null ? null : { start, end } };
}

function followerOf(
  { dagId, dag, bundleHash, relativePath }: StoredDagVersion,
  { clock, askAuthorsNextDagRun: ask }: RouteDependencies,
): Follow {
  if (authoredTimetableOf(dag.schedule) === null) {
    const timetable = timetableOf(dag.schedule);
    return async (lastAutomatedDataInterval, restriction) => {
      const next = timetable.nextDagRunInfo({ lastAutomatedDataInterval, restriction, now: clock.now() });
      return { kind: "answer", answer: next?.dataInterval ?? null };
    };
  }
  return async (last, restriction) => {
    const message = "It is the author's own, and no author code can be asked here.";
    if (ask === undefined) return { kind: "failed", message };
    const answered = await ask({ dagId, bundleHash, relativePath }, { last, restriction });
    return answered.kind === "failed" ? answered : { kind: "answer", answer: answered.answer?.dataInterval ?? null };
  };
}
