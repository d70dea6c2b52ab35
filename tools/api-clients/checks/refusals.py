"""Refusals arrive as the exceptions that scripts catch, with their status and a problem document."""

from airflow_client.client.api import dag_api, dag_run_api, pool_api, variable_api
from airflow_client.client.exceptions import ApiException, NotFoundException
from airflow_client.client.model.clear_task_instances import ClearTaskInstances
from airflow_client.client.model.dag import DAG
from airflow_client.client.model.dag_run import DAGRun
from airflow_client.client.model.pool import Pool
from airflow_client.client.model.variable import Variable

from harness import check, refused, same


@check("a run of a Dag that does not exist is not found")
def missing_dag(session):
    api = dag_run_api.DAGRunApi(session.client)
    refused(404, lambda: api.post_dag_run("no_such_dag", DAGRun()), kind=NotFoundException)


@check("a mask that names more than it may is refused")
def unknown_mask(session):
    api = dag_api.DAGApi(session.client)
    refused(400, lambda: api.patch_dag("client_report", DAG(is_paused=False), update_mask=["description"]))


@check("a clear that contradicts itself is refused")
def contradiction(session):
    order = ClearTaskInstances(dry_run=True, only_failed=True, only_running=True)
    api = dag_api.DAGApi(session.client)
    refused(400, lambda: api.post_clear_task_instances("client_report", order))


@check("a run id with a space is refused")
def odd_run_id(session):
    api = dag_run_api.DAGRunApi(session.client)
    refused(400, lambda: api.post_dag_run("client_report", DAGRun(dag_run_id="with a space")))


@check("a pool whose name is taken is a conflict")
def pool_taken(session):
    refused(409, lambda: pool_api.PoolApi(session.client).post_pool(Pool(name="default_pool", slots=1)))


@check("a variable whose key is not that of the path is refused")
def other_key(session):
    api = variable_api.VariableApi(session.client)
    problem = refused(400, lambda: api.patch_variable("rates/food", Variable(key="other", value="1")))
    same(problem["status"], 400)


@check("every refusal is an exception that carries the problem as JSON")
def carries_problem(session):
    try:
        dag_api.DAGApi(session.client).get_dag("no_such_dag")
    except ApiException as error:
        assert error.headers["content-type"] == "application/problem+json", error.headers
        assert error.reason == "Not Found", error.reason
        return
    raise AssertionError("was not refused")


@check("a Dag is deleted with its history")
def delete_dag(session):
    dag_api.DAGApi(session.client).delete_dag("client_failing")
    answer = dag_run_api.DAGRunApi(session.client).get_dag_runs("client_failing")
    same(answer.total_entries, 0)
