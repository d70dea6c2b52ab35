import { type ChangedAuthorDefaults, type Clock, instantFromMicroseconds } from "@baram/domain";
import type { MessageFromRunner, MessageToRunner } from "@baram/execution-api";
import { setAuthorDefaults } from "@baram/sdk/runtime";
import { loadSdk } from "./load-sdk.ts";
import { captureOutput } from "./log/capture-output.ts";
import { PoolServer } from "./serve-pool.ts";
import { WatchedEnvironment } from "./watched-environment.ts";

/*
 * The process with author code in it. A runner pool starts it as the leader of its own process group and talks to it
 * over the IPC channel.
 */

const MICROSECONDS_PER_MILLISECOND = 1000;

const clock: Clock = {
  now: () =>
    instantFromMicroseconds(Math.round((performance.timeOrigin + performance.now()) * MICROSECONDS_PER_MILLISECOND)),
};

function send(message: MessageFromRunner): void {
  // A channel that is closing is told by `disconnect`.
  process.send?.(message, undefined, undefined, () => undefined);
}

if (process.send === undefined) {
  process.stderr.write("A runner is started by a runner pool, not by hand.\n");
  process.exit(1);
}

// Taken out, so that author code finds the arguments of a process that was given none.
const [authorDefaults] = process.argv.splice(2);
if (authorDefaults !== undefined) setAuthorDefaults(JSON.parse(authorDefaults) as ChangedAuthorDefaults);

// Taken here, because author code may replace them.
const exit = process.exit.bind(process);
const kill = process.kill.bind(process);
const environment = new WatchedEnvironment(process);
const server = new PoolServer({ processId: process.pid, clock, environment, send, exit });

captureOutput(process, (stream, piece) => server.onPrinted(stream, piece));
process.on("message", (message) => server.onMessage(message as MessageToRunner));
process.on("uncaughtException", (error) => server.onStrayError(error, "thrown outside of any promise"));
process.on("unhandledRejection", (reason) => server.onStrayError(reason, "rejected without being awaited"));
process.on("SIGTERM", () => server.onTermination());
process.on("exit", (code) => server.onExit(code));
// The pool is gone, and nobody is left who could stop what runs here: the whole group ends at once.
process.on("disconnect", () => kill(-process.pid, "SIGKILL"));

await loadSdk(process.cwd());
send({ kind: "ready", processId: process.pid });
