import type { JsonObject } from "@baram/domain";
import { CommandFailure } from "../program/command-failure.ts";
import type { ApiRequest, ApiTransport } from "./api-transport.ts";
import { InstallationAccessTokens } from "./installation-access-tokens.ts";
import { InstallationBackfills } from "./installation-backfills.ts";
import { InstallationConnections } from "./installation-connections.ts";
import { InstallationDagRuns } from "./installation-dag-runs.ts";
import { InstallationHumanRequests } from "./installation-human-requests.ts";
import { InstallationJobs } from "./installation-jobs.ts";
import { InstallationPools } from "./installation-pools.ts";
import { InstallationRoles } from "./installation-roles.ts";
import { InstallationUsers } from "./installation-users.ts";
import { InstallationVariables } from "./installation-variables.ts";
import { expectSuccess, listAll, problemOf } from "./read-answer.ts";

/** A Dag as the stable API represents it. */
export interface DagOfApi extends JsonObject {
  readonly dag_id: string;
  readonly fileloc: string;
  /** Names its file to the API. */
  readonly file_token: string;
  readonly is_paused: boolean;
}

/** Why a Dag file does not load, as the stable API represents it. */
export interface ImportErrorOfApi extends JsonObject {
  readonly filename: string;
}

/** A task as the stable API represents it. */
export interface TaskOfApi extends JsonObject {
  readonly task_id: string;
  readonly downstream_task_ids: readonly string[];
  readonly class_ref: JsonObject | null;
}

/** The graph of Dags and assets, as the web UI draws it. */
export interface DagGraphOfApi extends JsonObject {
  readonly nodes: readonly { readonly id: string; readonly kind: string; readonly label: string }[];
  readonly edges: readonly {
    readonly source: string;
    readonly target: string;
    readonly kind: string;
    readonly task_id: string | null;
  }[];
}

/** A run that a person asks for. */
export interface RunRequest {
  readonly dagId: string;
  readonly runId: string;
  /** With its offset, as it was given. */
  readonly logicalDate: string;
  readonly conf: JsonObject;
}

/** What came of it. */
export type TriggerOutcome =
  | { readonly kind: "created" /** As the stable API represents it. */; readonly dagRun: JsonObject }
  | { readonly kind: "dag-not-found" }
  /** The run id or the logical date is that of another run. */
  | { readonly kind: "taken" }
  | { readonly kind: "refused"; readonly message: string };

/** What commands ask of an installation, beside its running server and without one. */
export class Installation {
  readonly accessTokens: InstallationAccessTokens;
  readonly backfills: InstallationBackfills;
  readonly connections: InstallationConnections;
  readonly dagRuns: InstallationDagRuns;
  readonly humanRequests: InstallationHumanRequests;
  readonly jobs: InstallationJobs;
  readonly pools: InstallationPools;
  readonly roles: InstallationRoles;
  readonly users: InstallationUsers;
  readonly variables: InstallationVariables;
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
    this.accessTokens = new InstallationAccessTokens(transport);
    this.backfills = new InstallationBackfills(transport);
    this.connections = new InstallationConnections(transport);
    this.dagRuns = new InstallationDagRuns(transport);
    this.humanRequests = new InstallationHumanRequests(transport);
    this.jobs = new InstallationJobs(transport);
    this.pools = new InstallationPools(transport);
    this.roles = new InstallationRoles(transport);
    this.users = new InstallationUsers(transport);
    this.variables = new InstallationVariables(transport);
  }

  /** Leaves an entry in the audit log for the command that runs. */
  async recordCommand(entry: {
    readonly event: string;
    readonly dagId: string | null;
    readonly taskId: string | null;
    /** The words of the command line, secrets masked, as JSON. */
    readonly extra: string;
  }): Promise<void> {
    const { event, dagId, taskId, extra } = entry;
    const body = { event, dag_id: dagId, task_id: taskId, extra };
    expectSuccess(await this.#transport.send({ method: "POST", table: "/command-api", path: "/commands", body }));
  }

  /** Whether a scheduler is at work, on whatever machine. */
  async hasScheduler(): Promise<boolean> {
    const { scheduler } = expectSuccess(await this.#transport.send({ method: "GET", path: "/health" })) as {
      readonly scheduler?: { readonly status?: string | null };
    };
    return scheduler?.status === "healthy";
  }

  /**
   * Encrypts every stored secret again with the first key that the installation has. @returns how many there are.
   *
   * @param firstKey the name of the key that the command has, which the running server has to have, too; `null` for none.
   */
  async rotateSecrets(firstKey: string | null): Promise<number> {
    const request = { method: "POST", table: "/command-api", path: "/secrets/rotate" } as const;
    const answer = await this.#transport.send({ ...request, body: { first_key: firstKey } });
    if (answer.status === 400 || answer.status === 409) throw new CommandFailure(problemOf(answer));
    return expectSuccess(answer)["count"] as number;
  }

  /** Every active Dag, by id. */
  async listDags(): Promise<readonly DagOfApi[]> {
    const list = { path: "/dags?order_by=dag_id", property: "dags" };
    return (await listAll(this.#transport, list)) as readonly DagOfApi[];
  }

  async listImportErrors(): Promise<readonly ImportErrorOfApi[]> {
    const list = { path: "/importErrors?order_by=import_error_id", property: "import_errors" };
    return (await listAll(this.#transport, list)) as readonly ImportErrorOfApi[];
  }

  /** `null` when there is no active Dag of this id. */
  async findDag(dagId: string): Promise<DagOfApi | null> {
    const answer = await this.#transport.send({ method: "GET", path: `/dags/${encodeURIComponent(dagId)}` });
    return answer.status === 404 ? null : (expectSuccess(answer) as DagOfApi);
  }

  /** A run as the stable API represents it; `null` when there is none of this id. */
  async findDagRun(dagId: string, runId: string): Promise<JsonObject | null> {
    const path = `/dags/${encodeURIComponent(dagId)}/dagRuns/${encodeURIComponent(runId)}`;
    const answer = await this.#transport.send({ method: "GET", path });
    return answer.status === 404 ? null : expectSuccess(answer);
  }

  /** The run of a Dag for a logical date, which has an offset. */
  async findDagRunByLogicalDate(dagId: string, logicalDate: string): Promise<JsonObject | null> {
    const date = encodeURIComponent(logicalDate);
    const path = `/dags/${encodeURIComponent(dagId)}/dagRuns?execution_date_gte=${date}&execution_date_lte=${date}`;
    const answer = await this.#transport.send({ method: "GET", path });
    if (answer.status === 404) return null;
    const [dagRun] = expectSuccess(answer)["dag_runs"] as readonly JsonObject[];
    return dagRun ?? null;
  }

  /** Where the data intervals begin that come next, at most so many; `null` where the schedule makes no further run. */
  async listNextIntervalStarts(dagId: string, limit: number): Promise<readonly (string | null)[]> {
    const path = `/dags/${encodeURIComponent(dagId)}/nextDataIntervals?limit=${limit}`;
    const body = expectSuccess(await this.#transport.send({ method: "GET", table: "/ui", path }));
    const intervals = body["data_intervals"] as readonly ({ readonly start: string } | null)[];
    return intervals.map((interval) => interval?.start ?? null);
  }

  /** Which Dags trigger, await and feed which. */
  async findDagGraph(): Promise<DagGraphOfApi> {
    const request = { method: "GET", table: "/ui", path: "/dependencies" } as const;
    return expectSuccess(await this.#transport.send(request)) as DagGraphOfApi;
  }

  /** Asks for a Dag file to be loaded again, although it has not changed. */
  async requestDagFile(fileToken: string): Promise<void> {
    const path = `/parseDagFile/${encodeURIComponent(fileToken)}`;
    expectSuccess(await this.#transport.send({ method: "PUT", path }));
  }

  /** Everything that the stable API says of a Dag; `null` when there is none of this id. */
  async findDagDetails(dagId: string): Promise<JsonObject | null> {
    const answer = await this.#transport.send({ method: "GET", path: `/dags/${encodeURIComponent(dagId)}/details` });
    return answer.status === 404 ? null : expectSuccess(answer);
  }

  /** The tasks of a Dag, by id; `null` when there is no such Dag. */
  async listTasks(dagId: string): Promise<readonly TaskOfApi[] | null> {
    const path = `/dags/${encodeURIComponent(dagId)}/tasks?order_by=task_id`;
    const answer = await this.#transport.send({ method: "GET", path });
    return answer.status === 404 ? null : (expectSuccess(answer)["tasks"] as readonly TaskOfApi[]);
  }

  /** Removes a Dag with all that has been kept of it. @returns why not, where it is refused. */
  async deleteDag(dagId: string): Promise<string | null> {
    const answer = await this.#transport.send({ method: "DELETE", path: `/dags/${encodeURIComponent(dagId)}` });
    if (answer.status === 409) return problemOf(answer);
    expectSuccess(answer);
    return null;
  }

  async setDagPaused(dagId: string, isPaused: boolean): Promise<DagOfApi> {
    const path = `/dags/${encodeURIComponent(dagId)}`;
    return expectSuccess(
      await this.#transport.send({ method: "PATCH", path, body: { is_paused: isPaused } }),
    ) as DagOfApi;
  }

  async triggerDagRun({ dagId, runId, logicalDate, conf }: RunRequest): Promise<TriggerOutcome> {
    const request: ApiRequest = {
      method: "POST",
      path: `/dags/${encodeURIComponent(dagId)}/dagRuns`,
      body: { dag_run_id: runId, logical_date: logicalDate, conf },
    };
    const answer = await this.#transport.send(request);
    switch (answer.status) {
      case 404:
        return { kind: "dag-not-found" };
      case 409:
        return { kind: "taken" };
      case 400:
        return { kind: "refused", message: problemOf(answer) };
      default:
        return { kind: "created", dagRun: expectSuccess(answer) };
    }
  }

  /** What keeps a task instance from running, as the API has it; `null` when there is no such instance. */
  async explainTaskInstance(key: {
    readonly dagId: string;
    readonly runId: string;
    readonly taskId: string;
    readonly mapIndex: number | null;
  }): Promise<JsonObject | null> {
    const [dagId, runId, taskId] = [key.dagId, key.runId, key.taskId].map(encodeURIComponent);
    const query = key.mapIndex === null ? "" : `?map_index=${key.mapIndex}`;
    const path = `/dags/${dagId}/dagRuns/${runId}/taskInstances/${taskId}/waiting${query}`;
    const answer = await this.#transport.send({ method: "GET", path });
    return answer.status === 404 ? null : expectSuccess(answer);
  }

  /** What a Dag's runs wait for, and why there is none for a logical date, which has an offset; `null` without the Dag. */
  async explainDag(dagId: string, logicalDate: string | null): Promise<JsonObject | null> {
    const query = logicalDate === null ? "" : `?logical_date=${encodeURIComponent(logicalDate)}`;
    const path = `/dags/${encodeURIComponent(dagId)}/waiting${query}`;
    const answer = await this.#transport.send({ method: "GET", path });
    return answer.status === 404 ? null : expectSuccess(answer);
  }

  /** Removes, or with `dryRun` counts, a table's rows that are older than a moment, which has an offset. */
  async cleanTable(
    table: string,
    given: { readonly before: string; readonly dryRun: boolean; readonly skipArchive: boolean },
  ): Promise<{ readonly row_count: number; readonly archive_table: string | null }> {
    const { before, dryRun, skipArchive } = given;
    const answer = await this.#transport.send({
      method: "POST",
      path: `/maintenance/tables/${encodeURIComponent(table)}/clean`,
      body: { before, dry_run: dryRun, skip_archive: skipArchive },
    });
    return expectSuccess(answer) as { readonly row_count: number; readonly archive_table: string | null };
  }

  /** The tables that cleanings have left. */
  async listArchives(): Promise<readonly string[]> {
    const body = expectSuccess(await this.#transport.send({ method: "GET", path: "/maintenance/archives" }));
    return body["archives"] as readonly string[];
  }

  /** Some rows of an archive. */
  async readArchive(
    name: string,
    offset: number,
  ): Promise<{ readonly columns: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] }> {
    const path = `/maintenance/archives/${encodeURIComponent(name)}?offset=${offset}`;
    return expectSuccess(await this.#transport.send({ method: "GET", path })) as never;
  }

  async dropArchive(name: string): Promise<void> {
    const path = `/maintenance/archives/${encodeURIComponent(name)}`;
    expectSuccess(await this.#transport.send({ method: "DELETE", path }));
  }

  close(): Promise<void> {
    return this.#transport.close();
  }
}
