import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type ChangedAuthorDefaults, type Instant, parseInstant } from "@baram/domain";
import { aDag } from "@baram/domain/fixture";
import type { ParseResult } from "@baram/execution-api";
import { MetadataStore } from "@baram/metadata-store";
import { BundleFolder, chooseBundleFolder } from "@baram/runner-pool";
import { createDagProcessor, type DagProcessor } from "./dag-processor.ts";
import type { DagProcessorOptions } from "./dag-processor-options.ts";

/** Noon of the first day of 2024, in UTC, at which the clock of these tests stands. */
export const NOON = parseInstant("2024-01-01T12:00:00Z") as Instant;

type Parse = DagProcessorOptions["runnerPool"]["parseDagFile"];

const silent = () => undefined;

/** An author's project with a Dags folder, a store, and Dag processors on both, one after another. */
export class DagProject {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "baram-dags-")));
  readonly dagsFolder = join(this.folder, "dags");
  readonly store = new MetadataStore({ url: `sqlite:${join(this.folder, "baram.db")}` });
  /** Dag files that were loaded, in order. */
  readonly parses: string[] = [];
  readonly warnings: string[] = [];
  parseTimeoutSeconds = 20;
  authorDefaults: ChangedAuthorDefaults = {};
  /** Stands for a runner: finds the Dags that the text of a bundle names. */
  parse: Parse = ({ bundle }) => Promise.resolve(this.dagsNamedIn(this.#written.get(bundle.hash) ?? ""));
  readonly #written = new Map<string, string>();
  #processor: DagProcessor | null = null;

  static async open(files: Readonly<Record<string, string>> = {}): Promise<DagProject> {
    const project = new DagProject();
    mkdirSync(join(project.folder, "node_modules"));
    for (const [path, text] of Object.entries(files)) project.write(path, text);
    await project.store.migrate();
    return project;
  }

  async stop(): Promise<void> {
    await this.#processor?.stop();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.store.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Paths are from the project's folder. */
  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  /** Starts a Dag processor, as if Baram had been started again, and waits until it has looked at every file. */
  async start(): Promise<DagProcessor> {
    await this.stop();
    this.parses.length = 0;
    this.#processor = createDagProcessor(this.#options());
    this.#processor.start();
    await this.#processor.firstPass;
    return this.#processor;
  }

  /** The files of the active Dags, by Dag id. */
  async dags(): Promise<Readonly<Record<string, string>>> {
    const rows = await this.store.reader
      .selectFrom("dag")
      .select(["dagId", "relativePath"])
      .where("isActive", "=", 1)
      .orderBy("dagId")
      .execute();
    return Object.fromEntries(rows.map(({ dagId, relativePath }) => [dagId, relativePath]));
  }

  importErrors() {
    return this.store.reader.selectFrom("importError").selectAll().orderBy("relativePath").execute();
  }

  /** Does something to the project, and waits for a commit after which `look` gives something. */
  async changed<Seen>(act: () => void, look: () => Promise<Seen | false>): Promise<Seen> {
    return new Promise((resolve, reject) => {
      const unsubscribe = this.store.subscribe(() => {
        look().then((seen) => {
          if (seen === false) return;
          unsubscribe();
          resolve(seen);
        }, reject);
      });
      act();
    });
  }

  /** One Dag for each `new Dag("…")`; esbuild numbers names that two modules use. */
  dagsNamedIn(module: string): ParseResult {
    const code = module.slice(0, module.indexOf("//# sourceMappingURL="));
    const dagIds = [...code.matchAll(/new Dag\d*\("(\w+)"/g)].map(([, dagId = ""]) => dagId);
    const dags = dagIds.map((dagId) => aDag({ tasks: ["task"], given: { dagId, sourceLine: 2 } }));
    const names = [...code.matchAll(/template:([\w./-]+)/g)].map(([, name = ""]) => name);
    const templateFiles = names.length === 0 ? [] : [{ searchPath: ["sql"], names }];
    return { kind: "parsed", dags, warnings: [], templateFiles };
  }

  #options(): DagProcessorOptions {
    const { folder, dagsFolder, store } = this;
    const bundles = chooseBundleFolder({ projectFolder: folder, homeFolder: join(folder, ".baram") });
    const bundleFolder = new BundleFolder({ folder: bundles, dagsFolder });
    const write = bundleFolder.write.bind(bundleFolder);
    bundleFolder.write = (hash, module) => {
      this.#written.set(hash, module);
      return write(hash, module);
    };
    return {
      store,
      bundleFolder,
      dagsFolder,
      projectFolder: folder,
      runnerPool: {
        parseDagFile: (request, options) => {
          this.parses.push(request.relativePath);
          return this.parse(request, options);
        },
      },
      clock: { now: () => NOON },
      logger: { debug: silent, info: silent, error: silent, warn: (message) => this.warnings.push(message) },
      configuration: {
        parseTimeoutSeconds: this.parseTimeoutSeconds,
        isPausedUponCreation: true,
        authorDefaults: this.authorDefaults,
      },
    };
  }
}

/** A Dag file that makes Dags of these ids; line 2 makes the first. */
export function aDagFile(...dagIds: string[]): string {
  return ['import { Dag } from "baram";', ...dagIds.map((dagId) => `new Dag("${dagId}", { schedule: null });`)].join(
    "\n",
  );
}
