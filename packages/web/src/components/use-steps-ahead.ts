import { useEffect, useRef } from "react";

/**
 * Where keys have led that is not drawn yet: who types faster than the page draws goes on from there.
 *
 * @param drawn where the page shows the cursor.
 * @param nameOf tells places apart.
 */
export function useStepsAhead<Place>(
  drawn: Place,
  nameOf: (place: Place) => string,
): {
  readonly latest: () => Place;
  readonly add: (to: Place) => void;
} {
  const steps = useRef<Place[]>([]);
  const name = nameOf(drawn);
  useEffect(() => {
    // What was drawn but no key led to, a press or a step back, counts for more than the keys before it.
    const reached = steps.current.findLastIndex((step) => nameOf(step) === name);
    steps.current = reached === -1 ? [] : steps.current.slice(reached + 1);
  }, [name, nameOf]);
  return { latest: () => steps.current.at(-1) ?? drawn, add: (to) => steps.current.push(to) };
}
