"""Checks a running server with Airflow's published Python client: ADDRESS USERNAME PASSWORD REPORT."""

import sys

from harness import Session, run_checks

# In this order: what a later part reads, an earlier one has made.
import monitoring  # noqa: F401
import dags  # noqa: F401
import runs  # noqa: F401
import instances  # noqa: F401
import values  # noqa: F401
import settings  # noqa: F401
import datasets  # noqa: F401
import people  # noqa: F401
import lists  # noqa: F401
import refusals  # noqa: F401

address, username, password, report = sys.argv[1:]
sys.exit(1 if run_checks(Session(address, username, password), report) > 0 else 0)
