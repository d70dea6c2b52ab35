import { expect, test } from "vitest";
import { runnerEnvironment } from "./runner-environment.ts";

test("a runner inherits everything but Baram's variables and what steers the server's own Node", () => {
  const server = {
    PATH: "/bin",
    BARAM__DATABASE__URL: "secret",
    BARAM_CONN_X: "secret",
    NODE_OPTIONS: "--inspect",
    GONE: undefined,
  };
  expect(runnerEnvironment(server)).toEqual({ PATH: "/bin" });
});
