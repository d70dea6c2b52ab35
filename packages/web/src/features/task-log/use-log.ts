import { useEffect, useState, useSyncExternalStore } from "react";
import type { LogAddress } from "../../api/ui-api.ts";
import { type LogSnapshot, LogStore } from "./log-store.ts";

interface Log {
  readonly log: LogSnapshot;
  readonly tryAgain: () => void;
}

/** The log of a try, read and followed while it is on show. Another try is another component. */
export function useLog(address: LogAddress): Log {
  const [store] = useState(() => new LogStore(address));
  useEffect(() => {
    store.start();
    return () => store.stop();
  }, [store]);
  const log = useSyncExternalStore(store.subscribe, store.snapshot);
  return { log, tryAgain: store.tryAgain };
}
