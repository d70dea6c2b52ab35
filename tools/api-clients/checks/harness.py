"""Runs checks one after another and counts them; what a check cannot do without is written down beside it."""

import json
import time
import traceback
from pathlib import Path

import airflow_client.client as airflow
from airflow_client.client.exceptions import ApiException

CHECKS = []
PATIENCE_SECONDS = 30


def check(promise):
    """Notes a check down under the promise that it is about."""

    def note(function):
        CHECKS.append((promise, function))
        return function

    return note


class Session:
    """The server that is checked, and a client of it for everyone who may log in."""

    def __init__(self, address, username, password):
        self.address = address
        self.client = self.client_of(username, password)
        self.kept = {}

    def client_of(self, username, password):
        configuration = airflow.Configuration(
            host=f"{self.address}/api/v1", username=username, password=password
        )
        return airflow.ApiClient(configuration)


def eventually(look, is_there):
    """Asks again and again until the answer is the one awaited, and returns it."""
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while True:
        answer = look()
        if is_there(answer):
            return answer
        if time.monotonic() > ends_at:
            raise AssertionError(f"still not there after {PATIENCE_SECONDS} s: {answer}")
        time.sleep(0.05)


def refused(status, call, *, kind=ApiException):
    """Calls, expects a refusal, and returns its problem document."""
    try:
        answer = call()
    except ApiException as error:
        assert error.status == status, f"answered {error.status}, not {status}: {error.body}"
        assert isinstance(error, kind), f"raised {type(error).__name__}, not {kind.__name__}"
        problem = json.loads(error.body)
        assert sorted(problem) == ["detail", "status", "title", "type"], problem
        assert problem["status"] == status, problem
        return problem
    raise AssertionError(f"was not refused: {answer}")


def same(found, expected):
    """Compares, and says both when they differ."""
    assert found == expected, f"found {found!r}, expected {expected!r}"


def run_checks(session, report):
    """Runs every check, tells each failure, and writes the totals to a file."""
    failures = []
    for promise, function in CHECKS:
        try:
            function(session)
        except Exception:  # noqa: BLE001 - whatever a check raises is its failure
            failures.append(promise)
            print(f"FAILED  {promise}\n{traceback.format_exc(limit=-3)}", flush=True)
    totals = {"passed": len(CHECKS) - len(failures), "failed": len(failures), "skipped": 0}
    Path(report).write_text(json.dumps({"totals": totals, "failures": failures}), encoding="utf-8")
    print(f"{totals['passed']} of {len(CHECKS)} checks of the Python client passed", flush=True)
    return len(failures)
