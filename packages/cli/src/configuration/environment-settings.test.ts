import { expect, test } from "vitest";
import { readEnvironmentSettings } from "./environment-settings.ts";

test("connections and variables of the environment are found by id and key in upper case", () => {
  const { environmentConnections, environmentVariables } = readEnvironmentSettings({
    BARAM_CONN_Shop: "http://me:hush@shop.example",
    BARAM_VAR_colour: "blue",
    OTHER: "x",
  });
  expect(environmentConnections.get("SHOP")).toMatchObject({ connectionType: "http", password: "hush" });
  expect(environmentVariables).toEqual(new Map([["COLOUR", "blue"]]));
});

test("an empty connection of the environment hides none of another place, and an empty variable is a value", () => {
  const settings = readEnvironmentSettings({ BARAM_CONN_SHOP: "", BARAM_VAR_COLOUR: "" });
  expect(settings.environmentConnections.size + settings.unreadableConnections.size).toBe(0);
  expect(settings.environmentVariables.get("COLOUR")).toBe("");
});

test.each([
  [
    '{"password": "hush',
    'BARAM_CONN_SHOP is no connection. The connection cannot be read: it is not valid JSON; write an object such as {"conn_type": "http", "host": "example.com"}, or a URI.',
  ],
  [
    "http://me:hush#@shop:many",
    "BARAM_CONN_SHOP is no connection. The connection URI cannot be read: what stands after the host is no port from 0 to 65535; percent-encode special signs in the login and the password.",
  ],
])(
  "a connection that cannot be read is told by a sentence without its secrets, and the others are read",
  (text, sentence) => {
    const { environmentConnections, unreadableConnections } = readEnvironmentSettings({
      BARAM_CONN_SHOP: text,
      BARAM_CONN_NOTES: "sqlite:///notes.db",
    });
    expect([...environmentConnections.keys()]).toEqual(["NOTES"]);
    expect(unreadableConnections).toEqual(new Map([["SHOP", sentence]]));
  },
);
