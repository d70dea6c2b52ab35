import { describe, expect, test } from "vitest";
import { deleteVariable, getConnection, getContext, getVariable, setVariable } from "./author-functions.ts";
import type { Connection } from "./connection.ts";
import { anExecution } from "./execution.fixture.ts";
import { executeWithContext } from "./execution.ts";

const FILES: Connection = {
  connectionId: "files",
  connectionType: "http",
  description: null,
  host: "example.com",
  login: null,
  password: null,
  schema: null,
  port: null,
  extra: null,
  extraJson: {},
};

describe("inside a task", () => {
  test("the context is at hand, also after waiting", async () => {
    const ds = await executeWithContext(anExecution(), async () => {
      await Promise.resolve();
      return getContext().ds;
    });
    expect(ds).toBe("2026-11-06");
  });

  test("each of two tasks at once has its own context", async () => {
    const dayOf = (ds: string) =>
      executeWithContext(anExecution({ context: { ds } }), async () => {
        await Promise.resolve();
        return getContext().ds;
      });
    expect(await Promise.all([dayOf("2026-01-01"), dayOf("2026-01-02")])).toEqual(["2026-01-01", "2026-01-02"]);
  });

  test("a connection is read, and one that is not defined is named", async () => {
    const execution = anExecution({ connections: [FILES] });
    expect(await executeWithContext(execution, () => getConnection("files"))).toBe(FILES);
    await expect(executeWithContext(execution, () => getConnection("unknown"))).rejects.toThrow(
      'The connection "unknown" is not defined',
    );
  });

  test("variables are read, written and removed", async () => {
    const execution = anExecution({ variables: { key: "old" } });
    await executeWithContext(execution, async () => {
      expect(await getVariable("key")).toBe("old");
      await setVariable("key", "new");
      expect(await getVariable("key")).toBe("new");
      expect(await deleteVariable("key")).toBe(true);
      expect(await getVariable("key", { default: null })).toBeNull();
      await expect(getVariable("key")).rejects.toThrow('The variable "key" does not exist');
    });
  });
});

describe("while a Dag file loads", () => {
  test("the context is refused", () => {
    expect(() => getContext()).toThrow(
      'getContext() was called outside a running task, where it has no answer: use the template "{{ ds }}"',
    );
  });

  test("connections and variables are refused with what to do instead", async () => {
    await expect(getConnection("files")).rejects.toThrow(
      'use the template "{{ conn.files.host }}", or call it inside a task',
    );
    await expect(getVariable("key")).rejects.toThrow(
      'use the template "{{ var.value.key }}", or call it inside a task',
    );
    await expect(setVariable("key", "value")).rejects.toThrow("call it inside a task");
  });
});
