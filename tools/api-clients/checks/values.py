"""XComs and the audit log."""

from airflow_client.client.api import event_log_api, x_com_api
from airflow_client.client.exceptions import NotFoundException

from harness import check, refused, same


def xcoms_of(session):
    return x_com_api.XComApi(session.client)


def events_of(session):
    return event_log_api.EventLogApi(session.client)


@check("the XComs of a task instance are listed")
def list_xcoms(session):
    answer = xcoms_of(session).get_xcom_entries("client_report", "by_client", "count_orders")
    same([entry.key for entry in answer.xcom_entries], ["return_value"])


@check("the XComs of every task of a run are listed")
def list_all(session):
    answer = xcoms_of(session).get_xcom_entries("client_report", "by_client", "~")
    same([entry.task_id for entry in answer.xcom_entries], ["add_tax", "count_orders", "tell"])


@check("the value of an XCom is told as Python prints it")
def get_xcom(session):
    entry = xcoms_of(session).get_xcom_entry("client_report", "by_client", "count_orders", "return_value")
    same(entry.value, "{'rows': 3}")


@check("the value of an XCom is told as JSON when that is asked for")
def get_value(session):
    entry = xcoms_of(session).get_xcom_entry(
        "client_report", "by_client", "count_orders", "return_value", stringify=False, _check_return_type=False
    )
    same(entry["value"], {"rows": 3})


@check("the XComs of a mapped task are listed by index")
def list_by_index(session):
    api = xcoms_of(session)
    answer = api.get_xcom_entries("client_repeated", "mapped", "weigh", _check_return_type=False)
    same([entry["map_index"] for entry in answer["xcom_entries"]], [0, 1, 2])


@check("an XCom that does not exist is not found")
def missing_xcom(session):
    api = xcoms_of(session)
    refused(
        404,
        lambda: api.get_xcom_entry("client_report", "by_client", "tell", "no_such_key"),
        kind=NotFoundException,
    )


@check("what a person did through the client stands in the audit log")
def list_events(session):
    answer = events_of(session).get_event_logs(dag_id="client_report", event="api.post_dag_run", limit=100)
    assert answer.total_entries >= 3
    same({entry.owner for entry in answer.event_logs}, {"admin"})
    session.kept["event_log_id"] = answer.event_logs[0].event_log_id


@check("an entry of the audit log is found by its id")
def get_event(session):
    entry = events_of(session).get_event_log(session.kept["event_log_id"])
    same((entry.event, entry.dag_id), ("api.post_dag_run", "client_report"))


@check("the audit log tells what became of a task instance")
def task_events(session):
    answer = events_of(session).get_event_logs(dag_id="client_report", run_id="interval", task_id="tell")
    names = {entry.event for entry in answer.event_logs}
    assert {"running", "success"} <= names, names


@check("events are left out by name")
def excluded_events(session):
    answer = events_of(session).get_event_logs(
        dag_id="client_report", run_id="interval", task_id="tell", excluded_events="running"
    )
    assert "running" not in {entry.event for entry in answer.event_logs}


@check("the audit log is ordered both ways")
def order_events(session):
    def ids(order):
        answer = events_of(session).get_event_logs(dag_id="client_report", event="api.post_dag_run", order_by=order)
        return [entry.event_log_id for entry in answer.event_logs]

    same(ids("-when"), list(reversed(ids("when"))))
