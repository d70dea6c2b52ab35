import type { MetadataStore } from "@baram/metadata-store";
import { clearStore } from "@baram/testing/engine";
import { AssetStage, type GivenAssetAction } from "../asset-schedule/asset-stage.ts";
import { openParityStore } from "../dag-run-outcome/parity-store.ts";
import { compareValues, type ParityFormat } from "../parity-format.ts";
import type { GivenScheduledDag } from "../timetable/given.ts";

interface Given {
  readonly dags: readonly GivenScheduledDag[];
  readonly actions: readonly GivenAssetAction[];
}

let store: MetadataStore | null = null;

/** `asset-schedule/1`: updates of assets, and the runs that come of them. */
export const assetSchedule: ParityFormat = {
  format: "asset-schedule/1",
  runsDags: true,

  async run({ given, expected }, { postgresUrl }) {
    store ??= await openParityStore(postgresUrl);
    await clearStore(store);
    const { dags, actions } = given as Given;
    const stage = new AssetStage(store, dags);
    const after: unknown[] = [];
    for (const action of actions) after.push(await stage.act(action));
    return compareValues({ expected, actual: { after } });
  },

  async close() {
    await store?.close();
    store = null;
  },
};
