"""Datasets, their events, and the runs that those bring about."""

from airflow_client.client.api import dag_run_api, dataset_api
from airflow_client.client.exceptions import NotFoundException
from airflow_client.client.model.create_dataset_event import CreateDatasetEvent
from airflow_client.client.model.dag_run import DAGRun

from harness import check, eventually, refused, same
from runs import until_ended

URI = "file://client/prices.csv"


def datasets_of(session):
    return dataset_api.DatasetApi(session.client)


def consumer_runs(session):
    return dag_run_api.DAGRunApi(session.client).get_dag_runs("client_consumer", order_by="-execution_date")


@check("datasets are listed by a part of their address")
def list_datasets(session):
    answer = datasets_of(session).get_datasets(uri_pattern="client/prices")
    same([found.uri for found in answer.datasets], [URI])
    session.kept["dataset_id"] = answer.datasets[0].id


@check("a dataset is found by its address, with those who write and read it")
def get_dataset(session):
    found = datasets_of(session).get_dataset(URI)
    same([task.dag_id for task in found.producing_tasks], ["client_producer"])
    same([dag.dag_id for dag in found.consuming_dags], ["client_consumer"])


@check("a task that updates a dataset brings a run about")
def producing_task(session):
    dag_run_api.DAGRunApi(session.client).post_dag_run("client_producer", DAGRun(dag_run_id="writes"))
    until_ended(session, "client_producer", "writes")
    answer = eventually(lambda: consumer_runs(session), lambda found: found.total_entries == 1)
    run = answer.dag_runs[0]
    same((run.run_type, run.external_trigger), ("dataset_triggered", False))
    session.kept["consumer_run_id"] = run.dag_run_id


@check("the event of a task is listed with its source")
def list_events(session):
    answer = datasets_of(session).get_dataset_events(dataset_id=session.kept["dataset_id"])
    event = answer.dataset_events[0]
    same((event.source_dag_id, event.source_task_id, event.source_run_id), ("client_producer", "write_prices", "writes"))


@check("a run tells the events that it was made for")
def upstream_events(session):
    api = dag_run_api.DAGRunApi(session.client)
    answer = api.get_upstream_dataset_events("client_consumer", session.kept["consumer_run_id"])
    same([event.dataset_uri for event in answer.dataset_events], [URI])


@check("whoever updates a dataset by hand brings a run about")
def create_event(session):
    event = datasets_of(session).create_dataset_event(CreateDatasetEvent(dataset_uri=URI, extra={"rows": 2}))
    same(event.extra["from_rest_api"], True)
    same(event.extra["rows"], 2)
    eventually(lambda: consumer_runs(session), lambda found: found.total_entries == 2)


@check("a Dag that waits for no dataset has no queued events")
def no_queued_events(session):
    api = datasets_of(session)
    refused(404, lambda: api.get_dag_dataset_queued_events("client_report"), kind=NotFoundException)


@check("a dataset that does not exist is not found")
def missing(session):
    refused(404, lambda: datasets_of(session).get_dataset("file://no/such"), kind=NotFoundException)
