import { addSeconds, instantFromMicroseconds } from "@baram/domain";
import { expect, test } from "vitest";
import { cachedSecrets } from "./cached-secrets.ts";

const NOON = instantFromMicroseconds(1_704_110_400_000_000);

function aCache() {
  const clock = { time: NOON, now: () => clock.time };
  const asked: string[] = [];
  let fails = false;
  const backend = cachedSecrets(
    {
      name: "vault",
      findConnection: async () => null,
      findVariable: async (key) => {
        asked.push(key);
        if (fails) throw new Error("sealed");
        return key === "absent" ? null : `${key} ${asked.length}`;
      },
    },
    { clock, seconds: 60 },
  );
  const pass = (seconds: number) => {
    clock.time = addSeconds(clock.time, seconds);
  };
  const setFailing = (isFailing: boolean) => {
    fails = isFailing;
  };
  return { backend, asked, pass, setFailing };
}

test("an answer is remembered for its time, that there is nothing included", async () => {
  const { backend, asked, pass } = aCache();
  expect(await backend.findVariable("a")).toBe("a 1");
  expect(await backend.findVariable("absent")).toBeNull();
  pass(59);
  expect(await backend.findVariable("a")).toBe("a 1");
  expect(await backend.findVariable("absent")).toBeNull();
  expect(asked).toHaveLength(2);
  pass(1);
  expect(await backend.findVariable("a")).toBe("a 3");
});

test("a failure is not remembered", async () => {
  const { backend, setFailing } = aCache();
  setFailing(true);
  await expect(backend.findVariable("a")).rejects.toThrow("sealed");
  setFailing(false);
  expect(await backend.findVariable("a")).toBe("a 2");
});

test("no more than a thousand answers are kept", async () => {
  const { backend, asked } = aCache();
  for (let index = 0; index < 1001; index += 1) await backend.findVariable(`k${index}`);
  await backend.findVariable("k1000");
  expect(asked).toHaveLength(1001);
  await backend.findVariable("k0");
  expect(asked).toHaveLength(1002);
});
