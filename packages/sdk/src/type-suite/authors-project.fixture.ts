import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
const REPOSITORY = fileURLToPath(new URL("../../../../", import.meta.url));

/** A project of an author's in a folder of its own, with the SDK installed. */
export interface AuthorsProject extends AsyncDisposable {
  readonly folder: string;
  /** Runs the compiler of this repository on the project and returns what it says, mistakes and all. */
  compile(...flags: readonly string[]): Promise<string>;
}

/** Makes a project of these source files, by name. The SDK is found by its name, as its package says. */
export async function anAuthorsProject(files: Readonly<Record<string, string>>): Promise<AuthorsProject> {
  const folder = await mkdtemp(join(tmpdir(), "baram-authors-project-"));
  const compilerOptions = {
    target: "es2023",
    module: "nodenext",
    strict: true,
    declaration: true,
    outDir: "out",
    skipLibCheck: true,
    rewriteRelativeImportExtensions: true,
    customConditions: ["baram-source"],
    types: ["node"],
    typeRoots: [join(REPOSITORY, "node_modules/@types")],
  };
  await mkdir(join(folder, "node_modules/@baram"), { recursive: true });
  await symlink(PACKAGE, join(folder, "node_modules/@baram/sdk"));
  const written = {
    "package.json": JSON.stringify({ type: "module" }),
    "tsconfig.json": JSON.stringify({ compilerOptions, include: ["*.ts"] }),
    ...files,
  };
  await Promise.all(Object.entries(written).map(([name, text]) => writeFile(join(folder, name), text)));
  return {
    folder,
    compile: (...flags) => compile(folder, flags),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

function compile(folder: string, flags: readonly string[]): Promise<string> {
  const compiler = join(REPOSITORY, "node_modules/typescript/bin/tsc");
  const parameters = [compiler, "-p", folder, "--pretty", "false", ...flags];
  return new Promise((resolve) => {
    // The compiler ends with 1 or 2 where it finds what a test wants it to find.
    execFile(process.execPath, parameters, { cwd: folder, maxBuffer: 2 ** 26 }, (_error, output) => resolve(output));
  });
}
