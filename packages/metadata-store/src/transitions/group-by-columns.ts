/** Puts together the transitions that change the same columns, so that each group is one statement. */
export function groupByColumns<Transition extends { readonly changes: object }>(
  transitions: readonly Transition[],
): readonly (readonly [Transition, ...Transition[]])[] {
  const groups = new Map<string, [Transition, ...Transition[]]>();
  for (const transition of transitions) {
    const columns = Object.keys(transition.changes).sort().join(",");
    const group = groups.get(columns);
    if (group === undefined) groups.set(columns, [transition]);
    else group.push(transition);
  }
  return [...groups.values()];
}
