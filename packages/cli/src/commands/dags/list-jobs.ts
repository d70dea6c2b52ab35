import { formatRows } from "../../output/format-rows.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";

/** What `baram dags list-jobs` was given. */
export interface ListJobsOptions extends OutputOptions {
  readonly dagId?: string;
  readonly state?: "running" | "success" | "failed";
  /** All by default. */
  readonly limit?: number;
}

/** Lists the latest processes of the installation, the newest first. Parity: the columns are Airflow's. */
export async function listJobs(terminal: Terminal, options: ListJobsOptions): Promise<number> {
  const { dagId, state, limit, output, verbose } = options;
  if (dagId !== undefined) {
    throw new CommandFailure(
      `No job belongs to one Dag: each serves all of them. "baram dags list-runs -d ${dagId}" lists what was run of it.`,
    );
  }
  const event = { event: "cli_dag_list_jobs", verbose };
  const jobs = await withInstallation(terminal, event, (installation) => installation.jobs.listRecent());
  const wanted = jobs.filter((job) => state === undefined || job.state === state).slice(0, limit);
  const rows = wanted.map((job) => ({
    dag_id: null,
    state: job.state,
    job_type: job.job_type,
    start_date: job.start_date,
    end_date: job.end_date,
  }));
  terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}
