import { type MessageFromRunner, SecretMasker, USUAL_SENSITIVE_NAMES } from "@baram/execution-api";
import { expect, test } from "vitest";
import { ExecutionClient } from "./execution-client.ts";

function aClient() {
  const sent: MessageFromRunner[] = [];
  const masker = new SecretMasker(USUAL_SENSITIVE_NAMES);
  const client = new ExecutionClient((message) => sent.push(message), masker);
  const lastId = () => {
    const message = sent.at(-1);
    return message?.kind === "request" ? message.requestId : -1;
  };
  return { client, masker, lastId };
}

test("answers find their requests in any order", async () => {
  const { client, lastId } = aClient();
  const first = client.ask({ kind: "getVariable", key: "a" });
  const firstId = lastId();
  const second = client.ask({ kind: "deleteVariable", key: "b" });
  client.onAnswer(lastId(), true);
  client.onAnswer(firstId, null);
  expect(await Promise.all([first, second])).toEqual([null, true]);
});

test("a secret is masked from the moment its answer is there", async () => {
  const { client, masker, lastId } = aClient();
  const asked = client.ask({ kind: "getVariable", key: "a" });
  client.onAnswer(lastId(), { key: "a", value: "hidden", isSensitive: true });
  await asked;
  expect(masker.maskText("hidden")).toBe("***");
});

test("a refusal reaches the author's await with its sentence", async () => {
  const { client, lastId } = aClient();
  const asked = client.ask({ kind: "getVariable", key: "a" });
  client.onRefusal(lastId(), { code: "stale-lease", message: "The attempt no longer owns its task instance." });
  await expect(asked).rejects.toThrow("no longer owns");
});

test("what is asked for after the attempt is refused with a hint", async () => {
  const { client } = aClient();
  client.close();
  await expect(client.ask({ kind: "getVariable", key: "a" })).rejects.toThrow(
    "Await everything before the task returns.",
  );
});
