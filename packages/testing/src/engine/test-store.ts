import { type MetadataDatabase, MetadataStore } from "@baram/metadata-store";

/** What a run leaves behind is cleared, those rows first that refer to others; users and pools stay. */
const TABLES = {
  dagRunAssetEvent: "clear",
  assetUpdateNoted: "clear",
  assetEventOfAlias: "clear",
  assetEvent: "clear",
  assetAliasReference: "clear",
  assetReference: "clear",
  assetOfAlias: "clear",
  assetAlias: "clear",
  asset: "clear",
  xcom: "clear",
  xcomToPurge: "clear",
  taskInstanceTry: "clear",
  taskExpansion: "clear",
  humanRequest: "clear",
  trigger: "clear",
  callback: "clear",
  listenerEvent: "clear",
  deadline: "clear",
  slaCheck: "clear",
  slaMiss: "clear",
  taskInstance: "clear",
  backfillDate: "clear",
  dagRun: "clear",
  backfill: "clear",
  dagTag: "clear",
  dagLink: "clear",
  importError: "clear",
  dag: "clear",
  serializedDag: "clear",
  dagVersion: "clear",
  dagFileRequest: "clear",
  dagFile: "clear",
  dagBundle: "clear",
  auditLog: "clear",
  job: "clear",
  connection: "clear",
  variable: "clear",
  pool: "keep",
  user: "keep",
  role: "keep",
  rolePermission: "keep",
  userRole: "keep",
  session: "keep",
  accessToken: "keep",
  logInFailure: "clear",
  userIdentity: "keep",
} as const satisfies Record<keyof MetadataDatabase, "clear" | "keep">;

/** Makes a store as good as new, which costs much less than a new one. */
export async function clearStore(store: MetadataStore): Promise<void> {
  await store.transaction(async (transaction) => {
    for (const [table, fate] of Object.entries(TABLES)) {
      if (fate === "clear") await transaction.deleteFrom(table as keyof MetadataDatabase).execute();
    }
  });
}

/** Stores in memory that nobody uses: empty, migrated, with their statements prepared. */
const idle: MetadataStore[] = [];

/** An empty store in memory, for one run. */
export interface TestStore {
  readonly store: MetadataStore;
  /** Empties it and leaves it to the next test. */
  release(): Promise<void>;
}

/** Takes a store that an earlier test has left, or makes one. */
export async function takeTestStore(): Promise<TestStore> {
  const store = idle.pop() ?? (await openStore());
  return {
    store,
    release: async () => {
      await clearStore(store);
      idle.push(store);
    },
  };
}

async function openStore(): Promise<MetadataStore> {
  const store = new MetadataStore({ url: "sqlite::memory:" });
  await store.migrate();
  return store;
}
