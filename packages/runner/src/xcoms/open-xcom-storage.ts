import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import type { XComBackendSettings } from "@baram/execution-api";
import type { XComBackend } from "@baram/sdk";
import { databaseStorage } from "./database-storage.ts";
import { filesStorage } from "./files-storage.ts";
import { moduleStorage } from "./module-storage.ts";
import type { XComStorage } from "./xcom-storage.ts";

/** The module that `[core] xcom_backend` names is no XCom back end. */
class XComBackendError extends Error {
  override readonly name = "XComBackendError";
}

/** Opens the place of XComs that the configuration names, for one attempt. */
export async function openXComStorage(
  settings: XComBackendSettings,
  { leaseToken }: { readonly leaseToken: string },
): Promise<XComStorage> {
  switch (settings.kind) {
    case "database":
      return databaseStorage(settings);
    case "files":
      return filesStorage({ ...settings, attemptName: attemptNameOf(leaseToken) });
    case "module":
      return moduleStorage(await loadBackend(settings), settings);
  }
}

const ATTEMPT_NAME_LENGTH = 16;

/** Names an attempt without giving its token away. */
function attemptNameOf(leaseToken: string): string {
  return createHash("sha256").update(leaseToken).digest("hex").slice(0, ATTEMPT_NAME_LENGTH);
}

/** Node keeps a module that was loaded, so that a back end lives as long as its runner. */
async function loadBackend({ name, modulePath }: Extract<XComBackendSettings, { kind: "module" }>) {
  const module = (await import(pathToFileURL(modulePath).href)) as { readonly xcomBackend?: unknown };
  const backend = module.xcomBackend;
  if (typeof backend !== "object" || backend === null) {
    throw new XComBackendError(
      `The module ${name}, which [core] xcom_backend names, exports no xcomBackend; expected: export const xcomBackend: XComBackend = { … }.`,
    );
  }
  for (const hook of HOOKS) {
    const given: unknown = Reflect.get(backend, hook);
    if (given === undefined || typeof given === "function") continue;
    throw new XComBackendError(`xcomBackend.${hook} of the module ${name} is no function.`);
  }
  return boundHooks(backend);
}

const HOOKS = ["serializeValue", "deserializeValue", "listValue", "purge"] as const satisfies (keyof XComBackend)[];

/** A back end may be an object of a class, whose methods need it. */
function boundHooks(backend: object): XComBackend {
  const hooks: Record<string, unknown> = {};
  for (const hook of HOOKS) {
    const method: unknown = Reflect.get(backend, hook);
    if (typeof method === "function") hooks[hook] = method.bind(backend);
  }
  return hooks;
}
