import { gunzipSync } from "node:zlib";
import { fastify } from "fastify";
import { expect, test } from "vitest";
import { compressAnswer, takesGzip } from "./compress-answer.ts";

const LONG = JSON.stringify(Array.from({ length: 5000 }, (_, index) => ({ task_id: `task_${index}` })));

async function answer(payload: string, headers: Readonly<Record<string, string>>) {
  const server = fastify();
  server.addHook("onSend", compressAnswer);
  server.get("/", (_, reply) => reply.header("content-type", "application/json").send(payload));
  return server.inject({ method: "GET", url: "/", headers });
}

test("a large answer is compressed for who takes it, and says that it depends on that", async () => {
  const { headers, rawPayload } = await answer(LONG, { "accept-encoding": "br, gzip" });
  expect(headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
  expect(headers["content-length"]).toBe(String(rawPayload.length));
  expect(rawPayload.length).toBeLessThan(LONG.length / 4);
  expect(gunzipSync(rawPayload).toString()).toBe(LONG);
});

test("who does not take it gets the answer as it is", async () => {
  const { headers, payload } = await answer(LONG, {});
  expect(headers).not.toHaveProperty("content-encoding");
  expect(headers["vary"]).toBe("accept-encoding");
  expect(payload).toBe(LONG);
});

test("a small answer is sent as it is", async () => {
  const { headers, payload } = await answer("{}", { "accept-encoding": "gzip" });
  expect(headers).not.toHaveProperty("content-encoding");
  expect(payload).toBe("{}");
});

test.each([
  ["gzip, deflate", true],
  ["deflate, gzip;q=0.5", true],
  ["gzip;q=0", false],
  ["gzip;q=0, deflate", false],
  ["identity", false],
])("%s", (encoding, isTaken) => {
  expect(takesGzip({ headers: { "accept-encoding": encoding } })).toBe(isTaken);
});
