import { type Instant, parseInstant } from "@baram/domain";
import { expect, test } from "vitest";
import { expectedAssetRuns } from "./mixed-dags.fixture.ts";
import { SIMULATED_DAYS, simulateFolder } from "./simulate-folder.fixture.ts";

/** Clocks are put forward in Europe on the 31st of March, and back in Chile on April 7th. */
const FROM = parseInstant("2024-03-24T09:00:00Z") as Instant;

test("fifty mixed Dags get the runs that a naive reckoning names, and no others", async () => {
  const { dags, runIds, expectedRunIds } = await simulateFolder({ from: FROM, days: SIMULATED_DAYS });
  const scheduledOf = (dagId: string) => (runIds.get(dagId) ?? []).filter((id) => id.startsWith("scheduled__"));

  expect(dags).toHaveLength(50);
  for (const { dagId } of dags) {
    expect([dagId, ...scheduledOf(dagId)]).toEqual([dagId, ...(expectedRunIds.get(dagId) ?? [])]);
  }
  const orders = scheduledOf("makes_orders").length;
  const prices = scheduledOf("makes_prices").length;
  for (const [dagId, count] of Object.entries(expectedAssetRuns({ orders, prices }))) {
    const triggered = (runIds.get(dagId) ?? []).filter((id) => id.startsWith("dataset_triggered__"));
    expect([dagId, triggered.length]).toEqual([dagId, count]);
  }
}, 600_000);
