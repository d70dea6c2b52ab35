"""Runs: triggered, waited for, listed, noted, marked, cleared, deleted."""

from datetime import datetime, timedelta, timezone

from airflow_client.client.api import dag_run_api
from airflow_client.client.exceptions import ApiException, NotFoundException
from airflow_client.client.model.clear_dag_run import ClearDagRun
from airflow_client.client.model.dag_run import DAGRun
from airflow_client.client.model.list_dag_runs_form import ListDagRunsForm
from airflow_client.client.model.set_dag_run_note import SetDagRunNote
from airflow_client.client.model.update_dag_run_state import UpdateDagRunState

from harness import check, eventually, refused, same

NOON = datetime(2024, 5, 1, 12, tzinfo=timezone.utc)


def runs_of(session):
    return dag_run_api.DAGRunApi(session.client)


def until_ended(session, dag_id, run_id):
    return eventually(
        lambda: runs_of(session).get_dag_run(dag_id, run_id),
        lambda run: run.state.value in ("success", "failed"),
    )


@check("a run is triggered with an id, a date, a configuration and a note")
def trigger(session):
    order = DAGRun(dag_run_id="by_client", logical_date=NOON, conf={"region": "south"}, note="from Python")
    run = runs_of(session).post_dag_run("client_report", order)
    same(run.dag_run_id, "by_client")
    same(run.logical_date, NOON)
    same(run.conf, {"region": "south"})
    same(run.note, "from Python")
    same(run.run_type, "manual")
    same(run.external_trigger, True)


@check("a triggered run comes to its end")
def run_ends(session):
    run = until_ended(session, "client_report", "by_client")
    same(run.state.value, "success")
    assert run.start_date <= run.end_date


@check("an order without a date and an id makes up both")
def trigger_bare(session):
    run = runs_of(session).post_dag_run("client_report", DAGRun())
    assert run.dag_run_id.startswith("manual__"), run
    session.kept["bare_run_id"] = run.dag_run_id
    until_ended(session, "client_report", run.dag_run_id)


@check("a run covers the interval that it is ordered for")
def trigger_interval(session):
    start, end = NOON - timedelta(days=2), NOON - timedelta(days=1)
    order = DAGRun(
        dag_run_id="interval", logical_date=start, data_interval_start=start, data_interval_end=end
    )
    run = runs_of(session).post_dag_run("client_report", order)
    same((run.data_interval_start, run.data_interval_end), (start, end))
    until_ended(session, "client_report", "interval")


@check("a run whose task fails ends failed")
def failing_run(session):
    runs_of(session).post_dag_run("client_failing", DAGRun(dag_run_id="fails"))
    same(until_ended(session, "client_failing", "fails").state.value, "failed")


@check("a run of a Dag with a mapped task ends")
def mapped_run(session):
    runs_of(session).post_dag_run("client_repeated", DAGRun(dag_run_id="mapped"))
    same(until_ended(session, "client_repeated", "mapped").state.value, "success")


@check("a second run with the same id is a conflict")
def id_taken(session):
    order = DAGRun(dag_run_id="by_client")
    problem = refused(409, lambda: runs_of(session).post_dag_run("client_report", order), kind=ApiException)
    assert "already exists" in problem["detail"], problem


@check("a second run with the same date is a conflict")
def date_taken(session):
    order = DAGRun(dag_run_id="another", logical_date=NOON)
    refused(409, lambda: runs_of(session).post_dag_run("client_report", order))


@check("the runs of a Dag are listed by state")
def list_by_state(session):
    answer = runs_of(session).get_dag_runs("client_failing", state=["failed"])
    same([run.dag_run_id for run in answer.dag_runs], ["fails"])
    same(runs_of(session).get_dag_runs("client_failing", state=["success"]).total_entries, 0)


@check("the runs of a Dag are listed by their dates, bounds included")
def list_by_dates(session):
    answer = runs_of(session).get_dag_runs("client_report", execution_date_gte=NOON, execution_date_lte=NOON)
    same([run.dag_run_id for run in answer.dag_runs], ["by_client"])


@check("the runs of a Dag are listed in the order asked for, both ways")
def order_runs(session):
    def ids(order):
        answer = runs_of(session).get_dag_runs("client_report", order_by=order, limit=100)
        return [run.dag_run_id for run in answer.dag_runs]

    forward = ids("execution_date")
    same(forward[:2], ["interval", "by_client"])
    same(ids("-execution_date"), list(reversed(forward)))


@check("the runs of all Dags are listed at once")
def list_all(session):
    answer = runs_of(session).get_dag_runs("~", limit=100)
    dag_ids = {run.dag_id for run in answer.dag_runs}
    assert {"client_report", "client_failing", "client_repeated"} <= dag_ids, dag_ids


@check("runs are listed by a form")
def list_by_form(session):
    form = ListDagRunsForm(dag_ids=["client_failing", "client_repeated"], order_by="-execution_date", page_limit=10)
    answer = runs_of(session).get_dag_runs_batch(form)
    same([run.dag_run_id for run in answer.dag_runs], ["mapped", "fails"])


@check("a form asks for a page")
def page_of_form(session):
    form = ListDagRunsForm(dag_ids=["client_report"], page_offset=1, page_limit=1, order_by="execution_date")
    answer = runs_of(session).get_dag_runs_batch(form)
    same([run.dag_run_id for run in answer.dag_runs], ["by_client"])
    assert answer.total_entries >= 3


@check("a run is noted on")
def note(session):
    run = runs_of(session).set_dag_run_note("client_report", "by_client", SetDagRunNote(note="looked at"))
    same(run.note, "looked at")
    same(runs_of(session).get_dag_run("client_report", "by_client").note, "looked at")


@check("a dry clear of a run lists what it would clear")
def clear_dry(session):
    answer = runs_of(session).clear_dag_run(
        "client_report", "by_client", ClearDagRun(dry_run=True), _check_return_type=False
    )
    found = answer["task_instances"]
    same(sorted(instance["task_id"] for instance in found), ["add_tax", "count_orders", "tell"])


@check("a cleared run runs again")
def clear(session):
    run = runs_of(session).clear_dag_run(
        "client_report", "by_client", ClearDagRun(dry_run=False), _check_return_type=False
    )
    same(run["state"], "queued")
    same(until_ended(session, "client_report", "by_client").state.value, "success")


@check("a run is marked failed and success")
def mark(session):
    for state in ("failed", "success"):
        run = runs_of(session).update_dag_run_state("client_report", "interval", UpdateDagRunState(state=state))
        same(run.state.value, state)


@check("a run that was not made for assets has no events upstream")
def upstream_events(session):
    answer = runs_of(session).get_upstream_dataset_events("client_report", "by_client")
    same(answer.total_entries, 0)


@check("a deleted run is gone")
def delete(session):
    runs_of(session).delete_dag_run("client_report", session.kept["bare_run_id"])
    missing = session.kept["bare_run_id"]
    refused(404, lambda: runs_of(session).get_dag_run("client_report", missing), kind=NotFoundException)
