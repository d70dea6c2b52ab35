import { expect, test } from "vitest";
import { configurationOf } from "./configuration.fixture.ts";
import { exposedOptionsOf } from "./exposed-options.ts";

function expose(environment: Readonly<Record<string, string>>, fileText: string | null = null) {
  const file = fileText === null ? null : { path: "baram.cfg", text: fileText };
  const configuration = configurationOf({ environment, file, runCommand: () => "s3cret" });
  return exposedOptionsOf(configuration, { environment, fileText });
}

test("nothing is shown unless the configuration says so", () => {
  expect(expose({})).toBeNull();
});

test("each option is shown with its default and with where its value is from", () => {
  const environment = { BARAM__API__EXPOSE_CONFIG: "True", BARAM__CORE__PARALLELISM: "7" };
  const options = expose(environment, "[scheduler]\njob_heartbeat_sec = 9\n[core]\nparallelism = 5\n") ?? [];
  const find = (key: string) => options.find((option) => option.key === key);
  expect(find("parallelism")).toMatchObject({
    section: "core",
    value: "7",
    defaultText: "32",
    origin: "environment",
    place: "BARAM__CORE__PARALLELISM",
  });
  expect(find("job_heartbeat_sec")).toMatchObject({
    value: "9",
    origin: "file",
    place: "[scheduler] job_heartbeat_sec",
  });
  expect(find("max_map_length")).toMatchObject({ value: "10000", origin: "default", place: null });
});

test("a secret is hidden, also one that a command gives", () => {
  const environment = { BARAM__API__EXPOSE_CONFIG: "non-sensitive-only", BARAM__SMTP__SMTP_PASSWORD_CMD: "pass show" };
  expect(JSON.stringify(expose(environment))).not.toContain("s3cret");
  expect(expose(environment)?.find((option) => option.key === "smtp_password")).toMatchObject({
    value: "< hidden >",
    origin: "environment",
  });
});
