import { beforeEach, expect, test } from "vitest";
import { WatchedEnvironment } from "./watched-environment.ts";

let owner: { env: NodeJS.ProcessEnv; loadEnvFile: (path?: string | URL | Buffer) => void };
let environment: WatchedEnvironment;

beforeEach(() => {
  const variables: NodeJS.ProcessEnv = { HOME: "/home/person", LANG: "en" };
  owner = {
    env: variables,
    loadEnvFile: () => {
      variables["LOADED"] = "yes";
    },
  };
  environment = new WatchedEnvironment(owner);
});

test("an environment that is only read is as it was, and reads as before", () => {
  expect(owner.env["HOME"]).toBe("/home/person");
  expect({ ...owner.env }).toEqual({ HOME: "/home/person", LANG: "en" });
  expect("LANG" in owner.env).toBe(true);
  expect(environment.isChanged()).toBe(false);
});

test.each<[string, () => void]>([
  ["set", () => Object.assign(owner.env, { LANG: "ko" })],
  ["added", () => Object.assign(owner.env, { NEW: "1" })],
  ["removed", () => Reflect.deleteProperty(owner.env, "LANG")],
  ["defined", () => Object.defineProperty(owner.env, "LANG", { value: "ko" })],
  ["loaded from a file", () => owner.loadEnvFile()],
])("a variable that was %s is a change", (_how, change) => {
  change();
  expect(environment.isChanged()).toBe(true);
});

test("a variable that was put back is none", () => {
  owner.env["LANG"] = "ko";
  owner.env["LANG"] = "en";
  expect(environment.isChanged()).toBe(false);
  owner.env["LANG"] = "ko";
  expect(environment.isChanged()).toBe(true);
});

test("another object in place of the environment is a change", () => {
  owner.env = { ...owner.env };
  expect(environment.isChanged()).toBe(true);
});
