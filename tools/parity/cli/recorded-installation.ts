import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runProgram } from "@baram/cli";
import { MetadataStore } from "@baram/metadata-store";
import { build } from "esbuild";
import { ROOT } from "../../source-fingerprint.mjs";
import { addGivenRows } from "./add-given-rows.ts";
import type { GivenCommandDag, GivenInstallation, GivenStep } from "./given.ts";
import { installProvider } from "./install-provider.ts";
import { fillIn, type Placeholders } from "./placeholders.ts";
import { RecordingTerminal } from "./recording-terminal.ts";

/** Below `node_modules`, so that Dag files find the built `baram`, as an author's would. */
const FOLDER = join(ROOT, "node_modules/.cache/baram/parity-cli");

let builderUrl: Promise<string> | null = null;

/** What a command line left behind. */
export interface CommandEnd {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** An installation in folders of its own, with a database in a file. */
export class RecordedInstallation {
  readonly home: string;
  readonly dags: string;
  readonly work: string;
  readonly #folder: string;
  readonly #environment: Readonly<Record<string, string>>;

  private constructor(folder: string, environment: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.home = join(folder, "home");
    this.dags = join(folder, "dags");
    this.work = join(folder, "work");
    this.#environment = environment;
  }

  /** Makes what a recording begins with. */
  static async create(given: GivenInstallation): Promise<RecordedInstallation> {
    mkdirSync(FOLDER, { recursive: true });
    const installation = new RecordedInstallation(mkdtempSync(join(FOLDER, "case-")), given.env ?? {});
    for (const folder of [installation.home, installation.dags, installation.work]) mkdirSync(folder);
    installProvider(installation.#folder, "sql");
    await installation.#prepare(given);
    return installation;
  }

  /** Carries out a command line, as the program does. */
  run(step: GivenStep): Promise<CommandEnd> {
    const environment = inOwnNames({ ...this.#environment, ...step.env });
    const words = step.argv.map((word) => fillIn(word, this.placeholders));
    return this.#carryOut(words, { environment, typed: step.stdin ?? "" });
  }

  /** What recordings name by placeholders. */
  get placeholders(): Placeholders {
    return { dagsFolder: this.dags, workingFolder: this.work, homeFolder: this.home };
  }

  async #carryOut(
    argv: readonly string[],
    { environment, typed }: { readonly environment: Readonly<Record<string, string>>; readonly typed: string },
  ): Promise<CommandEnd> {
    const terminal = new RecordingTerminal({
      words: argv,
      environment: {
        PATH: process.env["PATH"],
        HOME: this.home,
        BARAM_HOME: this.home,
        BARAM__CORE__DAGS_FOLDER: this.dags,
        BARAM__LOGGING__LEVEL: "error",
        ...environment,
      },
      workingFolder: this.work,
      typed,
    });
    const exitCode = await runProgram(terminal);
    return { exitCode, output: terminal.output, errors: terminal.errors };
  }

  /** Looks at the database while no command has it open. */
  async read<Result>(look: (store: MetadataStore) => Promise<Result>): Promise<Result> {
    const store = new MetadataStore({ url: `sqlite:${join(this.home, "baram.db")}` });
    try {
      return await look(store);
    } finally {
      await store.close();
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #prepare(given: GivenInstallation): Promise<void> {
    for (const [name, content] of Object.entries(given.files ?? {})) {
      writeFileSync(join(this.work, name), typeof content === "string" ? content : JSON.stringify(content));
    }
    await this.#expectSuccess(["db", "migrate"]);
    const files = new Map<string, GivenCommandDag[]>();
    for (const dag of given.dags ?? []) {
      const name = dag.file ?? dag.dag_id;
      files.set(name, [...(files.get(name) ?? []), dag]);
    }
    for (const [name, dags] of files) await this.#writeDags(name, dags);
    if (given.parsed !== false && (given.dags ?? []).length > 0) await this.#expectSuccess(["dags", "list"]);
    await this.read((store) => addGivenRows(store, given));
    for (const { file, error } of given.broken_files ?? []) {
      writeFileSync(join(this.dags, `${file}.ts`), `throw new Error(${JSON.stringify(error)});\n`);
    }
  }

  async #writeDags(name: string, dags: readonly GivenCommandDag[]): Promise<void> {
    builderUrl ??= bundleBuilder();
    const text = [
      `import { buildCommandDag } from ${JSON.stringify(await builderUrl)};`,
      ...dags.map((dag, place) => `export const dag${place} = buildCommandDag(${JSON.stringify(dag)});`),
      "",
    ].join("\n");
    writeFileSync(join(this.dags, `${name}.ts`), text);
  }

  async #expectSuccess(argv: readonly string[]): Promise<void> {
    const { exitCode, errors } = await this.#carryOut(argv, { environment: {}, typed: "" });
    if (exitCode !== 0) throw new Error(`"${argv.join(" ")}" failed while a recording was prepared: ${errors}`);
  }
}

async function bundleBuilder(): Promise<string> {
  const builder = join(FOLDER, "build-command-dag.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("build-command-dag.ts", import.meta.url))],
    outfile: builder,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    keepNames: true,
  });
  return pathToFileURL(builder).href;
}

/** Environment variables of Airflow are called after Baram here. */
function inOwnNames(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name.replace(/^AIRFLOW_/, "BARAM_"), value]),
  );
}
