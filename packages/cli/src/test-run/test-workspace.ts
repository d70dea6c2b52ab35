import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { type ExecutionSurroundings, Fernet } from "@baram/api-server";
import type { Logger } from "@baram/domain";
import type { AttemptSettings } from "@baram/execution-api";
import { findDag, listImportErrors, MetadataStore, type StoredDagVersion } from "@baram/metadata-store";
import { attemptSettings, keptInDatabase } from "../composition/attempt-settings.ts";
import { folderDagProcessor } from "../composition/folder-dag-processor.ts";
import { prepareHomeFolder, readFernetKey } from "../composition/home-folder.ts";
import type { OpenStore } from "../composition/open-store.ts";
import { createPools, type Pools, type PoolsOptions } from "../composition/pools.ts";
import { configuredSecrets } from "../composition/secrets-backend.ts";
import { readOption } from "../configuration/configuration.ts";
import { readEnvironmentSettings } from "../configuration/environment-settings.ts";
import { configuredSensitiveNames } from "../configuration/sensitive-names.ts";
import { Installation } from "../installation/installation.ts";
import { openMigratedStore } from "../installation/open-migrated-store.ts";
import { mayReadDagFiles } from "../installation/open-own-installation.ts";
import { readDagFiles } from "../installation/read-dag-files.ts";
import { findRunningServer, serverTransport } from "../installation/server-transport.ts";
import { storeTransport } from "../installation/store-transport.ts";
import { CommandFailure } from "../program/command-failure.ts";
import type { Invocation } from "../program/invocation.ts";

/** Where a Dag is tried out: a store that nobody else works on, runners, and the installation it belongs to. */
export interface TestWorkspace {
  readonly invocation: Invocation;
  readonly store: MetadataStore;
  readonly pools: Pools;
  readonly installation: Installation;
  /** Where the logs of this test are. */
  readonly logFolder: string;
  readonly surroundings: ExecutionSurroundings;
  readonly attemptSettings: AttemptSettings;
  readonly logger: Logger;
  close(): Promise<void>;
}

/** What is tried out, and how. */
export interface TestWorkspaceOptions {
  readonly dagId: string;
  readonly logger: Logger;
  /** Added to the environment of runners. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Opens the installation's own store with the Dag files as they are now, to write into it as a server would.
 *
 * Throws {@link CommandFailure} where a server works on it.
 */
export async function openWorkingPlace(invocation: Invocation, options: TestWorkspaceOptions): Promise<TestWorkspace> {
  const { folders } = invocation;
  prepareHomeFolder(folders);
  if ((await findRunningServer(folders.home)) !== null) throw new CommandFailure(SERVER_RUNS);
  const database = await openMigratedStore(invocation);
  try {
    if (!(await mayReadDagFiles(database))) throw new CommandFailure(SERVER_RUNS);
    const installation = new Installation(await storeTransport(database, invocation, options.logger));
    return await openOwn(invocation, options, { installation, database });
  } catch (error) {
    await database.close();
    throw error;
  }
}

const SERVER_RUNS =
  'A server runs on this installation, and runs its tasks; let it run one again with "baram tasks clear", or try it out with "baram tasks test".';

/**
 * Opens the installation's own store with the Dag files as they are now, or, where a server works on it, a store of
 * its own that is deleted afterwards. Connections and variables then come from the environment only: secrets never
 * leave a server.
 */
export async function openTestWorkspace(invocation: Invocation, options: TestWorkspaceOptions): Promise<TestWorkspace> {
  const { folders, terminal } = invocation;
  prepareHomeFolder(folders);
  const server = await findRunningServer(folders.home);
  if (server !== null) {
    return openApart(invocation, options, new Installation(serverTransport(server, terminal.user)));
  }
  const database = await openMigratedStore(invocation);
  try {
    const transport = await storeTransport(database, invocation, options.logger);
    const installation = new Installation(transport);
    // Somebody else's scheduler would start the tasks of a run that is only tried out.
    if (!(await mayReadDagFiles(database))) return await openApart(invocation, options, installation, database);
    return await openOwn(invocation, options, { installation, database });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openOwn(
  invocation: Invocation,
  options: TestWorkspaceOptions,
  { installation, database }: { readonly installation: Installation; readonly database: OpenStore },
): Promise<TestWorkspace> {
  const { store } = database;
  const poolsOptions = poolsOptionsOf(invocation, options);
  const pools = createPools(poolsOptions);
  await readDagFiles(poolsOptions, { store, pools });
  return {
    invocation,
    store,
    pools,
    installation,
    logFolder: invocation.folders.logs,
    surroundings: await surroundingsOf(invocation, { store, pools, logger: options.logger }),
    attemptSettings: await attemptSettings({ ...invocation, ...pools }),
    logger: options.logger,
    close: async () => {
      await pools.runners.stop();
      await installation.close();
      await database.close();
    },
  };
}

async function openApart(
  invocation: Invocation,
  options: TestWorkspaceOptions,
  installation: Installation,
  settings: OpenStore | null = null,
): Promise<TestWorkspace> {
  const folder = mkdtempSync(join(tmpdir(), "baram-test-"));
  const store = new MetadataStore({ url: `sqlite:${join(folder, "baram.db")}` });
  await store.migrate();
  const poolsOptions = poolsOptionsOf(invocation, options);
  const pools = createPools(poolsOptions);
  await readFileOf(options.dagId, { poolsOptions, store, pools, installation });
  return {
    invocation,
    store,
    pools,
    installation,
    logFolder: join(folder, "logs"),
    surroundings: await surroundingsOf(invocation, { store: settings?.store ?? store, pools, logger: options.logger }),
    attemptSettings: keptInDatabase(await attemptSettings({ ...invocation, ...pools })),
    logger: options.logger,
    close: async () => {
      await pools.runners.stop();
      await installation.close();
      await store.close();
      await settings?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Reads the one file that the server has the Dag from; where it knows of none, all of them. */
async function readFileOf(
  dagId: string,
  given: {
    readonly poolsOptions: PoolsOptions;
    readonly store: MetadataStore;
    readonly pools: Pools;
    readonly installation: Installation;
  },
): Promise<void> {
  const { poolsOptions, installation } = given;
  const known = await installation.findDag(dagId);
  if (known !== null) {
    const processor = folderDagProcessor(poolsOptions, given);
    await processor.processFile(relative(poolsOptions.folders.dags, known.fileloc).replaceAll("\\", "/"));
    await processor.stop();
    const dag = await findDag(given.store.reader, dagId);
    if (dag !== null) return;
  }
  await readDagFiles(poolsOptions, given);
}

function poolsOptionsOf(
  { configuration, folders, terminal }: Invocation,
  { logger, environment }: TestWorkspaceOptions,
): PoolsOptions {
  const { clock } = terminal;
  return { configuration, folders, environment: { ...terminal.environment, ...environment }, clock, logger };
}

async function surroundingsOf(
  { configuration, folders, terminal }: Invocation,
  { store, pools, logger }: { readonly store: MetadataStore; readonly pools: Pools; readonly logger: Logger },
): Promise<ExecutionSurroundings> {
  const { clock, environment } = terminal;
  const keys = readFernetKey(folders.home, environment["BARAM_FERNET_KEY"]);
  return {
    store,
    clock,
    fernet: new Fernet({ keys, clock, random: (size) => randomBytes(size) }),
    ...readEnvironmentSettings(environment),
    sensitiveNames: configuredSensitiveNames(configuration),
    ...(await configuredSecrets({ configuration, folders, clock, pools })),
    logger,
    readConfiguration: (section, key) => readOption(configuration, section, key),
  };
}

/** The Dag as its file is now. Throws a {@link CommandFailure} that says why there is none. */
export async function getTestedDag({ store }: TestWorkspace, dagId: string): Promise<StoredDagVersion> {
  const dag = await findDag(store.reader, dagId);
  const { importErrors } = await listImportErrors(store.reader, ALL_IMPORT_ERRORS);
  if (dag !== null && dag.isActive === 1 && dag.importErrorId === null) {
    return store.serializedDags.get(store.reader, dag.dagVersionId);
  }
  const reasons = importErrors.map(({ relativePath, message }) => `\n  ${relativePath}: ${message}`);
  const failures = reasons.length === 0 ? "" : ` These files fail to load:${reasons.join("")}`;
  throw new CommandFailure(`Dag "${dagId}" does not exist, or its file fails to load.${failures}`);
}

const ALL_IMPORT_ERRORS = { orderBy: "relativePath", direction: "asc", limit: 1000, offset: 0 } as const;
