"""Users, roles, permissions, and what a role may do."""

from airflow_client.client.api import dag_api, permission_api, role_api, user_api, variable_api
from airflow_client.client.exceptions import ForbiddenException, NotFoundException, UnauthorizedException
from airflow_client.client.model.action import Action
from airflow_client.client.model.action_resource import ActionResource
from airflow_client.client.model.dag import DAG
from airflow_client.client.model.resource import Resource
from airflow_client.client.model.role import Role
from airflow_client.client.model.user import User
from airflow_client.client.model.user_collection_item_roles import UserCollectionItemRoles

from harness import check, refused, same


def users_of(session):
    return user_api.UserApi(session.client)


def roles_of(session):
    return role_api.RoleApi(session.client)


def right(action, resource):
    return ActionResource(action=Action(name=action), resource=Resource(name=resource))


@check("the built-in roles are listed")
def list_roles(session):
    names = {role.name for role in roles_of(session).get_roles(limit=100).roles}
    assert {"Admin", "Op", "User", "Viewer", "Public"} <= names, names


@check("a role is created with its rights")
def create_role(session):
    roles_of(session).post_role(Role(name="Report", actions=[right("can_read", "DAG:client_report")]))
    role = roles_of(session).get_role("Report")
    same([(found.action.name, found.resource.name) for found in role.actions], [("can_read", "DAG:client_report")])


@check("a role is given more rights")
def patch_role(session):
    roles_of(session).patch_role("Report", Role(name="Report", actions=[right("can_read", "DAG Runs")]))
    same(len(roles_of(session).get_role("Report").actions), 2)


@check("the permissions that there are, are listed")
def list_permissions(session):
    answer = permission_api.PermissionApi(session.client).get_permissions()
    assert "can_read" in {action.name for action in answer.actions}


@check("a user is created with a role")
def create_user(session):
    order = User(
        username="ada",
        email="ada@example.org",
        first_name="Ada",
        last_name="L",
        password="analytical engine",
        roles=[UserCollectionItemRoles(name="Report")],
    )
    created = users_of(session).post_user(order)
    same((created.username, [role.name for role in created.roles]), ("ada", ["Report"]))
    session.kept["ada"] = session.client_of("ada", "analytical engine")


@check("a user is found, and the password is not answered")
def get_user(session):
    found = users_of(session).get_user("ada")
    same((found.email, found.active), ("ada@example.org", True))
    assert "password" not in found.to_dict()


@check("users are listed")
def list_users(session):
    answer = users_of(session).get_users(order_by="user_name", limit=10)
    same([found.username for found in answer.users], ["ada", "admin"])


@check("a user is changed by a mask")
def patch_user(session):
    order = User(
        username="ada", email="ada@example.org", first_name="Ada", last_name="Lovelace", password="analytical engine"
    )
    same(users_of(session).patch_user("ada", order, update_mask=["last_name"]).last_name, "Lovelace")


@check("a user whose name is taken is a conflict")
def user_taken(session):
    order = User(
        username="ada",
        email="other@example.org",
        first_name="A",
        last_name="B",
        password="difference engine",
        roles=[UserCollectionItemRoles(name="Viewer")],
    )
    refused(409, lambda: users_of(session).post_user(order))


@check("a role for one Dag sees that Dag alone")
def one_dag(session):
    answer = dag_api.DAGApi(session.kept["ada"]).get_dags()
    same([dag.dag_id for dag in answer.dags], ["client_report"])


@check("a role that may not change a Dag is forbidden to")
def may_not_change(session):
    api = dag_api.DAGApi(session.kept["ada"])
    refused(403, lambda: api.patch_dag("client_report", DAG(is_paused=True)), kind=ForbiddenException)


@check("a role that may not read variables is forbidden to")
def may_not_read(session):
    api = variable_api.VariableApi(session.kept["ada"])
    refused(403, lambda: api.get_variables(), kind=ForbiddenException)


@check("a wrong password is unauthorized")
def wrong_password(session):
    api = dag_api.DAGApi(session.client_of("ada", "wrong"))
    refused(401, lambda: api.get_dags(), kind=UnauthorizedException)


@check("a request without credentials is unauthorized")
def no_credentials(session):
    api = dag_api.DAGApi(session.client_of("", ""))
    refused(401, lambda: api.get_dags(), kind=UnauthorizedException)


@check("a deleted user is gone")
def delete_user(session):
    users_of(session).delete_user("ada")
    refused(404, lambda: users_of(session).get_user("ada"), kind=NotFoundException)


@check("a deleted role is gone")
def delete_role(session):
    roles_of(session).delete_role("Report")
    refused(404, lambda: roles_of(session).get_role("Report"), kind=NotFoundException)
