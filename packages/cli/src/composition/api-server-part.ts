import { randomBytes } from "node:crypto";
import { type ApiServer, createApiServer, prepareAdmin } from "@baram/api-server";
import { type Configuration, ConfigurationError } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";
import { readTlsFiles } from "../configuration/read-tls-files.ts";
import { requestTracer } from "../traces/trace-request.ts";
import { apiServerConfiguration } from "./api-server-configuration.ts";
import { nextDagRunQuestion, timetableQuestion } from "./author-code.ts";
import { connectionTest } from "./connection-test.ts";
import type { Foundation } from "./foundation.ts";
import { writeAdminPassword } from "./home-folder.ts";
import { listInstalledConnectionTypes } from "./installed-connection-types.ts";
import { listInstalledProviders } from "./installed-providers.ts";
import { removeServerFile, writeServerFile } from "./server-file.ts";
import type { RunningPart, ServerOptions } from "./server-options.ts";

const SERVER_TOKEN_BYTES = 32;

/** Set when the first admin was made now; shown once. */
export type NewAdmin = {
  readonly username: string;
  readonly password: string | null;
  readonly passwordFile: string | null;
} | null;

/** An API server that listens. */
export interface RunningApiServer extends RunningPart {
  readonly address: string;
  readonly newAdmin: NewAdmin;
  /** Tells the commands on this machine where the server is. */
  announce(): void;
}

/**
 * Listens for people and programs. Throws a `ConfigurationError` with one sentence when the port is not to be had;
 * nothing is left running then. Without all of its `duties`, types of jobs, the process is not ready.
 */
export async function startApiServerPart(
  options: ServerOptions & { readonly duties?: readonly string[] },
  foundation: Foundation,
): Promise<RunningApiServer> {
  const { configuration, folders, clock, logger, version, webFolder, environment } = options;
  const { store, fernet, pools, xcoms, tellSpan } = foundation;
  const random = (size: number) => randomBytes(size);
  const serverToken = randomBytes(SERVER_TOKEN_BYTES).toString("base64url");
  const tls = readTlsFiles(configuration, folders);
  const admin = await prepareAdmin(store, { clock, random, ...adminPassword(environment) });
  const server = await createApiServer({
    store,
    fernet,
    serverToken,
    random,
    askAuthorsTimetable: timetableQuestion(store, pools),
    askAuthorsNextDagRun: nextDagRunQuestion(store, pools),
    ...xcoms.forServer,
    clock,
    logger,
    version,
    webFolder,
    logFolder: folders.logs,
    configuration: { ...apiServerConfiguration(configuration, folders, environment), ...(tls === null ? {} : { tls }) },
    listProviders: () => listInstalledProviders(folders.project),
    listConnectionTypes: () => listInstalledConnectionTypes(folders.project),
    explainIdleness: () => foundation.jobs.explainIdleness(options.duties ?? []),
    ...connectionTest(options, pools.runners),
    ...(tellSpan === null ? {} : { onRequestEnd: requestTracer(tellSpan, clock) }),
  });
  try {
    const address = await listen(server, configuration);
    const outcome = await admin.create();
    return {
      address,
      newAdmin: outcome.kind === "exists" ? null : describeAdmin(outcome, folders),
      announce: () =>
        writeServerFile(folders.home, {
          address,
          token: serverToken,
          processId: process.pid,
          certificate: tls?.certificate ?? null,
        }),
      stop: async () => {
        removeServerFile(folders.home);
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function listen(server: ApiServer, { api }: Configuration): Promise<string> {
  const outcome = await server.listen({ host: api.host, port: api.port });
  switch (outcome.kind) {
    case "listening":
      return outcome.address;
    case "port-taken":
      throw new ConfigurationError(
        `Port ${api.port} on ${api.host} is taken by another program; stop it, or choose another port in BARAM__API__PORT.`,
      );
    case "refused":
      throw new ConfigurationError(`Baram cannot listen on ${api.host} port ${api.port}: ${outcome.message}.`);
  }
}

function adminPassword(environment: ServerOptions["environment"]): { readonly password?: string } {
  const password = environment["BARAM_ADMIN_PASSWORD"];
  return password === undefined || password === "" ? {} : { password };
}

function describeAdmin(
  admin: { readonly username: string; readonly generatedPassword: string | null },
  { home }: Folders,
): NewAdmin {
  const { username, generatedPassword } = admin;
  const passwordFile = generatedPassword === null ? null : writeAdminPassword(home, generatedPassword);
  return { username, password: generatedPassword, passwordFile };
}
