import type { SecretsBackend } from "@baram/api-server";
import { addSeconds, type Clock, type Instant } from "@baram/domain";

/** More are not kept: what was asked for longest ago is asked for anew. */
const ENTRIES_MAXIMUM = 1000;

interface Entry<Value> {
  readonly value: Promise<Value>;
  readonly goodUntil: Instant;
}

/** Remembers for a while what a back end answered, that it has nothing included; not that it failed. */
export function cachedSecrets(
  backend: SecretsBackend,
  { clock, seconds }: { readonly clock: Clock; readonly seconds: number },
): SecretsBackend {
  const remember = <Value>(find: (name: string) => Promise<Value>) => {
    const entries = new Map<string, Entry<Value>>();
    return (name: string): Promise<Value> => {
      const now = clock.now();
      const known = entries.get(name);
      if (known !== undefined && known.goodUntil > now) return known.value;
      entries.delete(name);
      const value = find(name);
      entries.set(name, { value, goodUntil: addSeconds(now, seconds) });
      value.catch(() => entries.delete(name));
      const [oldest] = entries.keys();
      if (entries.size > ENTRIES_MAXIMUM && oldest !== undefined) entries.delete(oldest);
      return value;
    };
  };
  return {
    name: backend.name,
    findConnection: remember((connectionId) => backend.findConnection(connectionId)),
    findVariable: remember((key) => backend.findVariable(key)),
  };
}
