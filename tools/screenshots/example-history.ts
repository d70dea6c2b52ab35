import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Standalone } from "../test-servers/standalone.ts";
import { CONNECTIONS, POOLS, ROLES, USERS, VARIABLES } from "./example-settings.ts";
import type { ShownRun, ShownThings } from "./pages.ts";
import { stretchTime } from "./stretch-time.ts";

/** What the server of the pictures is made of: targets by sources. */
export const EXAMPLE_PROJECT = {
  "tools/screenshots/dags": "dags",
  "tools/screenshots/returns.txt": "dags/returns.ts",
  "examples/dags/publish-report.ts": "dags/publish-report.ts",
  "examples/dags/sample-repeated-mapping.ts": "dags/sample-repeated-mapping.ts",
} as const;

/** The options that the pictures need. */
export const EXAMPLE_ENVIRONMENT = {
  BARAM__API__EXPOSE_CONFIG: "True",
  BARAM__CORE__TEST_CONNECTION: "Enabled",
  BARAM__CORE__PARALLELISM: "10",
  BARAM__RUNNER__WARM: "4",
} as const;

const DAY_MILLISECONDS = 86_400_000;

/** How long the past may take to be made. */
const PATIENCE_MILLISECONDS = 300_000;

/** With these the past is there; the others have no schedule. */
const SCHEDULED_DAGS = [
  "umbrella",
  "ingest_sales",
  "ingest_weather",
  "inventory_sync",
  "ads_spend",
  "gdpr_erasure",
  "sftp_partner_drop",
  "weekly_report",
];

/** Makes some weeks of a shop's work: its settings, people, runs, and what is under way while the pictures are taken. */
export async function makeExampleHistory({ address, token, folder }: Standalone): Promise<ShownThings> {
  const api = new ExampleApi(address, token);
  await makeSettings(api);
  for (const dagId of [...SCHEDULED_DAGS, "publish_report", "sample_repeated_mapping"]) await api.untilKnown(dagId);
  const mapped = await api.trigger("sample_repeated_mapping");
  await api.untilPastIsMade();
  await api.untilEnded(mapped);
  await stretchTime(join(folder, ".baram"), new Date(Date.now() - 27 * DAY_MILLISECONDS).toISOString());
  writeVersionTwo(join(folder, "dags/umbrella.ts"));
  await api.untilVersionIsKnown("umbrella", 2);
  return startWhatIsUnderWay(api);
}

/** A task more, so that there are two versions to compare. */
function writeVersionTwo(path: string): void {
  const announced = 'chain(training, deploy, dag.task("announce_model", day(3))());';
  writeFileSync(path, readFileSync(path, "utf8").replace("chain(training, deploy);", announced));
}

async function makeSettings(api: ExampleApi): Promise<void> {
  for (const pool of POOLS) await api.call("POST", "pools", pool);
  for (const connection of CONNECTIONS) await api.call("POST", "connections", connection);
  for (const variable of VARIABLES) await api.call("POST", "variables", variable);
  for (const role of ROLES) await api.call("POST", "roles", role);
  for (const user of USERS) await api.call("POST", "users", user);
}

async function startWhatIsUnderWay(api: ExampleApi): Promise<ShownThings> {
  await api.call("POST", "datasets/events", { dataset_uri: "postgres://warehouse/regions", extra: { regions: 6 } });
  await api.trigger("nightly_embeddings");
  const run = await api.trigger("umbrella", { note: "The new stations of Jeju are in; train them before Monday." });
  await api.call("PATCH", "dags/publish_report", { is_paused: false });
  const request = await api.trigger("publish_report");
  const ended = await api.runsOf("umbrella", "success");
  const [otherRun] = ended;
  const [failedRun = run] = await api.runsOf("umbrella", "failed");
  if (otherRun === undefined) throw new Error("No run of umbrella succeeded.");
  await api.call("PATCH", `${pathOf(otherRun)}/setNote`, { note: "Checked by hand: Busan is right this time." });
  const backfillId = await startBackfills(api);
  await api.untilStateIs("running", run, "training.train_model", 4);
  await api.untilStateIs("up_for_retry", run, "training.train_model", 3);
  await api.untilStateIs("deferred", request, "how_many", -1);
  return { run, otherRun, failedRun, backfillId, request };
}

async function startBackfills(api: ExampleApi): Promise<number> {
  const from = (days: number) => new Date(Date.now() - days * DAY_MILLISECONDS).toISOString();
  const done = { from_date: from(34), to_date: from(30), max_active_runs: 5 };
  await api.call("POST", "dags/gdpr_erasure/backfills", done);
  const ahead = { from_date: from(48), to_date: from(21), max_active_runs: 1, rerun_behavior: "failed" };
  const { backfill_id: paused } = await api.call("POST", "dags/ingest_weather/backfills", {
    ...ahead,
    from_date: from(22),
  });
  await api.call("POST", `dags/ingest_weather/backfills/${String(paused)}/pause`);
  const { backfill_id: id } = await api.call("POST", "dags/ingest_sales/backfills", ahead);
  return Number(id);
}

function pathOf({ dagId, runId }: ShownRun): string {
  return `dags/${dagId}/dagRuns/${encodeURIComponent(runId)}`;
}

type Answer = Readonly<Record<string, unknown>>;

/** The REST API, as far as the example needs it. */
class ExampleApi {
  readonly #address: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(address: string, token: string) {
    this.#address = address;
    this.#headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  }

  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const reply = await this.#send(method, path, body);
    if (!reply.ok) throw new Error(`${method} ${path} was answered ${reply.status}: ${await reply.text()}`);
    return (await reply.json()) as Answer;
  }

  async trigger(dagId: string, body: Answer = {}): Promise<ShownRun> {
    const { dag_run_id: runId } = await this.call("POST", `dags/${dagId}/dagRuns`, body);
    return { dagId, runId: String(runId) };
  }

  async runsOf(dagId: string, state: string): Promise<readonly ShownRun[]> {
    const { dag_runs: runs } = await this.call("GET", `dags/${dagId}/dagRuns?state=${state}&order_by=-execution_date`);
    return (runs as readonly { readonly dag_run_id: string }[]).map((run) => ({ dagId, runId: run.dag_run_id }));
  }

  untilKnown(dagId: string): Promise<void> {
    return this.#until(async () => (await this.#send("GET", `dags/${dagId}`)).ok, dagId);
  }

  untilEnded(run: ShownRun): Promise<void> {
    return this.#until(async () => {
      const { state } = await this.call("GET", pathOf(run));
      return state === "success" || state === "failed";
    }, run.dagId);
  }

  untilVersionIsKnown(dagId: string, version: number): Promise<void> {
    return this.#until(async () => (await this.#send("GET", `dags/${dagId}/dagVersions/${version}`)).ok, dagId);
  }

  /** No run of a schedule is under way or ahead any more. */
  async untilPastIsMade(): Promise<void> {
    await this.#until(async () => {
      const states = await Promise.all(SCHEDULED_DAGS.map((dagId) => this.#isPastMade(dagId)));
      return states.every(Boolean);
    }, "the past of the schedules");
  }

  async #isPastMade(dagId: string): Promise<boolean> {
    const { next_dagrun_create_after: next } = await this.call("GET", `dags/${dagId}`);
    const { total_entries: open } = await this.call("GET", `dags/${dagId}/dagRuns?state=running&state=queued&limit=1`);
    return open === 0 && typeof next === "string" && Date.parse(next) > Date.now();
  }

  untilStateIs(state: string, run: ShownRun, taskId: string, mapIndex: number): Promise<void> {
    const path = `${pathOf(run)}/taskInstances/${taskId}${mapIndex < 0 ? "" : `/${mapIndex}`}`;
    return this.#until(async () => {
      const reply = await this.#send("GET", path);
      return reply.ok && ((await reply.json()) as Answer)["state"] === state;
    }, `${taskId} to be ${state}`);
  }

  async #until(isReached: () => Promise<boolean>, what: string): Promise<void> {
    const end = performance.now() + PATIENCE_MILLISECONDS;
    while (!(await isReached())) {
      if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
      await delay(250);
    }
  }

  #send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.#address}/api/v1/${path}`, {
      method,
      headers: this.#headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
