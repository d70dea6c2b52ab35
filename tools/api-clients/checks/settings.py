"""Connections, variables and pools."""

from airflow_client.client.api import connection_api, pool_api, variable_api
from airflow_client.client.exceptions import ForbiddenException, NotFoundException
from airflow_client.client.model.connection import Connection
from airflow_client.client.model.pool import Pool
from airflow_client.client.model.variable import Variable

from harness import check, refused, same


def connections_of(session):
    return connection_api.ConnectionApi(session.client)


def variables_of(session):
    return variable_api.VariableApi(session.client)


def pools_of(session):
    return pool_api.PoolApi(session.client)


@check("a connection is created, and its password is not answered")
def create_connection(session):
    order = Connection(
        connection_id="warehouse",
        conn_type="postgres",
        host="db.example.org",
        login="reader",
        password="s3cret",
        schema="orders",
        port=5432,
        extra='{"sslmode": "require", "api_key": "hush"}',
    )
    created = connections_of(session).post_connection(order)
    same((created.connection_id, created.port), ("warehouse", 5432))
    assert "s3cret" not in str(created.to_dict())


@check("a connection is found with the secrets of its extras masked")
def get_connection(session):
    found = connections_of(session).get_connection("warehouse")
    same((found.host, found.login, found.schema), ("db.example.org", "reader", "orders"))
    assert "hush" not in found.extra and "require" in found.extra, found.extra


@check("connections are listed and ordered")
def list_connections(session):
    connections_of(session).post_connection(Connection(connection_id="archive", conn_type="sqlite"))
    answer = connections_of(session).get_connections(order_by="connection_id")
    ids = [found.connection_id for found in answer.connections]
    assert ids.index("archive") < ids.index("warehouse"), ids


@check("only what a mask names is changed on a connection")
def patch_connection(session):
    order = Connection(connection_id="warehouse", conn_type="postgres", host="new.example.org", port=1)
    changed = connections_of(session).patch_connection("warehouse", order, update_mask=["host"])
    same((changed.host, changed.port), ("new.example.org", 5432))


@check("a connection whose id is taken is a conflict")
def connection_taken(session):
    order = Connection(connection_id="archive", conn_type="sqlite")
    refused(409, lambda: connections_of(session).post_connection(order))


@check("trying a connection out is forbidden while that is not enabled")
def test_connection(session):
    order = Connection(connection_id="archive", conn_type="sqlite")
    try:
        connections_of(session).test_connection(order)
    except ForbiddenException as error:
        same(error.status, 403)
        return
    raise AssertionError("was not refused")


@check("a deleted connection is gone")
def delete_connection(session):
    connections_of(session).delete_connection("archive")
    refused(404, lambda: connections_of(session).get_connection("archive"), kind=NotFoundException)


@check("a variable is created and found")
def create_variable(session):
    variables_of(session).post_variables(Variable(key="rate", value="1.25", description="Tax"))
    found = variables_of(session).get_variable("rate")
    same((found.key, found.value, found.description), ("rate", "1.25", "Tax"))


@check("a variable whose key has a slash is found")
def variable_with_slash(session):
    variables_of(session).post_variables(Variable(key="rates/food", value="1.07"))
    same(variables_of(session).get_variable("rates/food").value, "1.07")


@check("variables are listed and ordered, both ways")
def list_variables(session):
    def keys(order):
        return [found.key for found in variables_of(session).get_variables(order_by=order).variables]

    same(keys("key"), ["rate", "rates/food"])
    same(keys("-key"), ["rates/food", "rate"])


@check("a variable is changed, whole and by a mask")
def patch_variable(session):
    api = variables_of(session)
    same(api.patch_variable("rate", Variable(key="rate", value="1.3", description="New")).value, "1.3")
    api.patch_variable("rate", Variable(key="rate", value="9", description="Only this"), update_mask=["description"])
    found = api.get_variable("rate")
    same((found.value, found.description), ("1.3", "Only this"))


@check("a deleted variable is gone")
def delete_variable(session):
    variables_of(session).delete_variable("rate")
    refused(404, lambda: variables_of(session).get_variable("rate"), kind=NotFoundException)


@check("a pool is created with its slots")
def create_pool(session):
    order = Pool(name="reports", slots=4, description="For reports", include_deferred=False)
    created = pools_of(session).post_pool(order)
    same((created.name, created.slots, created.open_slots), ("reports", 4, 4))


@check("pools are listed, the default one among them")
def list_pools(session):
    answer = pools_of(session).get_pools(order_by="-slots")
    same([found.name for found in answer.pools], ["default_pool", "reports"])


@check("a pool is changed by a mask")
def patch_pool(session):
    changed = pools_of(session).patch_pool("reports", Pool(name="reports", slots=7), update_mask=["slots"])
    same((changed.slots, changed.description), (7, "For reports"))


@check("a pool is renamed")
def rename_pool(session):
    pools_of(session).patch_pool("reports", Pool(name="papers", slots=7))
    same(pools_of(session).get_pool("papers").slots, 7)


@check("the default pool cannot be deleted")
def delete_default_pool(session):
    refused(400, lambda: pools_of(session).delete_pool("default_pool"))


@check("a deleted pool is gone")
def delete_pool(session):
    pools_of(session).delete_pool("papers")
    refused(404, lambda: pools_of(session).get_pool("papers"), kind=NotFoundException)
