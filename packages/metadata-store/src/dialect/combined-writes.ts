import type { CompiledQuery } from "kysely";

/** A statement that does what several do. */
export interface CombinedWrites {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** What it answers: how many rows each of them changed, by its place: `c0`, `c1` and so on. */
export type CombinedCounts = Readonly<Record<`c${number}`, number>>;

/** Whether a statement can be a part of a combined one: it writes, and gives nothing back but how many rows it changed. */
export function canBeCombined({ sql }: CompiledQuery): boolean {
  return /^(?:insert into|update) /.test(sql) && !sql.includes(" returning ");
}

/**
 * Puts statements of PostgreSQL together into one, which answers with one row of {@link CombinedCounts}.
 *
 * The parts are carried out on the same state, in no order: none sees what another does, and no row may be changed by two.
 */
export function combineWrites(queries: readonly CompiledQuery[]): CombinedWrites {
  const parameters: unknown[] = [];
  const parts: string[] = [];
  const counts: string[] = [];
  for (const [place, query] of queries.entries()) {
    const offset = parameters.length;
    const text = query.sql.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + offset}`);
    parts.push(`w${place} as (${text} returning 1)`);
    counts.push(`(select count(*) from w${place}) as c${place}`);
    parameters.push(...query.parameters);
  }
  return { sql: `with ${parts.join(", ")} select ${counts.join(", ")}`, parameters };
}
