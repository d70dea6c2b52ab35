import { type Json, xcomTextToPlainJson } from "@baram/domain";
import type { XComBackendSettings } from "@baram/execution-api";
import { requireXComText } from "./database-storage.ts";
import { openXComStorage } from "./open-xcom-storage.ts";

/** What lists show for some XComs, as the back end words it. */
export async function showXComs(settings: XComBackendSettings, texts: readonly string[]): Promise<readonly Json[]> {
  const storage = await openXComStorage(settings, { leaseToken: "" });
  const shown: Json[] = [];
  for (const text of texts) shown.push(xcomTextToPlainJson(requireXComText(await storage.show(text))));
  return shown;
}
