// cspell:ignore juil
import { describe, expect, test } from "vitest";
import { failureOf, printEach, printed, render } from "../template-sources.fixture.ts";

async function expectPrinted(cases: Readonly<Record<string, string>>): Promise<void> {
  expect(await printEach(cases, { prefix: "macros." })).toEqual(cases);
}

test("days are added to text that is a date", async () => {
  await expectPrinted({
    "ds_add(ds, -7)": "2024-02-22",
    "ds_add('2024-1-5', 1)": "2024-01-06",
    "ds_add('no date', 0)": "no date",
  });
  expect(await failureOf("{{ macros.ds_add('x', 1) }}")).toBe("ValueError");
  expect(await failureOf("{{ macros.ds_add(ds, '1') }}")).toBe("TypeError");
});

test("dates are read in one format and written in another", async () => {
  await expectPrinted({
    "ds_format('1/5/2015', '%m/%d/%Y', '%A, %d %B %Y')": "Monday, 05 January 2015",
    "ds_format('20240105T060708', '%Y%m%dT%H%M%S', '%H')": "06",
    "ds_format('12:34 PM', '%I:%M %p', '%H.%M')": "12.34",
    "ds_format_locale('12/07/2024', '%d/%m/%Y', 'EEEE dd MMMM yyyy', 'en_US')": "Friday 12 July 2024",
    "ds_format_locale('12/07/2024', '%d/%m/%Y', \"EEE d 'of' MMM y\", 'fr')": "ven. 12 of juil. 2024",
  });
  expect(await failureOf("{{ macros.ds_format(ds, '%d/%m/%Y', '%Y') }}")).toBe("ValueError");
});

test("datetime is Python's class", async () => {
  await expectPrinted({
    "datetime(2024, 1, 2, 3)": "2024-01-02 03:00:00",
    "datetime.strptime('2024-01-02', '%Y-%m-%d').year": "2024",
    "datetime.fromisoformat('2024-01-02T03:04:05+02:00')": "2024-01-02 03:04:05+02:00",
    "datetime.now()": "2024-06-01 12:00:00",
    "datetime.utcnow().year": "2024",
    "datetime(2024, 3, 1) - macros.datetime(2024, 2, 1)": "29 days, 0:00:00",
  });
});

test("timedelta prints and calculates like Python's", async () => {
  await expectPrinted({
    "timedelta(hours=36)": "1 day, 12:00:00",
    "timedelta(minutes=-5)": "-1 day, 23:55:00",
    "timedelta(1) * 2": "2 days, 0:00:00",
    "timedelta(days=2, hours=3).total_seconds()": "183600.0",
    "timedelta(hours=1) / macros.timedelta(minutes=30)": "2.0",
    "timedelta(microseconds=1)": "0:00:00.000001",
  });
  expect(await render("{{ [macros.timedelta(days=1, seconds=2)] }}")).toBe("[datetime.timedelta(days=1, seconds=2)]");
});

test("differences are told in words", async () => {
  await expectPrinted({
    "datetime_diff_for_humans(logical_date)": "3 months ago",
    "datetime_diff_for_humans(logical_date.add(hours=-3), logical_date)": "3 hours before",
    "datetime_diff_for_humans(logical_date.add(seconds=5), logical_date)": "a few seconds after",
  });
});

describe("modules", () => {
  test("of JSON and YAML read and write Python's way", async () => {
    await expectPrinted({
      "json.dumps({'b': [1, none, 1.5, 'é'], 'a': true}, sort_keys=true)":
        '{"a": true, "b": [1, null, 1.5, "\\u00e9"]}',
      "json.loads('{\"a\": [1.0, 12345678901234567890]}').a": "[1.0, 12345678901234567890]",
      "yaml.safe_load('a: [1, two]').a": "[1, 'two']",
      "yaml.dump({'b': [1], 'a': 'x'})": "a: x\nb:\n- 1\n",
    });
    expect(await failureOf("{{ macros.json.loads('{oops') }}")).toBe("JSONDecodeError");
  });

  test("of dateutil read free dates and count on the calendar", async () => {
    await expectPrinted({
      "dateutil.parser.parse('3 Jan 2024 4:05 pm')": "2024-01-03 16:05:00",
      "dateutil.parser.parse('1/2/2024')": "2024-01-02 00:00:00",
      "dateutil.parser.parse('2024-01-02T03:04:05Z')": "2024-01-02 03:04:05+00:00",
      "dateutil.relativedelta.relativedelta(months=1) + logical_date": "2024-03-29 00:00:00+00:00",
    });
    expect(await printed("logical_date - macros.dateutil.relativedelta.relativedelta(months=1, day=31)")).toBe(
      "2024-01-29 00:00:00+00:00",
    );
    expect(await failureOf("{{ macros.dateutil.parser.parse('no date') }}")).toBe("ValueError");
  });

  test("of uuid and time give what Python's give", async () => {
    await expectPrinted({
      "uuid.UUID(int=5)": "00000000-0000-0000-0000-000000000005",
      "uuid.uuid5(macros.uuid.NAMESPACE_DNS, 'a.b')": "0e7af403-ee0d-594b-ab31-08b1c687f2fa",
      "uuid.uuid4().version": "4",
      "time.strftime('%Y-%j', macros.time.gmtime(0))": "1970-001",
      "time.gmtime(86400).tm_mday": "2",
    });
  });

  test("that do not exist are undefined", async () => {
    expect(await failureOf("{{ macros.os }}")).toBe("UndefinedError");
    expect(await failureOf("{{ macros.nothing() }}")).toBe("UndefinedError");
  });
});

test("random numbers come from where the process takes them", async () => {
  expect(await printed("macros.random()", { random: () => 0.25 })).toBe("0.25");
  expect(await printed("[1, 2, 3, 4] | random", { random: () => 0.25 })).toBe("2");
});
