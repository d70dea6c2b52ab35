import { describe, expect, test } from "vitest";
import { failureOf, instant, printEach, printed, type SourcesInTest } from "../template-sources.fixture.ts";

const AT: SourcesInTest = { dagRun: { logicalDate: instant("2024-02-29T13:14:15.161718Z") } };

async function expectPrinted(cases: Readonly<Record<string, string>>): Promise<void> {
  expect(await printEach(cases, { prefix: "logical_date.", given: AT })).toEqual(cases);
}

test("a date-time has Python's attributes and Pendulum's", async () => {
  await expectPrinted({
    year: "2024",
    microsecond: "161718",
    day_of_week: "3",
    day_of_year: "60",
    week_of_year: "9",
    week_of_month: "5",
    quarter: "1",
    days_in_month: "29",
    timezone_name: "UTC",
    offset_hours: "0.0",
    int_timestamp: "1709212455",
    "timestamp()": "1709212455.161718",
    "weekday() ~ logical_date.isoweekday()": "34",
    "date() ~ ' ' ~ logical_date.time()": "2024-02-29 13:14:15.161718",
    "is_leap_year()": "True",
  });
});

test("strftime knows C's codes", async () => {
  const codes = "%Y-%m-%d %H:%M:%S.%f %j %a %A %b %B %y %I %p %U %W %V %G %u %w %z %Z %% %F %T %-d/%-m";
  await expectPrinted({
    [`strftime('${codes}')`]:
      "2024-02-29 13:14:15.161718 060 Thu Thursday Feb February 24 01 PM 08 09 09 2024 4 4 +0000 UTC % 2024-02-29 13:14:15 29/2",
    "strftime('%x %X %c')": "02/29/24 13:14:15 Thu Feb 29 13:14:15 2024",
  });
});

test("the written forms are Pendulum's", async () => {
  await expectPrinted({
    "isoformat(' ')": "2024-02-29 13:14:15.161718+00:00",
    "isoformat(timespec='minutes')": "2024-02-29T13:14+00:00",
    "to_iso8601_string()": "2024-02-29T13:14:15.161718Z",
    "to_formatted_date_string()": "Feb 29, 2024",
    "to_day_datetime_string()": "Thu, Feb 29, 2024 1:14 PM",
    "to_rfc2822_string()": "Thu, 29 Feb 2024 13:14:15 +0000",
    "to_cookie_string()": "Thursday, 29-Feb-2024 13:14:15 UTC",
    "format('dddd Do MMMM YYYY [at] h:mm A a Z')": "Thursday 29th February 2024 at 1:14 PM a +00:00",
  });
});

test("adding months keeps to the end of a month, and unknown units are refused", async () => {
  await expectPrinted({
    "add(years=1)": "2025-02-28 13:14:15.161718+00:00",
    "subtract(months=1) | ds": "2024-01-29",
    "add(weeks=1, hours=3)": "2024-03-07 16:14:15.161718+00:00",
  });
  expect(await failureOf("{{ logical_date.add(fortnights=1) }}")).toBe("TypeError");
});

test("bounds of units begin and end where the calendar says", async () => {
  await expectPrinted({
    "start_of('week')": "2024-02-26 00:00:00+00:00",
    "end_of('month')": "2024-02-29 23:59:59.999999+00:00",
    "first_of('month', 0)": "2024-02-05 00:00:00+00:00",
    "last_of('quarter') | ds": "2024-03-31",
    "next(0)": "2024-03-04 00:00:00+00:00",
    "at(7)": "2024-02-29 07:00:00+00:00",
    "set(day=1)": "2024-02-01 13:14:15.161718+00:00",
    "naive()": "2024-02-29 13:14:15.161718",
  });
  expect(await failureOf("{{ logical_date.start_of('fortnight') }}")).toBe("ValueError");
  expect(await failureOf("{{ logical_date.replace(month=13) }}")).toBe("ValueError");
});

describe("a zone", () => {
  test("shows the same moment on other clocks", async () => {
    await expectPrinted({
      "in_timezone('Asia/Seoul')": "2024-02-29 22:14:15.161718+09:00",
      "in_timezone('America/New_York').strftime('%H:%M %Z %z')": "08:14 EST -0500",
      "in_timezone('Europe/Amsterdam').strftime('%Z')": "CET",
      "in_timezone('America/Sao_Paulo').strftime('%Z')": "-03",
      "astimezone(dag.timezone)": "2024-02-29 13:14:15.161718+00:00",
    });
    expect(await failureOf("{{ logical_date.in_timezone('Nowhere/At_All') }}")).toBe("InvalidTimezone");
  });

  test("counts days on its calendar and hours as they pass", async () => {
    await expectPrinted({
      "in_timezone('America/New_York').add(days=20)": "2024-03-20 08:14:15.161718-04:00",
      "in_timezone('America/New_York').add(hours=480)": "2024-03-20 09:14:15.161718-04:00",
    });
  });
});

test("the difference of two is an interval", async () => {
  const given = { dagRun: { logicalDate: instant("2024-02-29T13:14:15Z") } };
  expect(await printed("(data_interval_end - data_interval_start).total_seconds()")).toBe("86400.0");
  expect(await printed("(data_interval_end - logical_date).in_hours()", given)).toBe("10");
  expect(await printed("(logical_date.add(months=1, days=3) - logical_date).in_words()")).toBe("1 month 3 days");
  expect(await printed("logical_date.diff_for_humans(data_interval_start)", given)).toBe("13 hours after");
  expect(await printed("logical_date.diff(data_interval_end).in_days()", given)).toBe("1");
});

test("a naive date-time cannot be ordered against one with a zone, and is not equal to it", async () => {
  expect(await failureOf("{{ logical_date > macros.datetime(2024, 1, 1) }}")).toBe("TypeError");
  expect(await printed("logical_date == macros.datetime(2024, 2, 29)")).toBe("False");
});

test("dates outside the years of Python are refused", async () => {
  expect(await failureOf("{{ logical_date.add(years=9000) }}")).toBe("OverflowError");
  expect(await failureOf("{{ macros.datetime(10000, 1, 1) }}")).toBe("ValueError");
});
