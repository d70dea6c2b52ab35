"""What holds for every list: pages, totals, order."""

from airflow_client.client.api import dag_api, variable_api
from airflow_client.client.model.variable import Variable

from harness import check, refused, same


def dags_of(session):
    return dag_api.DAGApi(session.client)


@check("pages join without a gap, and the total is of all")
def pages(session):
    everything = [dag.dag_id for dag in dags_of(session).get_dags(order_by="dag_id", limit=100).dags]
    found = []
    while len(found) < len(everything):
        page = dags_of(session).get_dags(order_by="dag_id", limit=7, offset=len(found))
        same(page.total_entries, len(everything))
        found += [dag.dag_id for dag in page.dags]
    same(found, everything)


@check("the other way round is the other way round")
def backwards(session):
    forward = [dag.dag_id for dag in dags_of(session).get_dags(order_by="dag_id", limit=100).dags]
    backward = [dag.dag_id for dag in dags_of(session).get_dags(order_by="-dag_id", limit=100).dags]
    same(backward, list(reversed(forward)))


@check("past the end there is an empty page with the total")
def past_the_end(session):
    answer = dags_of(session).get_dags(offset=10000)
    same(list(answer.dags), [])
    assert answer.total_entries > 0


@check("a limit above the maximum is lowered")
def limit_above_maximum(session):
    api = variable_api.VariableApi(session.client)
    for number in range(105):
        api.post_variables(Variable(key=f"many_{number:03}", value="x"))
    answer = api.get_variables(limit=1000)
    same(len(answer.variables), 100)
    assert answer.total_entries >= 105


@check("a negative limit is refused")
def negative_limit(session):
    problem = refused(400, lambda: dags_of(session).get_dags(limit=-1))
    same(problem["title"], "Page limit must be a positive integer")


@check("an order that is none is refused")
def unknown_order(session):
    problem = refused(400, lambda: dags_of(session).get_dags(order_by="colour"))
    assert "colour" in problem["detail"], problem


@check("a pattern of ids is looked for without regard to case")
def pattern(session):
    answer = dags_of(session).get_dags(dag_id_pattern="CLIENT_REP")
    same(sorted(dag.dag_id for dag in answer.dags), ["client_repeated", "client_report"])
