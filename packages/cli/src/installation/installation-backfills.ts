import type { BackfillDateState, BackfillState, JsonObject } from "@baram/domain";
import type { ApiAnswer, ApiTransport } from "./api-transport.ts";
import { expectSuccess, problemOf } from "./read-answer.ts";

/** A back-fill as the API represents it. */
export interface BackfillOfApi extends JsonObject {
  readonly backfill_id: number;
  readonly dag_id: string;
  readonly state: BackfillState;
  readonly reason: string | null;
  readonly from_date: string;
  readonly to_date: string;
  readonly created_by: string;
  readonly progress: Readonly<Record<BackfillDateState | "done", number>> & { readonly total: number | null };
}

/** A date of a plan as the API represents it. */
export interface PlannedDateOfApi extends JsonObject {
  readonly logical_date: string;
  readonly action: string;
  readonly reason: string | null;
  readonly dag_run_id: string | null;
}

/** What a back-fill would do, as the API represents it. */
export interface BackfillPlanOfApi extends JsonObject {
  readonly dates: readonly PlannedDateOfApi[];
  readonly has_more: boolean;
  readonly task_ids: readonly string[];
}

/** A task instance that has failed in a back-fill. */
export interface FailedInstanceOfApi extends JsonObject {
  readonly dag_run_id: string;
  readonly task_id: string;
  readonly map_index: number;
  readonly state: string;
}

/** What is asked of a back-fill, in the API's own words. */
export interface BackfillWish extends JsonObject {
  readonly from_date: string;
  readonly to_date: string;
  readonly rerun_behavior: "none" | "failed" | "completed";
  readonly run_backwards: boolean;
  readonly max_active_runs: number | null;
  readonly task_ids: readonly string[] | null;
  readonly include_upstream: boolean;
  readonly pool: string | null;
}

/** Why there is nothing to follow: no date in the range, or a sentence that says what to do. */
export type BackfillNotMade =
  | { readonly kind: "nothing-to-run"; readonly message: string }
  | { readonly kind: "refused"; readonly message: string };

/** The most dates that a plan is asked for. */
const DATES_MAXIMUM = 10_000;
const PAGE_LENGTH = 100;

/** What commands ask of an installation about back-fills. */
export class InstallationBackfills {
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
  }

  /** The ids of a Dag's tasks, in order of declaration. */
  async listTaskIds(dagId: string): Promise<readonly string[]> {
    const answer = await this.#transport.send({ method: "GET", path: `${dagPath(dagId)}/tasks` });
    const tasks = expectSuccess(answer)["tasks"] as readonly { readonly task_id: string }[];
    return tasks.map((task) => task.task_id);
  }

  /** What it would do. */
  async plan(
    dagId: string,
    wish: BackfillWish,
  ): Promise<{ readonly kind: "planned"; readonly plan: BackfillPlanOfApi } | BackfillNotMade> {
    const query = new URLSearchParams({
      from_date: wish.from_date,
      to_date: wish.to_date,
      rerun_behavior: wish.rerun_behavior,
      run_backwards: String(wish.run_backwards),
      include_upstream: String(wish.include_upstream),
      ...(wish.max_active_runs === null ? {} : { max_active_runs: String(wish.max_active_runs) }),
      ...(wish.task_ids === null ? {} : { task_ids: wish.task_ids.join(",") }),
      ...(wish.pool === null ? {} : { pool: wish.pool }),
      limit: String(DATES_MAXIMUM),
    });
    const path = `${dagPath(dagId)}/backfills/plan?${query.toString()}`;
    const answer = await this.#transport.send({ method: "GET", path });
    return notMade(answer) ?? { kind: "planned", plan: expectSuccess(answer) as BackfillPlanOfApi };
  }

  /** Makes it. */
  async create(
    dagId: string,
    body: JsonObject,
  ): Promise<{ readonly kind: "created"; readonly backfill: BackfillOfApi } | BackfillNotMade> {
    const answer = await this.#transport.send({ method: "POST", path: `${dagPath(dagId)}/backfills`, body });
    return notMade(answer) ?? { kind: "created", backfill: expectSuccess(answer) as BackfillOfApi };
  }

  /** A back-fill with what failed in it. */
  async get(backfill: Pick<BackfillOfApi, "dag_id" | "backfill_id">): Promise<{
    readonly backfill: BackfillOfApi;
    readonly failed: readonly FailedInstanceOfApi[];
  }> {
    const answer = await this.#transport.send({ method: "GET", path: backfillPath(backfill) });
    const body = expectSuccess(answer);
    return {
      backfill: body["backfill"] as BackfillOfApi,
      failed: body["failed_task_instances"] as readonly FailedInstanceOfApi[],
    };
  }

  /** Back-fills, the newest first. */
  async list(dagId: string | null, limit: number): Promise<readonly BackfillOfApi[]> {
    const found: BackfillOfApi[] = [];
    while (found.length < limit) {
      const query = new URLSearchParams({ limit: String(PAGE_LENGTH), offset: String(found.length) });
      if (dagId !== null) query.set("dag_id", dagId);
      const body = expectSuccess(await this.#transport.send({ method: "GET", path: `/backfills?${query.toString()}` }));
      const page = body["backfills"] as readonly BackfillOfApi[];
      found.push(...page);
      if (page.length === 0 || found.length >= Number(body["total_entries"])) break;
    }
    return found.slice(0, limit);
  }

  /** The back-fill of that id; `null` where there is none. */
  async find(backfillId: number): Promise<BackfillOfApi | null> {
    const all = await this.list(null, Number.POSITIVE_INFINITY);
    return all.find((backfill) => backfill.backfill_id === backfillId) ?? null;
  }

  /** Changes it, where its state allows that. */
  async change(
    backfill: Pick<BackfillOfApi, "dag_id" | "backfill_id">,
    verb: "pause" | "resume" | "cancel",
  ): Promise<{ readonly kind: "changed"; readonly backfill: BackfillOfApi } | BackfillNotMade> {
    const answer = await this.#transport.send({ method: "POST", path: `${backfillPath(backfill)}/${verb}` });
    return notMade(answer) ?? { kind: "changed", backfill: expectSuccess(answer) as BackfillOfApi };
  }
}

function notMade(answer: ApiAnswer): BackfillNotMade | null {
  if (![400, 404, 409, 503].includes(answer.status)) return null;
  const { title } = (answer.body ?? {}) as { readonly title?: string };
  return { kind: title === "Nothing to fill" ? "nothing-to-run" : "refused", message: problemOf(answer) };
}

function dagPath(dagId: string): string {
  return `/dags/${encodeURIComponent(dagId)}`;
}

function backfillPath({ dag_id: dagId, backfill_id: id }: Pick<BackfillOfApi, "dag_id" | "backfill_id">): string {
  return `${dagPath(dagId)}/backfills/${id}`;
}
