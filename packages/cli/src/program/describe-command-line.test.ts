import { USUAL_SENSITIVE_NAMES } from "@baram/execution-api";
import { expect, test } from "vitest";
import { describeCommandLine } from "./describe-command-line.ts";

test.each([
  [["users", "create", "-u", "ann", "-p", "pw"], "users create -u ann -p ********"],
  [["users", "create", "-ppw", "-u", "ann"], "users create -p******** -u ann"],
  [["connections", "add", "c", "--conn-password=pw"], "connections add c --conn-password=********"],
  [["connections", "add", "c", "--conn-uri", "http://u:pw@h"], "connections add c --conn-uri ********"],
  [["connections", "add", "c", "--conn-u", "http://u:pw@h"], "connections add c --conn-u ********"],
  [["connections", "add", "c", "--conn-pass=pw"], "connections add c --conn-pass=********"],
  [["connections", "add", "c", "--conn-port", "80"], "connections add c --conn-port 80"],
  [["users", "create", "-u", "ann", "--pass", "pw"], "users create -u ann --pass ********"],
  [["variables", "set", "api_token", "pw"], "variables set api_token ********"],
  [["variables", "set", "api_token", "pw", "--description", "d"], "variables set api_token ******** --description d"],
  [
    ["variables", "set", "-j", "--desc", "d", "api_token", "pw", "-v"],
    "variables set -j --desc d api_token ******** -v",
  ],
  [
    ["variables", "set", "--description=d", "api_token", "--", "-pw"],
    "variables set --description=d api_token -- ********",
  ],
  [["variables", "set", "city", "api_token", "-v"], "variables set city api_token -v"],
  [["variables", "get", "api_token", "-d", "none"], "variables get api_token -d none"],
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
