import { expect, test } from "vitest";
import { configurationOf } from "../configuration/configuration.fixture.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { configuredAuthorDefaults } from "./configured-author-defaults.ts";

function configure(text: string): Configuration {
  return configurationOf({ file: { path: "baram.cfg", text } });
}

test("an installation without a word about defaults for authors changes none", () => {
  expect(configuredAuthorDefaults(configure(""))).toEqual({});
  expect(configuredAuthorDefaults(configure("[core]\ndefault_timezone = UTC\ndefault_task_retries = 0\n"))).toEqual({});
});

test("every option for authors is one of their defaults", () => {
  const text = `[core]
default_timezone = Asia/Seoul
max_active_runs_per_dag = 3
max_active_tasks_per_dag = 5
default_task_retries = 2
default_task_retry_delay = 60
max_task_retry_delay = 3600
default_task_execution_timeout = 600
default_task_weight_rule = Absolute
[scheduler]
catchup_by_default = False
create_cron_data_intervals = False
ignore_first_depends_on_past_by_default = False
[operators]
default_owner = data
default_queue = large
[sensors]
default_timeout = 90
`;
  expect(configuredAuthorDefaults(configure(text))).toEqual({
    timezone: "Asia/Seoul",
    catchup: false,
    maxActiveRuns: 3,
    maxActiveTasks: 5,
    owner: "data",
    queue: "large",
    retries: 2,
    retryDelaySeconds: 60,
    retryDelaySecondsLimit: 3600,
    executionTimeoutSeconds: 600,
    weightRule: "absolute",
    hasCronDataIntervals: false,
    ignoreFirstDependsOnPast: false,
    sensorTimeoutSeconds: 90,
  });
});

test("system is the zone of this machine", () => {
  const { timezone = "UTC" } = configuredAuthorDefaults(configure("[core]\ndefault_timezone = system\n"));
  expect(timezone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
});

test.each([
  [
    "[core]\ndefault_timezone = Mars/Olympus",
    '[core] default_timezone is "Mars/Olympus"; it has to be utc, system, an IANA zone such as Europe/Amsterdam, or an offset such as +02:00.',
  ],
  [
    "[core]\nmax_active_runs_per_dag = 0",
    '[core] max_active_runs_per_dag is "0"; it has to be a whole number of at least 1.',
  ],
  [
    "[core]\ndefault_task_retries = -1",
    '[core] default_task_retries is "-1"; it has to be a whole number of at least 0.',
  ],
  [
    "[core]\ndefault_task_execution_timeout = soon",
    '[core] default_task_execution_timeout is "soon"; it has to be a whole number of at least 1 or empty.',
  ],
  [
    "[core]\ndefault_task_weight_rule = sideways",
    '[core] default_task_weight_rule is "sideways"; it has to be one of downstream, upstream, absolute.',
  ],
  ["[operators]\ndefault_queue =", "[operators] default_queue is empty; it has to be a text."],
])("%j is refused with a sentence", (text, sentence) => {
  expect(() => configure(text)).toThrow(sentence);
});
