import type { Architecture } from "./architecture.ts";

/** The parts that a part may import, directly or through others, with the way to each. */
export function reachableParts(architecture: Architecture, from: string): Map<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>();
  const waiting: (readonly string[])[] = [[from]];
  for (let way = waiting.shift(); way !== undefined; way = waiting.shift()) {
    const last = architecture.parts[way.at(-1) ?? ""];
    for (const entry of Object.keys(last?.imports ?? {})) {
      const [part = entry] = entry.split("/");
      if (ways.has(part)) continue;
      ways.set(part, [...way, part]);
      waiting.push([...way, part]);
    }
  }
  return ways;
}
