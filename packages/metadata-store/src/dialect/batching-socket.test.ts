import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BatchingSocket } from "./batching-socket.ts";

let server: Server;
let peer: Socket;
let socket: BatchingSocket;

beforeEach(async () => {
  server = createServer();
  const path = join(tmpdir(), `baram-${randomUUID()}.sock`);
  server.listen(path);
  await once(server, "listening");
  socket = new BatchingSocket();
  const accepted = once(server, "connection");
  socket.connect(path);
  [peer] = (await accepted) as [Socket];
});

afterEach(() => {
  socket.destroy();
  server.close();
});

async function received(): Promise<string> {
  const [piece] = (await once(peer, "data")) as [Buffer];
  return piece.toString();
}

describe("a batching socket", () => {
  test("sends together what is written in one turn and what its promises write", async () => {
    socket.write("one ");
    void Promise.resolve().then(() => socket.write("two "));
    socket.write("three ");

    expect(await received()).toBe("one three two ");
  });

  test("sends by itself, turn after turn", async () => {
    socket.write("first");
    expect(await received()).toBe("first");
    socket.write("second");
    expect(await received()).toBe("second");
  });

  test("leaves what is corked by its user until it is uncorked", async () => {
    socket.cork();
    socket.write("head ");
    await new Promise((resolve) => setImmediate(resolve));
    socket.write("body");
    socket.uncork();

    expect(await received()).toBe("head body");
  });
});
