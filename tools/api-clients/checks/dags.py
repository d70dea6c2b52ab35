"""Dags, their details, tasks, source, and whether they are paused."""

from airflow_client.client.api import dag_api, dag_stats_api, dag_warning_api
from airflow_client.client.exceptions import NotFoundException
from airflow_client.client.model.dag import DAG

from harness import check, eventually, refused, same

CLIENT_DAGS = ["client_consumer", "client_failing", "client_producer", "client_repeated", "client_report"]


def dags_of(session):
    return dag_api.DAGApi(session.client)


@check("the Dags of a tag are listed")
def list_by_tag(session):
    answer = eventually(
        lambda: dags_of(session).get_dags(tags=["client"], order_by="dag_id"),
        lambda found: found.total_entries == len(CLIENT_DAGS),
    )
    same([dag.dag_id for dag in answer.dags], CLIENT_DAGS)


@check("a Dag is found by its id, with schedule, owners and tags")
def get_dag(session):
    dag = dags_of(session).get_dag("client_report")
    same(dag.description, "Counts orders and reports the sum.")
    same(dag.schedule_interval.value, "0 6 * * *")
    same(list(dag.owners), ["sales"])
    same(sorted(tag.name for tag in dag.tags), ["client", "orders"])
    same(dag.is_paused, True)
    assert dag.next_dagrun is not None
    session.kept["file_token"] = dag.file_token


@check("the details of a Dag tell its text, params and limits")
def get_details(session):
    details = dags_of(session).get_dag_details("client_report")
    same(details.doc_md, "# Orders\n\nCounts them.")
    same(details.catchup, False)
    same(details.max_active_runs, 16)
    assert "region" in details.params


@check("the source of a Dag is read by the token of its file")
def get_source(session):
    source = dags_of(session).get_dag_source(session.kept["file_token"], _check_return_type=False)
    text = source if isinstance(source, str) else source["content"]
    assert "client_report" in text


@check("the tasks of a Dag are listed with what comes after them")
def list_tasks(session):
    tasks = {task.task_id: task for task in dags_of(session).get_tasks("client_report").tasks}
    same(sorted(tasks), ["add_tax", "count_orders", "tell"])
    same(list(tasks["count_orders"].downstream_task_ids), ["add_tax"])


@check("tasks are ordered by what they are asked to be ordered by")
def order_tasks(session):
    answer = dags_of(session).get_tasks("client_report", order_by="-task_id")
    same([task.task_id for task in answer.tasks], ["tell", "count_orders", "add_tax"])


@check("a task is found by its id")
def get_task(session):
    task = dags_of(session).get_task("client_report", "tell")
    same(task.owner, "sales")
    same(task.retries, 0.0)
    same(task.trigger_rule.value, "all_success")


@check("a mapped task says that it is mapped")
def get_mapped_task(session):
    same(dags_of(session).get_task("client_repeated", "weigh").is_mapped, True)


@check("a Dag is unpaused by a mask")
def unpause(session):
    changed = dags_of(session).patch_dag("client_report", DAG(is_paused=False), update_mask=["is_paused"])
    same(changed.is_paused, False)


@check("only unpaused Dags are listed when those are asked for")
def list_unpaused(session):
    answer = dags_of(session).get_dags(tags=["client"], paused=False)
    same([dag.dag_id for dag in answer.dags], ["client_report"])


@check("every Dag of a pattern is unpaused at once")
def unpause_many(session):
    answer = dags_of(session).patch_dags("client_", DAG(is_paused=False), update_mask=["is_paused"])
    same(sorted(dag.dag_id for dag in answer.dags), CLIENT_DAGS)
    same({dag.is_paused for dag in answer.dags}, {False})


@check("a list of Dags is cut down to the fields asked for")
def fields(session):
    answer = dags_of(session).get_dags(tags=["orders"], fields=["dag_id", "is_paused"])
    same(answer.dags[0].to_dict(), {"dag_id": "client_report", "is_paused": False})


@check("a file is asked to be loaded again")
def reparse(session):
    same(dags_of(session).reparse_dag_file(session.kept["file_token"]), None)


@check("the numbers of runs are told by state")
def stats(session):
    answer = dag_stats_api.DagStatsApi(session.client).get_dag_stats("client_failing,client_repeated")
    same(sorted(dag.dag_id for dag in answer.dags), ["client_failing", "client_repeated"])
    same([count.state for count in answer.dags[0].stats], ["queued", "running", "success", "failed"])


@check("the list of warnings is an answer")
def warnings(session):
    answer = dag_warning_api.DagWarningApi(session.client).get_dag_warnings(dag_id="client_report")
    same(answer.total_entries, 0)


@check("a Dag that does not exist is not found")
def missing_dag(session):
    problem = refused(404, lambda: dags_of(session).get_dag("no_such_dag"), kind=NotFoundException)
    same(problem["title"], "DAG not found")


@check("a task that does not exist is not found")
def missing_task(session):
    refused(404, lambda: dags_of(session).get_task("client_report", "no_such_task"), kind=NotFoundException)
