import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Instant } from "@baram/domain";
import { instantFromMicroseconds } from "@baram/domain";
import { FixtureServer } from "./fixture-server.ts";

/** How a fixture is served. */
export interface ServeOptions {
  /** The file of the fixture. */
  readonly file: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Whether the scheduler works all the time, not only when it is told to. */
  readonly isLive: boolean;
}

/** Paths that only such a server has; both are answered when what they ask for is done. */
const RUN_TO_END = "/-/fixture/run-to-end";
const RESET = "/-/fixture/reset";
const LIVE_MILLISECONDS = 100;

/** Serves a fixture until the process is told to stop. */
export async function serveFixture({ file, port, isLive }: ServeOptions): Promise<void> {
  const fixture = await FixtureServer.open(file, { now: realNow() });
  const line = new Line();
  const server = createServer((request, response) => void answer(request, response, { fixture, line }));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const served = typeof address === "object" ? address?.port : port;
  process.stdout.write(`Serving the fixture at http://127.0.0.1:${served}/api/v1\n`);
  const timer = isLive ? setInterval(() => void line.join(() => work(fixture)), LIVE_MILLISECONDS) : undefined;
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  clearInterval(timer);
  server.closeAllConnections();
  server.close();
  await line.join(() => fixture.close());
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { fixture, line }: { readonly fixture: FixtureServer; readonly line: Line },
): Promise<void> {
  const path = (request.url ?? "").split("?", 1)[0];
  if (request.method !== "POST" || (path !== RUN_TO_END && path !== RESET)) {
    fixture.moveClock(realNow());
    fixture.api.http.routing(request, response);
    return;
  }
  request.resume();
  try {
    await line.join(() => (path === RESET ? fixture.reset() : work(fixture)));
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  } catch (error) {
    response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
  }
}

function work(fixture: FixtureServer): Promise<void> {
  fixture.moveClock(realNow());
  return fixture.runToEnd();
}

/** One after another: the scheduler does not work while the state is put back. */
class Line {
  #last: Promise<unknown> = Promise.resolve();

  join(turn: () => Promise<void>): Promise<void> {
    const done = this.#last.then(turn);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

function realNow(): Instant {
  return instantFromMicroseconds(Date.now() * 1000);
}
