import { createSocket, type Socket } from "node:dgram";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StatsdSocket } from "./statsd-socket.ts";

let receiver: Socket;
let packets: string[];
let arrived: () => void;
let errors: string[];

const logger = {
  error: (message: string) => errors.push(message),
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
};

beforeEach(async () => {
  packets = [];
  errors = [];
  arrived = () => undefined;
  receiver = createSocket("udp4");
  receiver.on("message", (packet) => {
    packets.push(packet.toString("utf8"));
    arrived();
  });
  await new Promise<void>((resolve) => receiver.bind(0, "127.0.0.1", resolve));
});
afterEach(() => receiver.close());

async function untilPackets(count: number): Promise<void> {
  while (packets.length < count) {
    await new Promise<void>((resolve) => {
      arrived = resolve;
    });
  }
}

test("what is told in one moment travels in one packet, and what is left with the end", async () => {
  const socket = new StatsdSocket({ host: "127.0.0.1", port: receiver.address().port }, logger);
  socket.send("a:1|c");
  socket.send("b:2|g");
  await untilPackets(1);
  socket.send("c:3|ms");
  await socket.close();
  await untilPackets(2);
  expect(packets).toEqual(["a:1|c\nb:2|g", "c:3|ms"]);
});

test("a packet is no larger than a usual network takes", async () => {
  const socket = new StatsdSocket({ host: "localhost", port: receiver.address().port }, logger);
  for (let number = 0; number < 200; number += 1) socket.send(`airflow.a.rather.long.name.${number}:1|c`);
  await socket.close();
  await untilPackets(5);
  expect(packets.join("\n").split("\n")).toHaveLength(200);
  expect(Math.max(...packets.map((packet) => packet.length))).toBeLessThanOrEqual(1432);
});

test("a server that cannot be found is told of once, and nothing waits for it", async () => {
  const socket = new StatsdSocket({ host: "nowhere.invalid", port: 8125 }, logger);
  socket.send("a:1|c");
  await new Promise((resolve) => setImmediate(resolve));
  socket.send("b:1|c");
  await socket.close();
  expect(errors).toEqual(["The StatsD server could not be found"]);
});
