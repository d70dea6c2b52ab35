import type { JsonObject } from "@baram/domain";
import type { ApiTransport } from "./api-transport.ts";
import { expectSuccess } from "./read-answer.ts";

/** A process of the installation. */
export interface JobOfApi extends JsonObject {
  readonly job_type: string;
  readonly hostname: string;
}

/** A process of the installation, which may have ended. */
export interface RecentJobOfApi extends JobOfApi {
  readonly is_alive: boolean;
  readonly state: string;
  readonly start_date: string;
  readonly end_date: string | null;
}

/** What commands ask of an installation's processes. */
export class InstallationJobs {
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
  }

  /** Those that are alive. */
  async listLiving(): Promise<readonly JobOfApi[]> {
    return (await this.listRecent()).filter(({ is_alive: isAlive }) => isAlive);
  }

  /** The newest first, those that have ended lately among them. */
  async listRecent(): Promise<readonly RecentJobOfApi[]> {
    const body = expectSuccess(await this.#transport.send({ method: "GET", table: "/ui", path: "/jobs" }));
    return body["jobs"] as readonly RecentJobOfApi[];
  }
}
