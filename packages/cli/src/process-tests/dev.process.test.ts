import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { AuthorProject, GREETING } from "./author-project.fixture.ts";
import { PACKAGES, start } from "./baram-process.fixture.ts";

let project: AuthorProject;
let child: ChildProcess;
afterEach(async () => {
  child.kill("SIGKILL");
  await project.remove();
});

test("`baram dev` starts again when its configuration or a module changes, and waits where that is a mistake", async () => {
  project = new AuthorProject({ "greeting.ts": GREETING });
  const listener = (text: string) => project.write("listener.ts", `export const listener = { /* ${text} */ };\n`);
  listener("one");
  const program = join(PACKAGES, "baram", "bin", "baram.js");
  child = start({
    command: [process.execPath, program, "dev"],
    folder: project.folder,
    environment: { BARAM__CORE__LISTENERS: "listener.ts" },
  });
  let output = "";
  let look: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (piece: Buffer) => {
      output += piece.toString();
      look();
    });
  }
  /** Resolves once the output has so many of these. */
  const until = (text: string, count: number) =>
    new Promise<void>((resolve) => {
      look = () => {
        if (output.split(text).length > count) resolve();
      };
      look();
    });

  await until("Starts again when one of these changes", 1);
  listener("two");
  await until("listener.ts has changed", 1);
  await until("is running at", 2);
  project.write(".baram/baram.cfg", "[core]\nparallelism = many\n");
  await until("Waiting for it to be put right", 1);
  project.write(".baram/baram.cfg", "[api]\ninstance_name = mended\n");
  await until("is running at", 3);

  child.kill("SIGTERM");
  const [exitCode] = (await once(child, "exit")) as [number | null];
  expect(exitCode).toBe(0);
  expect(output).toContain("Stopped.");
});
