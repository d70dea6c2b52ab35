import { pathToFileURL } from "node:url";
import { type SerializedDag, type TaskGraph, taskGraph } from "@baram/domain";
import type { BundleLocation } from "@baram/execution-api";
import { TEMPLATE_FILES_EXPORT } from "@baram/execution-api";
import type { AnyDag } from "@baram/sdk";
import { collectDags, serializeDag } from "@baram/sdk/runtime";

/** One Dag that a bundle makes, as its author's object and as data. */
export class LoadedDag {
  readonly dag: AnyDag;
  /** The template files that came with the bundle, by their path from the Dag file's folder. */
  readonly templateFiles: ReadonlyMap<string, string>;
  #serialized: SerializedDag | null = null;
  #graph: TaskGraph | null = null;

  constructor(dag: AnyDag, templateFiles: ReadonlyMap<string, string> = new Map()) {
    this.dag = dag;
    this.templateFiles = templateFiles;
  }

  /** Throws what is wrong with the Dag as a whole, a cycle for one. */
  get serialized(): SerializedDag {
    this.#serialized ??= serializeDag(this.dag);
    return this.#serialized;
  }

  get graph(): TaskGraph {
    this.#graph ??= taskGraph(this.serialized);
    return this.#graph;
  }
}

/** The Dags that the bundles of this process make, each bundle loaded once. */
export class LoadedBundles {
  /** By hash. */
  readonly #bundles = new Map<string, ReadonlyMap<string, LoadedDag>>();
  readonly #hashByPath = new Map<string, string>();
  /** By hash. */
  readonly #loading = new Map<string, Promise<ReadonlyMap<string, LoadedDag>>>();
  #lastLoad: Promise<unknown> = Promise.resolve();

  /**
   * Runs the module of a bundle, unless it has run in this process. Whatever author code throws passes through.
   *
   * Many triggers ask for the same bundle in the same moment, and for others: a module runs once, and while no other does,
   * for the Dags that are made meanwhile count as its own.
   *
   * @returns its Dags by id, in the order in which they were made.
   */
  async load(bundle: BundleLocation): Promise<ReadonlyMap<string, LoadedDag>> {
    const { hash } = bundle;
    const known = this.#bundles.get(hash);
    if (known !== undefined) return known;
    const underWay = this.#loading.get(hash);
    if (underWay !== undefined) return underWay;
    const load = this.#lastLoad.then(() => this.#run(bundle)).finally(() => this.#loading.delete(hash));
    this.#loading.set(hash, load);
    this.#lastLoad = load.catch(() => undefined);
    return load;
  }

  async #run(bundle: BundleLocation): Promise<ReadonlyMap<string, LoadedDag>> {
    // Stack traces then name the author's files. Switched on late: loading the runner itself is faster without.
    process.setSourceMapsEnabled(true);
    let module: unknown;
    const dags = await collectDags(async () => {
      module = await import(this.#urlOf(bundle));
    });
    const templateFiles = templateFilesIn(module);
    const loaded = new Map(dags.map((dag) => [dag.dagId, new LoadedDag(dag, templateFiles)]));
    this.#bundles.set(bundle.hash, loaded);
    return loaded;
  }

  /** Node keeps modules by their URL: another content at the same path needs another one. */
  #urlOf({ hash, modulePath }: BundleLocation): string {
    const url = pathToFileURL(modulePath).href;
    const firstHash = this.#hashByPath.get(modulePath) ?? hash;
    this.#hashByPath.set(modulePath, firstHash);
    return firstHash === hash ? url : `${url}?hash=${hash}`;
  }
}

/** What the Dag processor put into the bundle besides the author's code. */
function templateFilesIn(module: unknown): ReadonlyMap<string, string> {
  const files: unknown =
    typeof module === "object" && module !== null ? Reflect.get(module, TEMPLATE_FILES_EXPORT) : [];
  return new Map(Array.isArray(files) ? (files as readonly (readonly [string, string])[]) : []);
}
