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
  expect(JSON.parse(describeCommandLine(words))).toEqual({ full_command: `baram ${kept}` });
});
