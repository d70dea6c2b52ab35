import { listGrantedPermissions, type MetadataReader } from "@baram/metadata-store";
import { builtInPermissionsOf } from "./built-in-roles.ts";
import type { Action, Permission } from "./permission.ts";

/** Begins the resource of a single Dag, which is followed by its id. */
const DAG_PREFIX = "DAG:";

/** All that a caller may do. */
export class Rights {
  readonly #holdsAll: boolean;
  readonly #held: ReadonlySet<string>;

  constructor({ holdsAll, held }: { readonly holdsAll: boolean; readonly held: ReadonlySet<string> }) {
    this.#holdsAll = holdsAll;
    this.#held = held;
  }

  /** Whether the caller may do this; with a Dag, whether to that one. */
  has(permission: Permission, dagId: string | null = null): boolean {
    if (this.#holdsAll || this.#held.has(permission)) return true;
    if (dagId === null) return false;
    if (permission.endsWith(" DAGs")) return this.#held.has(permission.replace(/DAGs$/, `${DAG_PREFIX}${dagId}`));
    return permission.endsWith(" DAG Runs") && this.#held.has(permission.replace(/DAG Runs$/, `DAG Run:${dagId}`));
  }

  /** The Dags of which the caller holds a right by name, whatever they may do with all of them. */
  namedDagIds(): readonly string[] {
    const ids = [...this.#held].flatMap((held) => {
      const [, id] = /^\S+ (?:DAG|DAG Run):(.*)$/s.exec(held) ?? [];
      return id === undefined ? [] : [id];
    });
    return [...new Set(ids)];
  }

  /** The Dags that the caller may do this with; `null` for every Dag there is. */
  dagIds(action: Action): readonly string[] | null {
    if (this.has(`${action} DAGs`)) return null;
    const prefix = `${action} ${DAG_PREFIX}`;
    return [...this.#held].flatMap((held) => (held.startsWith(prefix) ? [held.slice(prefix.length)] : []));
  }
}

/** Nothing may be done. */
export const NO_RIGHTS = new Rights({ holdsAll: false, held: new Set() });

/** Reads what these roles may do together. A role that does not exist may do nothing. */
export async function readRights(reader: MetadataReader, roles: readonly string[]): Promise<Rights> {
  if (roles.includes("Admin")) return new Rights({ holdsAll: true, held: new Set() });
  const granted = await listGrantedPermissions(reader, roles);
  const held = [...roles.flatMap(builtInPermissionsOf), ...granted];
  return new Rights({ holdsAll: false, held: new Set(held.map(({ action, resource }) => `${action} ${resource}`)) });
}
