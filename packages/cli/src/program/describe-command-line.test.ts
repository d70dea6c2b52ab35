import { USUAL_SENSITIVE_NAMES } from "@baram/execution-api";
import { expect, test } from "vitest";
import { describeCommandLine } from "./describe-command-line.ts";

test.each([
  [["users", "create", "-u", "ann", "-p", "pw"], "users create -u ann -p ********"],
  [["users", "create", "-ppw", "-u", "ann"], "users create -p******** -u ann"],
  [["connections", "add", "c", "--conn-password=pw"], "connections add c --conn-password=********"],
  [["connections", "add", "c", "--conn-uri", "http://u:pw@h"], "connections add c --conn-uri ********"],
  [["variables", "set", "api_token", "pw"], "variables set api_token ********"],
  [["variables", "set", "city", "Seoul"], "variables set city Seoul"],
  [["dags", "trigger", "d", "-r", "x"], "dags trigger d -r x"],
])("of %j the audit log keeps %s", (words, kept) => {
  expect(JSON.parse(describeCommandLine(words, USUAL_SENSITIVE_NAMES))).toEqual({ full_command: `baram ${kept}` });
});

test.each([
  [["variables", "set", "card_pin", "1234"], { furtherWords: ["pin"] }, "variables set card_pin ********"],
  [["variables", "set", "api_token", "pw"], { areShown: true as const }, "variables set api_token pw"],
  [["users", "create", "-p", "pw"], { areShown: true as const }, "users create -p ********"],
])("of %j with the names %j the audit log keeps %s", (words, names, kept) => {
  expect(JSON.parse(describeCommandLine(words, names))).toEqual({ full_command: `baram ${kept}` });
});
