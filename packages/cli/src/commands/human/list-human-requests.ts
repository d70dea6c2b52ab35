import { formatRows } from "../../output/format-rows.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";

/** What `baram human list` was given. */
export interface ListHumanRequestsOptions extends OutputOptions {
  readonly dagId?: string;
  readonly state: string;
  /** Only what the user may answer. */
  readonly mine?: boolean;
}

/** Prints what tasks ask of people, with what names each for an answer first. */
export async function listHumanRequests(
  terminal: Terminal,
  { dagId, state, mine = false, output, verbose }: ListHumanRequestsOptions,
): Promise<number> {
  const requests = await withInstallation(terminal, { event: null, verbose }, ({ humanRequests }) =>
    humanRequests.list(dagId ?? null, state),
  );
  const rows = requests
    .filter(({ is_asked_of_you: isAskedOfYou }) => !mine || isAskedOfYou)
    .map((request) => ({
      dag_id: request.dag_id,
      task_id: request.task_id,
      run_id: request.dag_run_id,
      map_index: request.map_index,
      state: request.state,
      subject: request.subject,
      options: request.options,
      asked_of: request.assigned_users,
      expires_at: request.expires_at,
      chosen: request.chosen_options,
      answered_by: request.responded_by_user,
    }));
  terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}
