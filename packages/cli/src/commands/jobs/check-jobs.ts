import { hostname as machineName } from "node:os";
import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** What `baram jobs check` was given. */
export interface CheckJobsOptions extends VerboseOptions {
  readonly allowMultiple?: boolean;
  readonly hostname?: string;
  readonly jobType?: string;
  /** 0 for all. */
  readonly limit: number;
  readonly local?: boolean;
}

/** Succeeds where one job is alive, or several where that is allowed. */
export async function checkJobs(terminal: Terminal, options: CheckJobsOptions): Promise<number> {
  const { allowMultiple = false, hostname, jobType, limit, local = false, verbose } = options;
  if (allowMultiple && limit === 1) {
    throw new CommandFailure(
      "To use option --allow-multiple, you must set the limit to a value greater than 1, or to 0 for all.",
    );
  }
  if (hostname !== undefined && local) {
    throw new CommandFailure("You can't use --hostname and --local at the same time");
  }
  const count = await withInstallation(
    terminal,
    { event: null, verbose },
    async (installation, { configuration: { core } }) => {
      const ownName = core.hostname === "" ? machineName() : core.hostname;
      const wantedHost = local ? ownName : hostname;
      const living = await installation.jobs.listLiving();
      const found = living.filter(
        (job) =>
          (jobType === undefined || job.job_type === jobType) &&
          (wantedHost === undefined || job.hostname === wantedHost),
      );
      return limit === 0 ? found.length : Math.min(limit, found.length);
    },
  );
  if (count === 0) throw new CommandFailure("No alive jobs found.");
  if (count > 1 && !allowMultiple) throw new CommandFailure(`Found ${count} alive jobs. Expected only one.`);
  say(terminal, count === 1 ? "Found one alive job." : `Found ${count} alive jobs.`);
  return 0;
}
