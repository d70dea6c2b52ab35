import type { Permission } from "../../api/people-api.ts";

const DAG_PREFIX = "DAG:";

/** The Dags that are given one by one. */
export function dagIdsOf(given: readonly Permission[]): readonly string[] {
  const ids = given.flatMap(({ resource }) =>
    resource.startsWith(DAG_PREFIX) ? [resource.slice(DAG_PREFIX.length)] : [],
  );
  return [...new Set(ids)].toSorted();
}

/** What stands for a Dag among the resources. */
function resourceOfDag(dagId: string): string {
  return DAG_PREFIX + dagId;
}

/** Whether a permission is among some. */
export function holds(permissions: readonly Permission[], one: Permission): boolean {
  return permissions.some(({ action, resource }) => action === one.action && resource === one.resource);
}

/** Gives a permission, or takes it where it is given. */
export function toggle(given: readonly Permission[], one: Permission): readonly Permission[] {
  if (!holds(given, one)) return [...given, one];
  return given.filter(({ action, resource }) => action !== one.action || resource !== one.resource);
}

/** The resources to show: those of single Dags first, then those that match. */
export function resourcesToShow(
  {
    resources,
    given,
    added,
  }: {
    readonly resources: readonly string[];
    readonly given: readonly Permission[];
    readonly added: readonly string[];
  },
  filter: string,
): readonly string[] {
  const ofDags = new Set([...dagIdsOf(given), ...added].map(resourceOfDag));
  // Of a Dag's runs there is a resource, too; it is shown where a role has it.
  const others = given.map(({ resource }) => resource).filter((resource) => !resources.includes(resource));
  const words = filter.trim().toLowerCase();
  return [...new Set([...ofDags, ...others, ...resources])].filter((one) => one.toLowerCase().includes(words));
}
