"""Health, version, configuration, providers, plugins, import errors."""

from airflow_client.client.api import (
    config_api,
    import_error_api,
    monitoring_api,
    plugin_api,
    provider_api,
)
from airflow_client.client.exceptions import NotFoundException

from harness import check, eventually, refused, same


@check("the health of every part is told, and the scheduler is healthy")
def health(session):
    answer = monitoring_api.MonitoringApi(session.client).get_health()
    same(answer.metadatabase.status.value, "healthy")
    same(answer.scheduler.status.value, "healthy")
    assert answer.scheduler.latest_scheduler_heartbeat


@check("the version is told without credentials")
def version(session):
    answer = monitoring_api.MonitoringApi(session.client_of("", "")).get_version()
    assert answer.version.count(".") == 2, answer


@check("the configuration is told by section, with secrets hidden")
def configuration(session):
    sections = config_api.ConfigApi(session.client).get_config().sections
    core = next(section for section in sections if section.name == "core")
    assert any(option.key == "parallelism" for option in core.options)
    assert all(
        option.value == "< hidden >"
        for section in sections
        for option in section.options
        if option.key == "fernet_key" and option.value
    )


@check("one section of the configuration is told alone")
def configuration_section(session):
    sections = config_api.ConfigApi(session.client).get_config(section="core").sections
    same([section.name for section in sections], ["core"])


@check("one option of the configuration is told alone")
def configuration_option(session):
    answer = config_api.ConfigApi(session.client).get_value("core", "parallelism")
    same(answer.sections[0].options[0].key, "parallelism")


@check("an option that does not exist is not found")
def missing_option(session):
    api = config_api.ConfigApi(session.client)
    refused(404, lambda: api.get_value("core", "no_such_option"), kind=NotFoundException)


@check("the list of providers is an answer")
def providers(session):
    answer = provider_api.ProviderApi(session.client).get_providers()
    # The client was generated without a model of this answer.
    same(answer["total_entries"], len(answer["providers"]))


@check("the list of plugins is an answer")
def plugins(session):
    same(plugin_api.PluginApi(session.client).get_plugins().total_entries, 0)


@check("a Dag file that cannot be loaded is an import error with its trace")
def import_errors(session):
    api = import_error_api.ImportErrorApi(session.client)
    answer = eventually(api.get_import_errors, lambda found: found.total_entries == 1)
    error = answer.import_errors[0]
    assert error.filename.endswith("broken.ts"), error
    assert "cannot be loaded" in error.stack_trace, error
    session.kept["import_error_id"] = error.import_error_id


@check("an import error is found by its id")
def import_error(session):
    api = import_error_api.ImportErrorApi(session.client)
    error = api.get_import_error(session.kept["import_error_id"])
    assert error.filename.endswith("broken.ts"), error


@check("an import error that does not exist is not found")
def missing_import_error(session):
    api = import_error_api.ImportErrorApi(session.client)
    refused(404, lambda: api.get_import_error(999999), kind=NotFoundException)
