"""Task instances: read, listed, their tries and logs; cleared, marked, noted."""

from airflow_client.client.api import dag_api, task_instance_api
from airflow_client.client.exceptions import NotFoundException
from airflow_client.client.model.clear_task_instances import ClearTaskInstances
from airflow_client.client.model.list_task_instance_form import ListTaskInstanceForm
from airflow_client.client.model.set_task_instance_note import SetTaskInstanceNote
from airflow_client.client.model.update_task_instance import UpdateTaskInstance
from airflow_client.client.model.update_task_instances_state import UpdateTaskInstancesState
from airflow_client.client.model.update_task_state import UpdateTaskState

from harness import check, eventually, refused, same
from runs import until_ended


def instances_of(session):
    return task_instance_api.TaskInstanceApi(session.client)


@check("the task instances of a run are listed")
def list_instances(session):
    answer = instances_of(session).get_task_instances("client_report", "by_client")
    same(answer.total_entries, 3)
    same({instance.state.value for instance in answer.task_instances}, {"success"})


@check("task instances are listed by state")
def list_by_state(session):
    answer = instances_of(session).get_task_instances("client_failing", "fails", state=["upstream_failed"])
    same([instance.task_id for instance in answer.task_instances], ["after"])


@check("the task instances of every Dag and run are listed at once")
def list_all(session):
    answer = instances_of(session).get_task_instances("~", "~", state=["failed"], limit=100)
    assert ("client_failing", "load") in {(found.dag_id, found.task_id) for found in answer.task_instances}


@check("task instances are listed by a form")
def list_by_form(session):
    form = ListTaskInstanceForm(dag_ids=["client_report"], dag_run_ids=["by_client"], task_ids=["tell"])
    answer = instances_of(session).get_task_instances_batch(form)
    same([instance.task_id for instance in answer.task_instances], ["tell"])


@check("a task instance is found, with pool, tries and times")
def get_instance(session):
    found = instances_of(session).get_task_instance("client_report", "by_client", "tell")
    same(found.state.value, "success")
    same(found.pool, "default_pool")
    same(found.try_number, 2)
    same(found.map_index, -1)
    assert found.duration >= 0


@check("the instances of a mapped task are listed by index")
def list_mapped(session):
    answer = instances_of(session).get_mapped_task_instances("client_repeated", "mapped", "weigh")
    same([instance.map_index for instance in answer.task_instances], [0, 1, 2])


@check("the instances of a mapped task are listed from the last index")
def list_mapped_backwards(session):
    api = instances_of(session)
    answer = api.get_mapped_task_instances("client_repeated", "mapped", "weigh", order_by="-map_index")
    same([instance.map_index for instance in answer.task_instances], [2, 1, 0])


@check("an instance of a mapped task is found by its index")
def get_mapped(session):
    found = instances_of(session).get_mapped_task_instance("client_repeated", "mapped", "weigh", 1)
    same((found.map_index, found.state.value), (1, "success"))


@check("a mapped task without an index is not found, and the answer says why")
def mapped_without_index(session):
    api = instances_of(session)
    problem = refused(404, lambda: api.get_task_instance("client_repeated", "mapped", "weigh"))
    assert "map_index" in problem["detail"], problem


@check("the tries of a task instance are listed")
def list_tries(session):
    answer = instances_of(session).get_task_instance_tries(
        "client_report", "by_client", "tell", _check_return_type=False
    )
    same([found["try_number"] for found in answer["task_instances"]], [1, 2])


@check("one try of a task instance is found")
def get_try(session):
    found = instances_of(session).get_task_instance_try_details(
        "client_report", "by_client", "tell", 1, _check_return_type=False
    )
    same((found["try_number"], found["state"]), (1, "success"))


@check("the tries of an instance of a mapped task are listed")
def list_mapped_tries(session):
    answer = instances_of(session).get_mapped_task_instance_tries(
        "client_repeated", "mapped", "weigh", 0, _check_return_type=False
    )
    same([found["map_index"] for found in answer["task_instances"]], [0])


@check("a finished task instance has no unmet dependencies")
def dependencies(session):
    answer = instances_of(session).get_task_instance_dependencies("client_report", "by_client", "tell")
    same(list(answer.dependencies), [])


@check("the links of a task instance are an answer")
def links(session):
    answer = instances_of(session).get_extra_links(
        "client_report", "by_client", "tell", _check_return_type=False
    )
    assert answer is not None


@check("the log of a try is read")
def get_log(session):
    # The client asks for JSON and cannot hold the text of the answer in the model that it was generated with.
    answer = instances_of(session).get_log(
        "client_report", "by_client", "count_orders", 1, full_content=True, _check_return_type=False
    )
    content = answer if isinstance(answer, str) else answer["content"]
    assert "Counting the orders" in content, content


@check("the log of a failed try says what was thrown")
def get_failed_log(session):
    answer = instances_of(session).get_log(
        "client_failing", "fails", "load", 1, full_content=True, _check_return_type=False
    )
    content = answer if isinstance(answer, str) else answer["content"]
    assert "The warehouse did not answer." in content, content


@check("a forged token of a log is refused")
def forged_token(session):
    api = instances_of(session)
    problem = refused(400, lambda: api.get_log("client_report", "by_client", "tell", 1, token="forged"))
    assert problem["title"].startswith("Bad Signature"), problem


@check("a dry clear lists the failed task instances")
def clear_dry(session):
    order = ClearTaskInstances(dry_run=True, dag_run_id="fails")
    answer = dag_api.DAGApi(session.client).post_clear_task_instances("client_failing", order)
    same(sorted(found.task_id for found in answer.task_instances), ["after", "load"])


@check("a cleared task instance runs again and keeps its first try")
def clear(session):
    order = ClearTaskInstances(dry_run=False, dag_run_id="fails", reset_dag_runs=True, task_ids=["load"])
    dag_api.DAGApi(session.client).post_clear_task_instances("client_failing", order)
    eventually(
        lambda: instances_of(session).get_task_instance("client_failing", "fails", "load"),
        lambda found: found.try_number == 2 and found.state.value == "failed",
    )
    until_ended(session, "client_failing", "fails")


@check("a dry mark tells whom it would mark")
def mark_dry(session):
    answer = instances_of(session).patch_task_instance(
        "client_failing", "fails", "load", UpdateTaskInstance(dry_run=True, new_state=UpdateTaskState("success"))
    )
    same((answer.task_id, answer.dag_run_id), ("load", "fails"))


@check("a task instance is marked success")
def mark(session):
    instances_of(session).patch_task_instance(
        "client_failing", "fails", "load", UpdateTaskInstance(dry_run=False, new_state=UpdateTaskState("success"))
    )
    same(instances_of(session).get_task_instance("client_failing", "fails", "load").state.value, "success")


@check("task instances are marked with those downstream of them")
def mark_many(session):
    until_ended(session, "client_failing", "fails")
    order = UpdateTaskInstancesState(
        dry_run=False,
        task_id="load",
        dag_run_id="fails",
        new_state=UpdateTaskState("skipped"),
        include_downstream=True,
        include_upstream=False,
        include_future=False,
        include_past=False,
    )
    dag_api.DAGApi(session.client).post_set_task_instances_state("client_failing", order)
    answer = instances_of(session).get_task_instances("client_failing", "fails")
    same({found.state.value for found in answer.task_instances}, {"skipped"})


@check("an instance of a mapped task is marked alone")
def mark_mapped(session):
    order = UpdateTaskInstance(dry_run=False, new_state=UpdateTaskState("failed"))
    instances_of(session).patch_mapped_task_instance(
        "client_repeated", "mapped", "weigh", 2, update_task_instance=order
    )
    answer = instances_of(session).get_mapped_task_instances("client_repeated", "mapped", "weigh")
    same([found.state.value for found in answer.task_instances], ["success", "success", "failed"])


@check("a task instance is noted on")
def note(session):
    api = instances_of(session)
    api.set_task_instance_note("client_report", "by_client", "tell", SetTaskInstanceNote(note="fine"))
    same(api.get_task_instance("client_report", "by_client", "tell").note, "fine")


@check("an instance of a mapped task is noted on")
def note_mapped(session):
    api = instances_of(session)
    order = SetTaskInstanceNote(note="light")
    api.set_mapped_task_instance_note("client_repeated", "mapped", "weigh", 0, order)
    same(api.get_mapped_task_instance("client_repeated", "mapped", "weigh", 0).note, "light")


@check("a task instance that does not exist is not found")
def missing(session):
    api = instances_of(session)
    refused(404, lambda: api.get_task_instance("client_report", "by_client", "no_such_task"), kind=NotFoundException)
