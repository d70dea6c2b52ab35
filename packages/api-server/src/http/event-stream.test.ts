import { createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { EventStream } from "./event-stream.ts";

let server: Server | null = null;

afterEach(() => server?.closeAllConnections());

test("a stream without events has a first piece of its body, which proxies wait for before they pass it on", async () => {
  server = createServer((_, response) => void new EventStream(response, {}));
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const firstPiece = await new Promise<string>((resolve, reject) => {
    get({ host: "127.0.0.1", port }, (answer) => answer.once("data", (piece) => resolve(String(piece)))).on(
      "error",
      reject,
    );
  });
  expect(firstPiece).toBe(": open\n\n");
});
