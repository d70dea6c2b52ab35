import { InProcessCarrier, type VirtualClock } from "@baram/testing/engine";
import { buildDag } from "./build-dag.ts";
import type { CarriedDag, Carriers, DagCarrier } from "./dag-carrier.ts";
import type { GivenDag } from "./given.ts";

/** Carries the attempts of recordings out in this process. */
export const inProcessCarriers: Carriers = {
  create: (clock) => new InProcessDagCarrier(clock),
  close: async () => {},
};

class InProcessDagCarrier extends InProcessCarrier implements DagCarrier {
  constructor(clock: VirtualClock) {
    super({ clock, environment: process.env });
  }

  async addDag(given: GivenDag): Promise<CarriedDag> {
    const { hash, dags } = this.addBundle([buildDag(given)]);
    const [dag] = dags;
    if (dag === undefined) throw new Error("A bundle of one Dag gave none.");
    return { hash, dag };
  }
}
