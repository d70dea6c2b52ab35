import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

/** A named limit on how much runs at once. */
export interface PoolTable {
  readonly id: Generated<number>;
  readonly name: string;
  /** -1 is without limit. */
  readonly slots: number;
  readonly description: string | null;
  readonly includeDeferred: Flag;
}

/** How to reach an outside system. `password` and `extra` hold encrypted text. */
export interface ConnectionTable {
  readonly id: Generated<number>;
  readonly connectionId: string;
  readonly connectionType: string;
  readonly description: string | null;
  readonly host: string | null;
  readonly login: string | null;
  readonly password: string | null;
  readonly schema: string | null;
  readonly port: number | null;
  readonly extra: string | null;
}

/** A named setting. `value` holds encrypted text. */
export interface VariableTable {
  readonly id: Generated<number>;
  readonly key: string;
  readonly value: string;
  readonly description: string | null;
}
