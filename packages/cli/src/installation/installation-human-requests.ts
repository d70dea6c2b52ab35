import type { HumanRequest, JsonObject } from "@baram/domain";
import type { ApiTransport } from "./api-transport.ts";
import { expectSuccess, listAll, problemOf } from "./read-answer.ts";

/** What a task asks of a person, as the stable API represents it. */
export interface HumanRequestOfApi extends JsonObject {
  readonly dag_id: string;
  readonly dag_run_id: string;
  readonly task_id: string;
  readonly map_index: number;
  readonly state: string;
  readonly subject: string;
  readonly body: string | null;
  readonly options: readonly string[];
  readonly defaults: readonly string[] | null;
  readonly multiple: boolean;
  readonly assigned_users: readonly string[];
  readonly is_asked_of_you: boolean;
  readonly expires_at: string | null;
  readonly chosen_options: readonly string[] | null;
  readonly responded_by_user: string | null;
}

/** The task instance that asks. */
export interface AskingTaskInstance {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  /** Absent for one of a task that is not mapped. */
  readonly mapIndex?: number;
}

/** What commands ask of an installation about what it asks of people. */
export class InstallationHumanRequests {
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
  }

  /** Those that wait in the order in which they were asked, others the newest first. */
  async list(dagId: string | null, state: string): Promise<readonly HumanRequestOfApi[]> {
    const path = `/dags/${encodeURIComponent(dagId ?? "~")}/dagRuns/~/hitlDetails?state=${state}`;
    return (await listAll(this.#transport, { path, property: "hitl_details" })) as readonly HumanRequestOfApi[];
  }

  /** `null` where the task instance asks nothing, or is none. */
  async find(instance: AskingTaskInstance): Promise<HumanRequestOfApi | null> {
    const answer = await this.#transport.send({ method: "GET", path: pathOf(instance) });
    return answer.status === 404 ? null : (expectSuccess(answer) as HumanRequestOfApi);
  }

  /** @returns why not, where the answer is refused. */
  async answer(
    instance: AskingTaskInstance,
    given: { readonly chosenOptions: readonly string[]; readonly paramsInput: JsonObject },
  ): Promise<string | null> {
    const body = { chosen_options: given.chosenOptions, params_input: given.paramsInput };
    const answer = await this.#transport.send({ method: "PATCH", path: pathOf(instance), body });
    if ([400, 403, 404, 409].includes(answer.status)) return problemOf(answer);
    expectSuccess(answer);
    return null;
  }
}

/** A request as those know it who ask a person. */
export function humanRequestOf(request: HumanRequestOfApi): HumanRequest {
  const { subject, body, options, defaults, multiple, assigned_users: assignedUsers } = request;
  const params = request["params"] as unknown as HumanRequest["params"];
  return { subject, body, options, defaults, multiple, params, assignedUsers };
}

function pathOf({ dagId, runId, taskId, mapIndex }: AskingTaskInstance): string {
  const [dag, run, task] = [dagId, runId, taskId].map(encodeURIComponent);
  const query = mapIndex === undefined ? "" : `?map_index=${mapIndex}`;
  return `/dags/${dag}/dagRuns/${run}/taskInstances/${task}/hitlDetails${query}`;
}
