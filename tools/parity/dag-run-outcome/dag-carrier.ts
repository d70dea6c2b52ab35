import type { SerializedDag } from "@baram/domain";
import type { AttemptCarrier, VirtualClock } from "@baram/testing/engine";
import type { GivenDag } from "./given.ts";

/** A recorded Dag as its file would give it. */
export interface CarriedDag {
  readonly hash: string;
  readonly dag: SerializedDag;
}

/** Carries out the attempts of recorded Dags. */
export interface DagCarrier extends AttemptCarrier {
  /** Throws what the author of the Dag would be told. */
  addDag(given: GivenDag): Promise<CarriedDag>;
}

/** Makes a carrier for each case, on the clock of that case. */
export interface Carriers {
  create(clock: VirtualClock): DagCarrier;
  close(): Promise<void>;
}
