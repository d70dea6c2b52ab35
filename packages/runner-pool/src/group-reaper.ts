import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";

/**
 * Reads "add <group>" and "remove <group>"; kills the groups that are left when its input ends.
 *
 * It ignores the signals of a terminal and of a service manager, which reach it together with the pool: the end
 * of the pool is the only thing that counts.
 */
const SCRIPT = `
trap '' HUP INT TERM
groups=' '
while read -r verb group; do
  case "$verb" in
    add) groups="$groups$group " ;;
    remove) groups="\${groups%% $group *} \${groups#* $group }" ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
`;

/**
 * A shell that outlives the pool by a moment and kills the process groups of its runners.
 *
 * A runner ends itself when the channel to its pool breaks, but it cannot notice that while author code blocks its event
 * loop. The kernel closes the pipe to this shell when the pool dies, however it dies, and nothing blocks the shell.
 */
export class GroupReaper {
  readonly #shell: ChildProcess;

  constructor(environment: Readonly<Record<string, string>>) {
    this.#shell = spawn("/bin/sh", ["-c", SCRIPT], {
      stdio: ["pipe", "ignore", "ignore"],
      detached: true,
      env: environment,
      cwd: "/",
    });
    // Without a shell, or after somebody killed it, runners still end themselves unless their loop is blocked.
    this.#shell.on("error", () => undefined);
    this.#shell.stdin?.on("error", () => undefined);
    this.#shell.unref();
    (this.#shell.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  }

  watch(group: number): void {
    // A process that could not be started has no group; 0 would be the shell's own.
    if (group > 1) this.#shell.stdin?.write(`add ${group}\n`);
  }

  forget(group: number): void {
    this.#shell.stdin?.write(`remove ${group}\n`);
  }

  /** Ends the shell; groups that are still watched are killed. */
  stop(): void {
    this.#shell.stdin?.end();
  }
}
