/** A file of a project, its path below the project's folder. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** What a project to write Dags in begins with. */
export function projectFiles(project: { readonly name: string; readonly version: string }): readonly ProjectFile[] {
  return [
    { path: "package.json", text: packageJson(project) },
    { path: "tsconfig.json", text: TSCONFIG },
    { path: "dags/example.ts", text: EXAMPLE },
    { path: ".gitignore", text: "node_modules/\n.baram/\n" },
  ];
}

/** An npm name from a folder's name. */
export function projectName(folderName: string): string {
  const name = folderName
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .replaceAll(/^[._-]+|-+$/g, "");
  return name === "" ? "dags" : name;
}

function packageJson({ name, version }: { readonly name: string; readonly version: string }): string {
  const manifest = {
    name,
    version: "0.0.0",
    private: true,
    type: "module",
    scripts: { start: "baram standalone", check: "tsc --noEmit" },
    dependencies: { baram: `^${version}` },
    devDependencies: { "@types/node": "^20.19.0", typescript: ">=5.8" },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const TSCONFIG = `${JSON.stringify(
  {
    compilerOptions: {
      target: "es2023",
      module: "nodenext",
      types: ["node"],
      strict: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
    },
    include: ["dags"],
  },
  null,
  2,
)}\n`;

const EXAMPLE = `import { BashOperator, Dag } from "baram";

const dag = new Dag("example", {
  description: "Counts the words of a greeting.",
  startDate: "2026-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
});

const greet = dag.task(function greet(_inputs, { ds }) {
  return { greeting: \`Good morning, it is the day of \${ds}.\` };
});
const count = dag.task(function count({ greeting }: { greeting: string }, { log }) {
  log.info("Counted the words", { words: greeting.split(" ").length });
});

const greeted = greet();
const done = new BashOperator({ dag, taskId: "done", bashCommand: "echo 'The run {{ run_id }} is done.'" });
count({ greeting: greeted.greeting }).before(done);
`;
