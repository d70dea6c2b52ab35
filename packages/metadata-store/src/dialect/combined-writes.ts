import type { CompiledQuery } from "kysely";

/** What it answers: how many rows each of them changed, by its place: `c0`, `c1` and so on. */
export type CombinedCounts = Readonly<Record<`c${number}`, number>>;

/** Whether a statement can be a part of a combined one: it writes, and gives nothing back but how many rows it changed. */
export function canBeCombined({ sql }: CompiledQuery): boolean {
  return /^(?:insert into|update) /.test(sql) && !sql.includes(" returning ");
}

/** Every statement has a text of its own that is kept: so many different ones are put together at most. */
const COMBINATIONS_MAXIMUM = 256;

/** What begins with the same statements. */
interface Beginning {
  /** By the text of the statement that comes next. */
  readonly longer: Map<string, Beginning>;
  combined: string | null;
}

/** The texts of statements that do what several do, each put together once. */
export class Combinations {
  readonly #maximum: number;
  readonly #beginning: Beginning = { longer: new Map(), combined: null };
  #count = 0;

  constructor(maximum = COMBINATIONS_MAXIMUM) {
    this.#maximum = maximum;
  }

  /**
   * The statement of PostgreSQL that does what these do, and answers with one row of {@link CombinedCounts}; `null` when
   * there are too many different ones. Its parameters are theirs, one after another.
   *
   * The parts are carried out on the same state, in no order: none sees what another does, and no row may be changed by two.
   */
  textOf(queries: readonly CompiledQuery[]): string | null {
    let beginning = this.#beginning;
    for (const { sql } of queries) {
      let longer = beginning.longer.get(sql);
      if (longer === undefined) {
        longer = { longer: new Map(), combined: null };
        beginning.longer.set(sql, longer);
      }
      beginning = longer;
    }
    if (beginning.combined === null && this.#count < this.#maximum) {
      beginning.combined = combine(queries);
      this.#count += 1;
    }
    return beginning.combined;
  }
}

function combine(queries: readonly CompiledQuery[]): string {
  let offset = 0;
  const parts: string[] = [];
  const counts: string[] = [];
  for (const [place, { sql, parameters }] of queries.entries()) {
    const before = offset;
    const text = sql.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + before}`);
    parts.push(`w${place} as (${text} returning 1)`);
    counts.push(`(select count(*) from w${place}) as c${place}`);
    offset += parameters.length;
  }
  return `with ${parts.join(", ")} select ${counts.join(", ")}`;
}
