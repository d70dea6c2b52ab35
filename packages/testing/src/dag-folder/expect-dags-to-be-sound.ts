import type { SerializedDag } from "@baram/domain";
import { loadDagFolder } from "./load-dag-folder.ts";

/** What a rule of a team looks at. */
export interface CheckedDag {
  readonly dagId: string;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly owners: readonly string[];
  readonly catchup: boolean;
  /** Full ids with how often each task is tried again. */
  readonly tasks: readonly { readonly taskId: string; readonly owner: string; readonly retries: number }[];
}

/** A rule of a team: a sentence about what is wrong with a Dag, or `null`. */
export type DagRule = (dag: CheckedDag) => string | null;

/** What is expected of Dags beside that they load. */
export interface SoundnessOptions {
  /** Each Dag has at least one tag. Defaults to `false`. */
  readonly requireTags?: boolean;
  /** Further rules. */
  readonly rules?: readonly DagRule[];
}

/** A Dags folder is not as it is expected to be. The message names every mistake in it. */
class UnsoundDagsError extends Error {
  override readonly name = "UnsoundDagsError";
}

/**
 * Expects that every Dag file of a folder loads, that its Dags have no cycle and ids of their own, and that they follow
 * the rules. Throws an error that names every mistake; works with any test runner.
 */
export async function expectDagsToBeSound(folder: string, options: SoundnessOptions = {}): Promise<void> {
  const { dags, failures } = await loadDagFolder(folder);
  const mistakes = failures.map(
    ({ relativePath, line, message }) => `${relativePath}${line === null ? "" : `:${line}`}: ${message}`,
  );
  if (dags.length === 0 && mistakes.length === 0) mistakes.push("There is not one Dag in it.");
  const rules = [...(options.requireTags === true ? [hasTags] : []), ...(options.rules ?? [])];
  for (const { relativePath, dag } of dags) {
    for (const rule of rules) {
      const mistake = rule(checkedDag(dag));
      if (mistake !== null) mistakes.push(`${relativePath}: Dag "${dag.dagId}": ${mistake}`);
    }
  }
  if (mistakes.length === 0) return;
  const count = mistakes.length === 1 ? "one mistake" : `${mistakes.length} mistakes`;
  throw new UnsoundDagsError(`The Dags of ${folder} have ${count}:\n  ${mistakes.join("\n  ")}`);
}

const hasTags: DagRule = ({ tags }) => (tags.length > 0 ? null : 'it has no tags: add tags: ["…"].');

function checkedDag({ dagId, description, tags, owners, catchup, tasks }: SerializedDag): CheckedDag {
  return { dagId, description, tags, owners, catchup, tasks };
}
