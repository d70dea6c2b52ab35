// Made from the server's routes by `npm run generate`.

type Json = null | boolean | number | string | readonly Json[] | {
    readonly [key: string]: Json;
};
export interface paths {
    readonly "/api/v1/accessTokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List your access tokens
         * @description The caller's own personal access tokens. Beyond Airflow's API.
         */
        readonly get: operations["list_own_access_tokens"];
        readonly put?: never;
        /**
         * Create an access token for yourself
         * @description Makes a personal access token for the caller. Beyond Airflow's API. A token makes no other: whoever finds one that ends soon could make one that does not.
         */
        readonly post: operations["post_own_access_token"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/accessTokens/{access_token_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Revoke one of your access tokens
         * @description Takes one of the caller's personal access tokens out of use. Beyond Airflow's API.
         */
        readonly delete: operations["delete_own_access_token"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/backfills": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List back-fills
         * @description Back-fills with how far they have come, the newest first. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`.
         */
        readonly get: operations["list_backfills"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Follow changes as server-sent events
         * @description Runs, task instances, Dags and back-fills as they change, from now on: a stream of server-sent events that does not end by itself. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["follow_changes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/config": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get current configuration
         * @description The configuration, where `[api] expose_config` lets it be shown; secrets are hidden in any case.
         *
         *     Needs `can_read Configurations`.
         */
        readonly get: operations["get_config"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/config/section/{section}/option/{option}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get an option from configuration
         * @description One option of the configuration, where `[api] expose_config` lets it be shown.
         *
         *     Needs `can_read Configurations`.
         */
        readonly get: operations["get_value"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/connections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List connections
         * @description Connections without their secrets.
         *
         *     Needs `can_read Connections`.
         */
        readonly get: operations["get_connections"];
        readonly put?: never;
        /**
         * Create a connection
         * @description Creates a connection; its secrets are stored encrypted.
         *
         *     Needs `can_create Connections`.
         */
        readonly post: operations["post_connection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/connections/{connection_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a connection
         * @description One connection, without its password.
         *
         *     Needs `can_read Connections`.
         */
        readonly get: operations["get_connection"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a connection
         * @description Deletes a connection. Tasks that use it fail when they next do.
         *
         *     Needs `can_delete Connections`.
         */
        readonly delete: operations["delete_connection"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Update a connection
         * @description Changes what was sent, or of that what the mask names; a hidden secret of the extra that comes back is kept.
         *
         *     Needs `can_edit Connections`.
         */
        readonly patch: operations["patch_connection"];
        readonly trace?: never;
    };
    readonly "/api/v1/connections/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Test a connection
         * @description Asks the provider of a connection's type whether the connection works; that it does not is an answer as well. Of a connection that exists, whoever may edit it need not send the secrets that are hidden from them. Refused with a text instead of a problem document where testing connections is not enabled.
         *
         *     Needs `can_create Connections`.
         */
        readonly post: operations["test_connection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Dags
         * @description Dags, the active ones unless told otherwise, narrowed by tags, by a pattern of the id, and by whether they are paused.
         *
         *     Needs `can_read DAGs`; what belongs to other Dags is left out.
         */
        readonly get: operations["get_dags"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Update Dags
         * @description Pauses or unpauses every Dag of a page of those that match.
         *
         *     Needs `can_edit DAGs`; what belongs to other Dags is left out.
         */
        readonly patch: operations["patch_dags"];
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get basic information about a Dag
         * @description One Dag: its schedule, its next run, whether it is paused, active, and has import errors.
         *
         *     Needs `can_read DAGs`.
         */
        readonly get: operations["get_dag"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a Dag
         * @description Deletes a Dag with its history. It comes back when its file is loaded again.
         *
         *     Needs `can_delete DAGs`.
         */
        readonly delete: operations["delete_dag"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Update a Dag
         * @description Pauses or unpauses a Dag.
         *
         *     Needs `can_edit DAGs`.
         */
        readonly patch: operations["patch_dag"];
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/backfills": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Fill past dates of a Dag with runs
         * @description Makes a back-fill, which the scheduler works off. Beyond Airflow's API.
         *
         *     Needs `can_edit DAGs`, `can_create DAG Runs`.
         */
        readonly post: operations["create_backfill"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/backfills/{backfill_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a back-fill
         * @description A back-fill, how far it has come, and what failed in it. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["get_backfill"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/backfills/{backfill_id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel a back-fill
         * @description Ends a back-fill: its queued runs fail, those that run go on, and nothing more is begun. Beyond Airflow's API.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`.
         */
        readonly post: operations["cancel_backfill"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/backfills/{backfill_id}/dates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the dates of a back-fill
         * @description The dates of a back-fill in ascending order, where each stands and with which run. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`.
         */
        readonly get: operations["list_backfill_dates"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/backfills/{backfill_id}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pause a back-fill
         * @description Pauses a back-fill: none of its runs starts any more, and those that run go on. Beyond Airflow's API.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`.
         */
        readonly post: operations["pause_backfill"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/backfills/{backfill_id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Resume a back-fill
         * @description Lets a paused back-fill go on. Beyond Airflow's API.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`.
         */
        readonly post: operations["resume_backfill"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/backfills/plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get what a back-fill would do, without doing it
         * @description What a back-fill would do, date by date, in the order in which it would begin them. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`.
         */
        readonly get: operations["plan_backfill"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/callbacks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List callbacks that are told outside of tries
         * @description What author code of a Dag was or is to be told of outside of its tries, the newest first. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`.
         */
        readonly get: operations["list_callbacks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/callbacks/{callback_id}/log": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get the log of a callback
         * @description The log of the last delivery of a callback, about a megabyte at a time. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Logs`.
         */
        readonly get: operations["get_callback_log"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/clearTaskInstances": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Clear a set of task instances
         * @description Lets task instances run again; without being told otherwise, only says what that would touch.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`, `can_edit Task Instances`.
         */
        readonly post: operations["post_clear_task_instances"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Dag runs
         * @description The runs of a Dag, or of all Dags.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`; what belongs to other Dags is left out.
         */
        readonly get: operations["get_dag_runs"];
        readonly put?: never;
        /**
         * Trigger a new Dag run
         * @description Starts a run by hand. The run is only recorded here; the scheduler moves it on.
         *
         *     Needs `can_edit DAGs`, `can_create DAG Runs`.
         */
        readonly post: operations["post_dag_run"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a Dag run
         * @description One run: its dates, its state, what it was triggered with, and its note.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`.
         */
        readonly get: operations["get_dag_run"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a Dag run
         * @description Deletes a run with everything in it, even while it runs.
         *
         *     Needs `can_edit DAGs`, `can_delete DAG Runs`.
         */
        readonly delete: operations["delete_dag_run"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Modify a Dag run
         * @description Writes the state of a run by hand, and of what is unfinished in it.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`.
         */
        readonly patch: operations["update_dag_run_state"];
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/clear": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Clear a Dag run
         * @description Lets a whole run run again; without being told otherwise, only says what that would touch.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`.
         */
        readonly post: operations["clear_dag_run"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/comparison": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Compare a Dag run with another of the same Dag
         * @description Two runs of a Dag side by side, instance by instance. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["compare_dag_runs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/deadlines": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List deadlines
         * @description By when a run, all runs of a Dag, or all runs (`~`) and their tasks have to have succeeded: what is still ahead and what was missed; one that was met is not kept. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`; what belongs to other Dags is left out.
         */
        readonly get: operations["list_deadlines"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/hitlDetails": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what tasks ask of people
         * @description What tasks ask of people: those that wait in the order in which they were asked, others the newest first.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`; what belongs to other Dags is left out.
         */
        readonly get: operations["get_hitl_details"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/setNote": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Update the Dag run note
         * @description Writes a person's note on a run.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`.
         */
        readonly patch: operations["set_dag_run_note"];
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List task instances
         * @description The task instances of a run, or of all runs.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`; what belongs to other Dags is left out.
         */
        readonly get: operations["get_task_instances"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a task instance
         * @description One task instance that is no copy of a mapped task: its state, dates, tries and what its templates became.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["get_task_instance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Update the state of a task instance
         * @description Marks one task instance; without being told otherwise, only says what that would touch.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`, `can_edit Task Instances`.
         */
        readonly patch: operations["patch_task_instance"];
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a mapped task instance
         * @description One copy of a mapped task, by its map index: its state, dates, tries and what its templates became.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["get_mapped_task_instance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Update the state of a mapped task instance
         * @description Marks one copy of a mapped task; without being told otherwise, only says what that would touch.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`, `can_edit Task Instances`.
         */
        readonly patch: operations["patch_mapped_task_instance"];
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/dependencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get dependencies blocking a mapped task instance from getting scheduled
         * @description What keeps one copy of a mapped task from being scheduled or queued.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["get_mapped_task_instance_dependencies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/setNote": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Update the note of a mapped task instance
         * @description Writes a person's note on one copy of a mapped task.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`, `can_edit Task Instances`.
         */
        readonly patch: operations["set_mapped_task_instance_note"];
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/tries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List mapped task instance tries
         * @description The tries of one copy of a mapped task.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["get_mapped_task_instance_tries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/tries/{task_try_number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a mapped task instance try
         * @description One try of one copy of a mapped task.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["get_mapped_task_instance_try_details"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/dependencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get task dependencies blocking task from getting scheduled
         * @description What keeps a task instance from being scheduled or queued.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["get_task_instance_dependencies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/hitlDetails": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get what a task asks of a person
         * @description What a task instance asks of a person, or has asked last.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["get_hitl_detail"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Answer what a task asks of a person
         * @description Answers what a task asks: it goes on with that. The right to edit the Dag itself is not needed.
         *
         *     Needs `can_read DAGs`, `can_edit Task Instances`.
         */
        readonly patch: operations["update_hitl_detail"];
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/links": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List extra links
         * @description The links that a task's operator adds to an instance. No operator of Baram adds any.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["get_extra_links"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/listMapped": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List mapped task instances
         * @description The copies of a mapped task in one run, by map index unless told otherwise.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["get_mapped_task_instances"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/logs/{task_try_number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get logs
         * @description The log of a try: as plain text the whole of it, as JSON a stretch and a token that goes on from there.
         *
         *     Needs `can_read DAGs`, `can_read Task Logs`.
         */
        readonly get: operations["get_log"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/setNote": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Update the task instance note
         * @description Writes a person's note on a task instance.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`, `can_edit Task Instances`.
         */
        readonly patch: operations["set_task_instance_note"];
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/tries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List task instance tries
         * @description The tries of a task instance.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["get_task_instance_tries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/tries/{task_try_number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a task instance try
         * @description One try by its number.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["get_task_instance_try_details"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/waiting": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get what keeps a task instance from running
         * @description Why a task instance is not running, as data and in words. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Task Instances`.
         */
        readonly get: operations["explain_task_instance_waiting"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/xcomEntries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List XCom entries
         * @description XComs of a task instance, or of all of a task, run or Dag, without their values.
         *
         *     Needs `can_read DAGs`, `can_read XComs`; what belongs to other Dags is left out.
         */
        readonly get: operations["get_xcom_entries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/xcomEntries/{xcom_key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get an XCom entry
         * @description One XCom with its value.
         *
         *     Needs `can_read DAGs`, `can_read XComs`.
         */
        readonly get: operations["get_xcom_entry"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/upstreamDatasetEvents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get dataset events for a Dag run
         * @description The updates that a run was made for; none for a run that was not made for any.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`, `can_read Datasets`.
         */
        readonly get: operations["get_upstream_dataset_events"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagRuns/{dag_run_id}/wait": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Wait for a Dag run to complete, and return task results if requested
         * @description Answers once the run has ended, or after `timeout` seconds (50 by default, 3600 at most), with the state it is in then. Each task that `result` names adds what it returned, once the run has ended, and needs `can_read XComs`. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`.
         */
        readonly get: operations["wait_dag_run_until_finished"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagVersions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the versions of a Dag
         * @description The stored versions of a Dag, newest first. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`.
         */
        readonly get: operations["list_dag_versions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/dagVersions/{version_number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a version of a Dag with its tasks
         * @description A version of a Dag with the tasks that it has. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read Task Instances`.
         */
        readonly get: operations["get_dag_version"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/datasets/queuedEvent": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get queued dataset events for a Dag
         * @description The updates that one Dag waits to use.
         *
         *     Needs `can_read Datasets`, `can_read DAGs`.
         */
        readonly get: operations["get_dag_dataset_queued_events"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete queued dataset events for a Dag
         * @description Forgets the updates that one Dag waits to use.
         *
         *     Needs `can_delete Datasets`, `can_read DAGs`.
         */
        readonly delete: operations["delete_dag_dataset_queued_events"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/datasets/queuedEvent/{uri}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a queued dataset event for a Dag
         * @description The update of one dataset that one Dag waits to use.
         *
         *     Needs `can_read Datasets`, `can_read DAGs`.
         */
        readonly get: operations["get_dag_dataset_queued_event"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a queued dataset event for a Dag
         * @description Forgets the update of one dataset that one Dag waits to use.
         *
         *     Needs `can_delete Datasets`, `can_read DAGs`.
         */
        readonly delete: operations["delete_dag_dataset_queued_event"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/details": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get all information about a Dag
         * @description A Dag with all that its author wrote.
         *
         *     Needs `can_read DAGs`.
         */
        readonly get: operations["get_dag_details"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/missedDeadlines": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List missed deadlines and SLAs
         * @description The deadlines and SLAs that runs of a Dag and their tasks have missed, the newest first. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`.
         */
        readonly get: operations["list_missed_deadlines"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/tasks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get tasks for a Dag
         * @description The tasks of a Dag's newest version, in the order in which they are written or by another that is asked for.
         *
         *     Needs `can_read DAGs`, `can_read Task Instances`.
         */
        readonly get: operations["get_tasks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/tasks/{task_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a simplified representation of a task
         * @description One task of a Dag's newest version.
         *
         *     Needs `can_read DAGs`, `can_read Task Instances`.
         */
        readonly get: operations["get_task"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/updateTaskInstancesState": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Set a state of task instances
         * @description Marks a task and what is around it; without being told otherwise, only says what that would touch.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`, `can_edit Task Instances`.
         */
        readonly post: operations["post_set_task_instances_state"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/{dag_id}/waiting": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get why a Dag has no further run, no run for a date, or runs that wait
         * @description Why a Dag has no further run, why none was created for a date, and why its queued runs do not start. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Runs`.
         */
        readonly get: operations["explain_dag_waiting"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/~/dagRuns/~/taskInstances/bulk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Clear or mark many task instances
         * @description Clears or marks up to 1000 task instances, listed or found by a filter; without being told otherwise, only says what that would touch. Says what became of each. Beyond Airflow's API.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`, `can_edit Task Instances`; what belongs to other Dags is left out.
         */
        readonly post: operations["change_task_instances"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/~/dagRuns/~/taskInstances/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * List task instances (batch)
         * @description Lists task instances of any Dags and runs. The length of a page is not capped here.
         *
         *     Needs `can_read DAG Runs`, `can_read Task Instances`, `can_read DAGs`; what belongs to other Dags is left out.
         */
        readonly post: operations["get_task_instances_batch"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/~/dagRuns/bulk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Clear, mark or delete many Dag runs
         * @description Clears, marks or deletes up to 100 runs, each for itself, and says what became of each. Beyond Airflow's API.
         *
         *     Needs `can_edit DAGs`, `can_edit DAG Runs`; what belongs to other Dags is left out.
         */
        readonly post: operations["change_dag_runs"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dags/~/dagRuns/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * List Dag runs (batch)
         * @description Lists runs of any Dags. The length of a page is not capped here.
         *
         *     Needs `can_read DAG Runs`, `can_read DAGs`; what belongs to other Dags is left out.
         */
        readonly post: operations["get_dag_runs_batch"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dagSources/{file_token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a source code
         * @description The author's file, as it was last loaded: JSON or plain text, as the header Accept asks.
         *
         *     Needs `can_read DAG Code`, `can_read DAGs`; what belongs to other Dags is left out.
         */
        readonly get: operations["get_dag_source"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dagStats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Dag statistics
         * @description How many runs the named Dags have in each state, zeros included. Of very many that have ended the number may be some seconds old.
         *
         *     Needs `can_read DAG Runs`, `can_read DAGs`; what belongs to other Dags is left out.
         */
        readonly get: operations["get_dag_stats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dagWarnings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List Dag warnings
         * @description What is wrong with Dags that did load: a pool that there is not. It is looked for whenever it is asked for.
         *
         *     Needs `can_read DAG Warnings`, `can_read DAGs`; what belongs to other Dags is left out.
         */
        readonly get: operations["get_dag_warnings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/datasets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List datasets
         * @description Datasets with the Dags that are scheduled by them and the tasks that update them. The total counts all of them, whatever the filters.
         *
         *     Needs `can_read Datasets`.
         */
        readonly get: operations["get_datasets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/datasets/{uri}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a dataset
         * @description One dataset by its URI.
         *
         *     Needs `can_read Datasets`.
         */
        readonly get: operations["get_dataset"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/datasets/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get dataset events
         * @description Updates of datasets with the runs that were made for them.
         *
         *     Needs `can_read Datasets`.
         */
        readonly get: operations["get_dataset_events"];
        readonly put?: never;
        /**
         * Create dataset event
         * @description Says that something outside of Baram updated a dataset.
         *
         *     Needs `can_create Datasets`.
         */
        readonly post: operations["create_dataset_event"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/datasets/queuedEvent/{uri}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get queued dataset events for a dataset
         * @description The updates of one dataset that Dags wait to use.
         *
         *     Needs `can_read Datasets`, `can_read DAGs`; what belongs to other Dags is left out.
         */
        readonly get: operations["get_dataset_queued_events"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete queued dataset events for a dataset
         * @description Forgets the updates of one dataset that Dags wait to use.
         *
         *     Needs `can_delete Datasets`, `can_read DAGs`; what belongs to other Dags is left out.
         */
        readonly delete: operations["delete_dataset_queued_events"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/dependencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get the graph of Dags and datasets
         * @description Which Dags trigger, await and feed which, with the datasets between them; whole, or around one Dag. Beyond Airflow's API.
         *
         *     Needs `can_read DAGs`, `can_read DAG Dependencies`.
         */
        readonly get: operations["get_dependencies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/eventLogs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List log entries
         * @description What people changed, or tried to, and what became of the tries of tasks.
         *
         *     Needs `can_read Audit Logs`.
         */
        readonly get: operations["get_event_logs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/eventLogs/{event_log_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a log entry
         * @description One entry of the audit log.
         *
         *     Needs `can_read Audit Logs`.
         */
        readonly get: operations["get_event_log"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get instance status
         * @description Which processes are alive: the metadata database, the scheduler, the triggerer and the Dag processor. The status is always 200, whatever the answer says. Everybody may read it.
         */
        readonly get: operations["get_health"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/importErrors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List import errors
         * @description The Dag files that do not load, and why.
         *
         *     Needs `can_read ImportError`, `can_read DAGs`; what belongs to other Dags is left out.
         */
        readonly get: operations["get_import_errors"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/importErrors/{import_error_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get an import error
         * @description Why one Dag file does not load, with the whole error.
         *
         *     Needs `can_read ImportError`, `can_read DAGs`; what belongs to other Dags is left out.
         */
        readonly get: operations["get_import_error"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/maintenance/archives": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the tables that keep removed rows
         * @description The tables that earlier cleanings have left. Beyond Airflow's API.
         *
         *     Needs `can_delete Users`, `can_read Audit Logs`.
         */
        readonly get: operations["list_archives"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/maintenance/archives/{archive}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read removed rows
         * @description The rows of an archive, a page at a time. Beyond Airflow's API.
         *
         *     Needs `can_delete Users`, `can_read Audit Logs`.
         */
        readonly get: operations["read_archive"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Drop a table that keeps removed rows
         * @description Removes an archive for good. Beyond Airflow's API.
         *
         *     Needs `can_delete Users`, `can_read Audit Logs`.
         */
        readonly delete: operations["drop_archive"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/maintenance/tables/{table}/clean": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Remove old rows of a table
         * @description Removes the old rows of a table, batch by batch, so that a server at work is not held up. Beyond Airflow's API.
         *
         *     Needs `can_delete Users`, `can_read Audit Logs`.
         */
        readonly post: operations["clean_table"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/parseDagFile/{file_token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Request re-parsing of a Dag file
         * @description Asks for a Dag file to be loaded again, although it has not changed.
         *
         *     Needs `can_edit DAGs`; what belongs to other Dags is left out.
         */
        readonly put: operations["reparse_dag_file"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/permissions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List permissions
         * @description The actions that roles can be given on resources.
         *
         *     Needs `can_read Permissions`.
         */
        readonly get: operations["get_permissions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/plugins": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a list of loaded plugins
         * @description Airflow's plugins are Python modules, of which Baram loads none; a client that asks finds an empty list.
         *
         *     Needs `can_read Plugins`.
         */
        readonly get: operations["get_plugins"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/pools": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List pools
         * @description Pools with what is taken of them.
         *
         *     Needs `can_read Pools`.
         */
        readonly get: operations["get_pools"];
        readonly put?: never;
        /**
         * Create a pool
         * @description Creates a pool with its number of slots.
         *
         *     Needs `can_create Pools`.
         */
        readonly post: operations["post_pool"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/pools/{pool_name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a pool
         * @description One pool with what is taken of it.
         *
         *     Needs `can_read Pools`.
         */
        readonly get: operations["get_pool"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a pool
         * @description Deletes a pool. What waits for it goes on waiting, and says so.
         *
         *     Needs `can_delete Pools`.
         */
        readonly delete: operations["delete_pool"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Update a pool
         * @description Changes a pool, its name included; with a mask only what the mask names.
         *
         *     Needs `can_edit Pools`.
         */
        readonly patch: operations["patch_pool"];
        readonly trace?: never;
    };
    readonly "/api/v1/providers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List providers
         * @description The provider packages that the project has installed.
         *
         *     Needs `can_read Providers`.
         */
        readonly get: operations["get_providers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List roles
         * @description Roles, the built-in ones among them, with what they may do.
         *
         *     Needs `can_read Roles`.
         */
        readonly get: operations["get_roles"];
        readonly put?: never;
        /**
         * Create a role
         * @description Creates a role with what it may do. The answer is empty.
         *
         *     Needs `can_create Roles`.
         */
        readonly post: operations["post_role"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/roles/{role_name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a role
         * @description One role with what it may do.
         *
         *     Needs `can_read Roles`.
         */
        readonly get: operations["get_role"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a role
         * @description Deletes a role and takes it from its users.
         *
         *     Needs `can_delete Roles`.
         */
        readonly delete: operations["delete_role"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Update a role
         * @description Gives a role more to do, and another name. Nothing is taken from it.
         *
         *     Needs `can_edit Roles`.
         */
        readonly patch: operations["patch_role"];
        readonly trace?: never;
    };
    readonly "/api/v1/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List users
         * @description Users with their roles. A password is never answered.
         *
         *     Needs `can_read Users`.
         */
        readonly get: operations["get_users"];
        readonly put?: never;
        /**
         * Create a user
         * @description Creates a user who can log in at once.
         *
         *     Needs `can_create Users`.
         */
        readonly post: operations["post_user"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{username}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a user
         * @description One user with their roles. A password is never answered.
         *
         *     Needs `can_read Users`.
         */
        readonly get: operations["get_user"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a user
         * @description Deletes a user and ends their log-ins.
         *
         *     Needs `can_delete Users`.
         */
        readonly delete: operations["delete_user"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Update a user
         * @description Changes a user. What a user needs has to be sent with a mask, too; only what it names is changed.
         *
         *     Needs `can_edit Users`.
         */
        readonly patch: operations["patch_user"];
        readonly trace?: never;
    };
    readonly "/api/v1/users/{username}/accessTokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the access tokens of a user
         * @description The personal access tokens of a user. Beyond Airflow's API.
         *
         *     Needs `can_read Users`.
         */
        readonly get: operations["list_access_tokens"];
        readonly put?: never;
        /**
         * Create an access token for a user
         * @description Makes a personal access token for a user: whoever may give them a password may give them this. Beyond Airflow's API.
         *
         *     Needs `can_edit Users`.
         */
        readonly post: operations["post_access_token"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/users/{username}/accessTokens/{access_token_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Revoke an access token of a user
         * @description Takes a personal access token of a user out of use. Beyond Airflow's API.
         *
         *     Needs `can_edit Users`.
         */
        readonly delete: operations["delete_access_token"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/variables": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List variables
         * @description Variables with their values in clear; those that only a secrets back end has are not among them.
         *
         *     Needs `can_read Variables`.
         */
        readonly get: operations["get_variables"];
        readonly put?: never;
        /**
         * Create a variable
         * @description Writes a variable, in place of one with this key. The answer has only what was sent.
         *
         *     Needs `can_create Variables`.
         */
        readonly post: operations["post_variables"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/variables/{variable_key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get a variable
         * @description One variable with its value in clear.
         *
         *     Needs `can_read Variables`.
         */
        readonly get: operations["get_variable"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a variable
         * @description Deletes a variable. What reads it finds none, or its default.
         *
         *     Needs `can_delete Variables`.
         */
        readonly delete: operations["delete_variable"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Update a variable
         * @description Changes a variable; with a mask only what the mask names, where the value is called `val`.
         *
         *     Needs `can_edit Variables`.
         */
        readonly patch: operations["patch_variable"];
        readonly trace?: never;
    };
    readonly "/api/v1/version": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Get version information
         * @description Which version of Baram this is. Everybody may read it.
         */
        readonly get: operations["get_version"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/command-api/commands": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Record a command in the audit log */
        readonly post: operations["record_command"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/command-api/connections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List connections with their secrets */
        readonly get: operations["list_connections_in_clear"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/command-api/connections/{connection_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a connection with its secrets */
        readonly get: operations["get_connection_in_clear"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/command-api/roles/take-permissions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take permissions from a role */
        readonly post: operations["take_permissions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/command-api/secrets/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Encrypt every secret with the first key */
        readonly post: operations["rotate_secrets"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/command-api/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List users with their ids */
        readonly get: operations["list_users_with_ids"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/command-api/variable-keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the keys of variables */
        readonly get: operations["list_variable_keys"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/assets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List assets with their last updates */
        readonly get: operations["list_ui_assets"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/auditEntries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List what people changed, or tried to */
        readonly get: operations["list_audit_entries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/configuration": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the options of the configuration */
        readonly get: operations["list_configuration"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/connections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Search connections */
        readonly get: operations["list_ui_connections"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/connections/{connection_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a connection to edit */
        readonly get: operations["get_ui_connection"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/connectionTypes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the types of connections with what their fields are */
        readonly get: operations["list_connection_types"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List Dags with their latest runs */
        readonly get: operations["list_ui_dags"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a Dag with its graph */
        readonly get: operations["get_ui_dag"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/calendar": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Count the runs of a Dag by hour and state */
        readonly get: operations["get_calendar"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/dependencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the Dags before and after one */
        readonly get: operations["get_dag_neighbours"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/grid": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get runs with the states of their task instances */
        readonly get: operations["get_grid"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/nextDataIntervals": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the data intervals that come next */
        readonly get: operations["list_next_data_intervals"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/runs/{dag_run_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a run with its task instances */
        readonly get: operations["get_run"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/runs/{dag_run_id}/taskInstances/{task_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a task instance with its tries and what it waits for */
        readonly get: operations["get_ui_task_instance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/runs/{dag_run_id}/taskInstances/{task_id}/logs/{task_try_number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get lines of a log */
        readonly get: operations["get_log_lines"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/runs/{dag_run_id}/taskInstances/{task_id}/logs/{task_try_number}/download": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Download a log */
        readonly get: operations["download_log"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/runs/{dag_run_id}/taskInstances/{task_id}/logs/{task_try_number}/stream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Follow a log as server-sent events */
        readonly get: operations["stream_log"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/runs/{dag_run_id}/taskInstances/{task_id}/mapped": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the instances of a mapped task */
        readonly get: operations["list_mapped_instances"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/runs/{dag_run_id}/timeline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get every try of a run with its moments */
        readonly get: operations["get_run_timeline"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/source": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the source of a Dag */
        readonly get: operations["get_source"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the versions of a Dag with the runs that used them */
        readonly get: operations["list_ui_dag_versions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dags/{dag_id}/versions/{version_number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a version of a Dag with its graph */
        readonly get: operations["get_ui_dag_version"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/dependencies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the graph of Dags and assets */
        readonly get: operations["get_dag_graph"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Follow changes as server-sent events */
        readonly get: operations["stream_events"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/home": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get how the installation stands */
        readonly get: operations["get_home"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/home/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Count the runs and task instances of the last hours */
        readonly get: operations["get_home_history"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/importErrors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List import errors with their place in the source */
        readonly get: operations["list_ui_import_errors"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/jobs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the processes of the installation */
        readonly get: operations["list_jobs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/login": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Log in */
        readonly post: operations["log_in"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/login/methods": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the ways to log in */
        readonly get: operations["list_log_in_methods"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/logout": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Log out */
        readonly post: operations["log_out"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/openid/begin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Log in with the OpenID Connect provider */
        readonly get: operations["begin_open_id_log_in"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/openid/callback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Come back from the OpenID Connect provider */
        readonly get: operations["finish_open_id_log_in"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/pools/{pool_name}/pastSlots": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List who held slots of a pool in a stretch of time */
        readonly get: operations["list_past_slot_holders"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/pools/{pool_name}/slots": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List who holds the slots of a pool and who waits for some */
        readonly get: operations["list_slot_holders"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/poolUse": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get what was taken of each pool in the last hours */
        readonly get: operations["get_pool_use"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/profile": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get your profile */
        readonly get: operations["get_profile"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/profile/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Change your password */
        readonly post: operations["change_own_password"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List roles with what they were given */
        readonly get: operations["list_ui_roles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/roles/{role_name}/permissions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Set what a role was given */
        readonly post: operations["set_role_permissions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the runs of all Dags */
        readonly get: operations["list_runs_of_all_dags"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the session */
        readonly get: operations["get_session"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/timeline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get the runs of all Dags over time */
        readonly get: operations["get_timeline"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/variables": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Search variables */
        readonly get: operations["list_ui_variables"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ui/variables/{variable_key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get a variable to edit */
        readonly get: operations["get_ui_variable"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly AccessToken: {
            readonly access_token_id: number;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly expires_at: string | null;
            readonly hint: string;
            /** Format: date-time */
            readonly last_used_at: string | null;
            readonly name: string;
        };
        readonly AccessTokenCollection: {
            readonly access_tokens: readonly components["schemas"]["AccessToken"][];
            readonly total_entries: number;
        };
        readonly Action: {
            readonly name: string;
        };
        readonly ActionCollection: {
            readonly actions: readonly components["schemas"]["Action"][];
            readonly total_entries: number;
        };
        readonly ActionResource: {
            readonly action: components["schemas"]["Action"];
            readonly resource: components["schemas"]["Resource"];
        };
        readonly ArchiveCollection: {
            readonly archives: readonly string[];
        };
        readonly ArchivePage: {
            readonly columns: readonly string[];
            readonly rows: readonly (readonly (string | null)[])[];
        };
        readonly Backfill: {
            readonly backfill_id: number;
            /** @enum {string} */
            readonly clear_to: "newest" | "own";
            readonly conf: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly continue_on_failures: boolean;
            /** Format: date-time */
            readonly created_at: string;
            readonly created_by: string;
            readonly dag_id: string;
            readonly disable_retry: boolean;
            /** Format: date-time */
            readonly ended_at: string | null;
            /** Format: date-time */
            readonly from_date: string;
            readonly known_reason: components["schemas"]["KnownReason"] | null;
            readonly mark_success: boolean;
            readonly max_active_runs: number;
            readonly pool: string | null;
            readonly progress: components["schemas"]["BackfillProgress"];
            readonly reason: string | null;
            /** @enum {string} */
            readonly rerun_behavior: "none" | "failed" | "completed";
            readonly run_backwards: boolean;
            /** Format: date-time */
            readonly started_at: string | null;
            /** @enum {string} */
            readonly state: "queued" | "running" | "paused" | "completed" | "failed" | "cancelled";
            readonly task_ids: readonly string[] | null;
            /** Format: date-time */
            readonly to_date: string;
        };
        readonly BackfillCollection: {
            readonly backfills: readonly components["schemas"]["Backfill"][];
            readonly total_entries: number;
        };
        readonly BackfillDate: {
            /** @enum {string|null} */
            readonly action: "create" | "clear" | "extend" | "leave" | null;
            readonly dag_run_id: string | null;
            /** @enum {string|null} */
            readonly dag_run_state: "queued" | "running" | "success" | "failed" | null;
            /** Format: date-time */
            readonly data_interval_end: string;
            /** Format: date-time */
            readonly data_interval_start: string;
            /** Format: date-time */
            readonly logical_date: string;
            readonly reason: string | null;
            /** @enum {string} */
            readonly state: "planned" | "active" | "success" | "failed" | "left";
        };
        readonly BackfillDateCollection: {
            readonly dates: readonly components["schemas"]["BackfillDate"][];
            readonly total_entries: number;
        };
        readonly BackfillDetails: {
            readonly backfill: components["schemas"]["Backfill"];
            readonly failed_task_instances: readonly components["schemas"]["FailedBackfillTaskInstance"][];
        };
        readonly BackfillPlan: {
            readonly dates: readonly components["schemas"]["PlannedBackfillDate"][];
            readonly has_more: boolean;
            readonly max_active_runs: number;
            readonly task_ids: readonly string[];
        };
        readonly BackfillProgress: {
            readonly active: number;
            readonly done: number;
            readonly failed: number;
            readonly left: number;
            readonly planned: number;
            readonly success: number;
            readonly total: number | null;
        };
        readonly BasicDAGRun: {
            readonly dag_id: string;
            readonly dag_run_id: string;
            /** Format: date-time */
            readonly data_interval_end: string | null;
            /** Format: date-time */
            readonly data_interval_start: string | null;
            /** Format: date-time */
            readonly end_date: string | null;
            /** Format: date-time */
            readonly logical_date: string;
            /** Format: date-time */
            readonly start_date: string | null;
            /** @enum {string} */
            readonly state: "queued" | "running" | "success" | "failed";
        };
        readonly Calendar: {
            readonly hours: readonly (readonly [
                string,
                "queued" | "running" | "success" | "failed",
                number
            ])[];
            readonly planned: readonly (readonly [
                string,
                number
            ])[];
        };
        readonly Callback: {
            readonly callback_id: number;
            /** Format: date-time */
            readonly created_at: string;
            readonly dag_run_id: string;
            /** Format: date-time */
            readonly ended_at: string | null;
            /** @enum {string} */
            readonly kind: "task" | "dag" | "deadline" | "slaMiss";
            readonly message: string | null;
            /** @enum {string} */
            readonly state: "pending" | "delivered" | "failed";
            readonly tries: number;
        };
        readonly CallbackCollection: {
            readonly callbacks: readonly components["schemas"]["Callback"][];
        };
        readonly CallbackLog: {
            readonly lines: readonly {
                readonly [key: string]: components["schemas"]["Json"];
            }[];
            readonly next_offset: number;
        };
        readonly ChangeDagRuns: {
            /** @enum {string} */
            readonly action: "clear" | "mark_success" | "mark_failed" | "delete";
            readonly dag_runs: readonly components["schemas"]["DagRunKey"][];
        };
        readonly ChangedDagRun: {
            readonly dag_id: string;
            readonly dag_run_id: string;
            readonly detail: string | null;
            /** @enum {string} */
            readonly outcome: "done" | "not_found" | "forbidden" | "refused";
        };
        readonly ChangedDagRuns: {
            readonly dag_runs: readonly components["schemas"]["ChangedDagRun"][];
        };
        readonly ChangedTaskInstance: {
            readonly dag_id: string;
            readonly dag_run_id: string;
            readonly detail: string | null;
            readonly map_index: number;
            /** @enum {string} */
            readonly outcome: "done" | "unchanged" | "not_found" | "forbidden" | "refused";
            readonly task_id: string;
        };
        readonly ChangedTaskInstances: {
            readonly task_instances: readonly components["schemas"]["ChangedTaskInstance"][];
            readonly touched: readonly components["schemas"]["TouchedTaskInstance"][];
        };
        readonly ChangePassword: {
            readonly current_password: string;
            readonly new_password: string;
        };
        readonly ChangeTaskInstances: {
            /** @enum {string} */
            readonly action: "clear" | "mark_success" | "mark_failed" | "mark_skipped";
            readonly dry_run?: boolean;
            readonly filter?: components["schemas"]["TaskInstanceFilter"];
            readonly include_downstream?: boolean;
            readonly include_upstream?: boolean;
            readonly reset_dag_runs?: boolean;
            readonly run_on_latest_version?: boolean;
            readonly task_instances?: readonly components["schemas"]["TaskInstanceKey"][];
        };
        readonly ClassReference: {
            readonly class_name: string;
            readonly module_path: string;
        };
        readonly CleanedTable: {
            readonly archive_table: string | null;
            readonly row_count: number;
            readonly table: string;
        };
        readonly ClearDagRun: {
            readonly dry_run?: boolean;
            readonly run_on_latest_version?: boolean;
        };
        readonly ClearTaskInstances: {
            readonly dag_run_id?: string | null;
            readonly dry_run?: boolean;
            /** Format: date-time */
            readonly end_date?: string;
            readonly include_downstream?: boolean;
            readonly include_future?: boolean;
            readonly include_parentdag?: boolean;
            readonly include_past?: boolean;
            readonly include_subdags?: boolean;
            readonly include_upstream?: boolean;
            readonly map_indexes?: readonly number[];
            readonly only_failed?: boolean;
            readonly only_running?: boolean;
            readonly reset_dag_runs?: boolean;
            readonly run_on_latest_version?: boolean;
            /** Format: date-time */
            readonly start_date?: string;
            readonly task_ids?: readonly string[];
        };
        readonly Command: {
            readonly dag_id: string | null;
            readonly event: string;
            readonly extra: string;
            readonly task_id: string | null;
        };
        readonly ComparedTaskInstance: {
            readonly duration: number | null;
            readonly state: string | null;
            readonly try_number: number;
        };
        readonly Config: {
            readonly sections: readonly components["schemas"]["ConfigSection"][];
        };
        readonly ConfigOption: {
            readonly key: string;
            readonly value: string;
        };
        readonly ConfigSection: {
            readonly name: string;
            readonly options: readonly components["schemas"]["ConfigOption"][];
        };
        readonly Connection: {
            readonly conn_type: string;
            readonly connection_id: string;
            readonly description: string | null;
            readonly extra: string | null;
            readonly host: string | null;
            readonly login: string | null;
            readonly port: number | null;
            readonly schema: string | null;
        };
        readonly ConnectionCollection: {
            readonly connections: readonly components["schemas"]["ConnectionCollectionItem"][];
            readonly total_entries: number;
        };
        readonly ConnectionCollectionItem: {
            readonly conn_type: string;
            readonly connection_id: string;
            readonly description: string | null;
            readonly host: string | null;
            readonly login: string | null;
            readonly port: number | null;
            readonly schema: string | null;
        };
        readonly ConnectionInClear: {
            readonly conn_type: string;
            readonly connection_id: string;
            readonly description: string | null;
            readonly extra: string | null;
            readonly host: string | null;
            readonly id: number;
            readonly login: string | null;
            readonly password: string | null;
            readonly port: number | null;
            readonly schema: string | null;
        };
        readonly ConnectionsInClear: {
            readonly connections: readonly components["schemas"]["ConnectionInClear"][];
            readonly total_entries: number;
        };
        readonly ConnectionTest: {
            readonly message: string;
            readonly status: boolean;
        };
        readonly ConnectionType: {
            readonly can_test: boolean;
            readonly conn_type: string;
            readonly default_port: number | null;
            readonly extras: readonly components["schemas"]["ConnectionTypeExtra"][];
            readonly fields: readonly components["schemas"]["ConnectionTypeField"][];
            readonly label: string;
            readonly package_name: string;
        };
        readonly ConnectionTypeExtra: {
            readonly description: string;
            readonly label: string;
            readonly name: string;
            /** @enum {string} */
            readonly type: "text" | "number" | "boolean" | "secret" | "object";
        };
        readonly ConnectionTypeField: {
            readonly label: string;
            /** @enum {string} */
            readonly name: "host" | "schema" | "login" | "password" | "port";
            readonly placeholder: string;
        };
        readonly ConnectionTypes: {
            readonly can_test: boolean;
            readonly connection_types: readonly components["schemas"]["ConnectionType"][];
        };
        readonly CreateAccessToken: {
            /** Format: date-time */
            readonly expires_at?: string | null;
            readonly name: string;
        };
        readonly CreateBackfill: {
            /** @enum {string} */
            readonly clear_to?: "newest" | "own";
            readonly conf?: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly continue_on_failures?: boolean;
            readonly disable_retry?: boolean;
            /** Format: date-time */
            readonly from_date: string;
            readonly include_upstream?: boolean;
            readonly mark_success?: boolean;
            readonly max_active_runs?: number | null;
            readonly pool?: string | null;
            /** @enum {string} */
            readonly rerun_behavior?: "none" | "failed" | "completed";
            readonly run_backwards?: boolean;
            readonly task_ids?: readonly string[] | null;
            /** Format: date-time */
            readonly to_date: string;
        };
        readonly CreateConnection: {
            readonly conn_type: string;
            readonly connection_id: string;
            readonly description?: string | null;
            readonly extra?: string | null;
            readonly host?: string | null;
            readonly login?: string | null;
            readonly password?: string;
            readonly port?: number | null;
            readonly schema?: string | null;
        };
        readonly CreateDatasetEvent: {
            readonly dataset_uri: string;
            readonly extra?: {
                readonly [key: string]: components["schemas"]["Json"];
            } | null;
        };
        readonly CronExpression: {
            readonly __type: string;
            readonly value: string;
        };
        readonly DAG: {
            readonly dag_display_name: string;
            readonly dag_id: string;
            readonly default_view: string;
            readonly description: string | null;
            readonly file_token: string;
            readonly fileloc: string;
            readonly has_import_errors: boolean;
            readonly has_task_concurrency_limits: boolean;
            readonly is_active: boolean;
            readonly is_paused: boolean;
            readonly is_subdag: boolean;
            readonly last_expired: string | null;
            /** Format: date-time */
            readonly last_parsed_time: string;
            readonly last_pickled: string | null;
            readonly max_active_runs: number;
            readonly max_active_tasks: number;
            readonly max_consecutive_failed_dag_runs: number;
            /** Format: date-time */
            readonly next_dagrun: string | null;
            /** Format: date-time */
            readonly next_dagrun_create_after: string | null;
            /** Format: date-time */
            readonly next_dagrun_data_interval_end: string | null;
            /** Format: date-time */
            readonly next_dagrun_data_interval_start: string | null;
            readonly owners: readonly string[];
            readonly pickle_id: string | null;
            readonly root_dag_id: string | null;
            readonly schedule_interval: components["schemas"]["TimeDelta"] | components["schemas"]["RelativeDelta"] | components["schemas"]["CronExpression"] | null;
            readonly scheduler_lock: boolean | null;
            readonly tags: readonly components["schemas"]["Tag"][];
            readonly timetable_description: string;
        };
        readonly DAGCollection: {
            readonly dags: readonly components["schemas"]["DAG"][];
            readonly total_entries: number;
        };
        readonly DAGDetail: {
            readonly catchup: boolean;
            readonly concurrency: number;
            readonly dag_display_name: string;
            readonly dag_id: string;
            readonly dag_run_timeout: components["schemas"]["TimeDelta"] | null;
            readonly dataset_expression: {
                readonly [key: string]: components["schemas"]["Json"];
            } | null;
            readonly default_view: string;
            readonly description: string | null;
            readonly doc_md: string | null;
            /** Format: date-time */
            readonly end_date: string | null;
            readonly file_token: string;
            readonly fileloc: string;
            readonly has_import_errors: boolean;
            readonly has_task_concurrency_limits: boolean;
            readonly is_active: boolean;
            readonly is_paused: boolean;
            readonly is_paused_upon_creation: boolean | null;
            readonly is_subdag: boolean;
            readonly last_expired: string | null;
            /** Format: date-time */
            readonly last_parsed: string;
            /** Format: date-time */
            readonly last_parsed_time: string;
            readonly last_pickled: string | null;
            readonly max_active_runs: number;
            readonly max_active_tasks: number;
            readonly max_consecutive_failed_dag_runs: number;
            /** Format: date-time */
            readonly next_dagrun: string | null;
            /** Format: date-time */
            readonly next_dagrun_create_after: string | null;
            /** Format: date-time */
            readonly next_dagrun_data_interval_end: string | null;
            /** Format: date-time */
            readonly next_dagrun_data_interval_start: string | null;
            readonly orientation: string;
            readonly owners: readonly string[];
            readonly params: {
                readonly [key: string]: components["schemas"]["Param"];
            };
            readonly pickle_id: string | null;
            readonly render_template_as_native_obj: boolean;
            readonly root_dag_id: string | null;
            readonly schedule_interval: components["schemas"]["TimeDelta"] | components["schemas"]["RelativeDelta"] | components["schemas"]["CronExpression"] | null;
            readonly scheduler_lock: boolean | null;
            /** Format: date-time */
            readonly start_date: string | null;
            readonly tags: readonly components["schemas"]["Tag"][];
            readonly template_searchpath: readonly string[] | null;
            readonly timetable_description: string;
            readonly timezone: string;
        };
        readonly DagProcessorStatus: {
            /** Format: date-time */
            readonly latest_dag_processor_heartbeat: string | null;
            /** @enum {string|null} */
            readonly status: "healthy" | "unhealthy" | null;
        };
        readonly DAGRun: {
            readonly conf: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly dag_id: string;
            readonly dag_run_id: string;
            /** Format: date-time */
            readonly data_interval_end: string;
            /** Format: date-time */
            readonly data_interval_start: string;
            /** Format: date-time */
            readonly end_date: string | null;
            /** Format: date-time */
            readonly execution_date: string;
            readonly external_trigger: boolean;
            /** Format: date-time */
            readonly last_scheduling_decision: string | null;
            /** Format: date-time */
            readonly logical_date: string;
            readonly note: string | null;
            /** @enum {string} */
            readonly run_type: "scheduled" | "manual" | "backfill" | "dataset_triggered";
            /** Format: date-time */
            readonly start_date: string | null;
            /** @enum {string} */
            readonly state: "queued" | "running" | "success" | "failed";
        };
        readonly DAGRunCollection: {
            readonly dag_runs: readonly components["schemas"]["DAGRun"][];
            readonly total_entries: number;
        };
        readonly DagRunComparison: {
            readonly dag_run: components["schemas"]["DAGRun"];
            readonly has_same_version: boolean;
            readonly other_dag_run: components["schemas"]["DAGRun"];
            readonly task_instances: readonly components["schemas"]["TaskInstancePair"][];
        };
        readonly DagRunKey: {
            readonly dag_id: string;
            readonly dag_run_id: string;
        };
        readonly DAGRunWait: {
            readonly results?: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            /** @enum {string} */
            readonly state: "queued" | "running" | "success" | "failed";
        };
        readonly DagScheduleDatasetReference: {
            readonly created_at: string;
            readonly dag_id: string | null;
            readonly updated_at: string;
        };
        readonly DagSource: {
            readonly content: string;
        };
        readonly DagStatsCollectionItem: {
            readonly dag_id: string;
            readonly stats: readonly components["schemas"]["DagStatsStateCollectionItem"][];
        };
        readonly DagStatsCollectionSchema: {
            readonly dags: readonly components["schemas"]["DagStatsCollectionItem"][];
            readonly total_entries: number;
        };
        readonly DagStatsStateCollectionItem: {
            readonly count: number;
            /** @enum {string} */
            readonly state: "queued" | "running" | "success" | "failed";
        };
        readonly DagVersion: {
            readonly bundle_hash: string;
            /** Format: date-time */
            readonly created_at: string;
            readonly dag_id: string;
            readonly version_number: number;
        };
        readonly DagVersionCollection: {
            readonly dag_versions: readonly components["schemas"]["DagVersion"][];
            readonly total_entries: number;
        };
        readonly DagVersionDetails: {
            readonly dag_version: components["schemas"]["DagVersion"];
            readonly tasks: readonly components["schemas"]["Task"][];
        };
        readonly DagWaiting: {
            readonly dag_run_id: string | null;
            readonly missing_run: components["schemas"]["MissingDagRunReason"] | null;
            readonly next_run: {
                /** Format: date-time */
                readonly logical_date: string | null;
                readonly reason: components["schemas"]["MissingDagRunReason"] | null;
                /** Format: date-time */
                readonly run_after: string | null;
            };
            readonly queued_runs: readonly {
                readonly dag_run_id: string;
                /** Format: date-time */
                readonly logical_date: string;
                readonly reasons: readonly components["schemas"]["WaitingReason"][];
            }[];
        };
        readonly DagWarning: {
            readonly dag_id: string;
            readonly message: string;
            /** Format: date-time */
            readonly timestamp: string;
            readonly warning_type: string;
        };
        readonly DagWarningCollection: {
            readonly dag_warnings: readonly components["schemas"]["DagWarning"][];
            readonly total_entries: number;
        };
        readonly Dataset: {
            readonly aliases: readonly components["schemas"]["DatasetAlias"][];
            readonly consuming_dags: readonly components["schemas"]["DagScheduleDatasetReference"][];
            readonly created_at: string;
            readonly extra: {
                readonly [key: string]: components["schemas"]["Json"];
            } | null;
            readonly id: number;
            readonly producing_tasks: readonly components["schemas"]["TaskOutletDatasetReference"][];
            readonly updated_at: string;
            readonly uri: string;
        };
        readonly DatasetAlias: {
            readonly id: number;
            readonly name: string;
        };
        readonly DatasetCollection: {
            readonly datasets: readonly components["schemas"]["Dataset"][];
            readonly total_entries: number;
        };
        readonly DatasetEvent: {
            readonly created_dagruns: readonly components["schemas"]["BasicDAGRun"][];
            readonly dataset_id: number;
            readonly dataset_uri: string;
            readonly extra: {
                readonly [key: string]: components["schemas"]["Json"];
            } | null;
            readonly id: number;
            readonly source_dag_id: string | null;
            readonly source_map_index: number | null;
            readonly source_run_id: string | null;
            readonly source_task_id: string | null;
            readonly timestamp: string;
        };
        readonly DatasetEventCollection: {
            readonly dataset_events: readonly components["schemas"]["DatasetEvent"][];
            readonly total_entries: number;
        };
        readonly Deadline: {
            readonly dag_id: string;
            readonly dag_run_id: string;
            /** Format: date-time */
            readonly due_at: string;
            /** Format: date-time */
            readonly missed_at: string | null;
            /** @enum {string} */
            readonly state: "pending" | "missed";
            readonly task_id: string | null;
        };
        readonly DeadlineCollection: {
            readonly deadlines: readonly components["schemas"]["Deadline"][];
            readonly total_entries: number;
        };
        readonly DependencyEdge: {
            readonly kind: string;
            readonly source: components["schemas"]["DependencyNode"];
            readonly target: components["schemas"]["DependencyNode"];
            readonly task_id: string | null;
        };
        readonly DependencyGraph: {
            readonly edges: readonly components["schemas"]["DependencyEdge"][];
            readonly nodes: readonly components["schemas"]["DependencyNode"][];
        };
        readonly DependencyNode: {
            /** @enum {string} */
            readonly kind: "dag" | "dataset" | "dataset_alias";
            readonly name: string;
        };
        readonly EventLog: {
            readonly dag_id: string | null;
            readonly event: string;
            readonly event_log_id: number;
            /** Format: date-time */
            readonly execution_date: string | null;
            readonly extra: string | null;
            readonly map_index: number | null;
            readonly owner: string | null;
            readonly run_id: string | null;
            readonly task_id: string | null;
            readonly try_number: number | null;
            /** Format: date-time */
            readonly when: string;
        };
        readonly EventLogCollection: {
            readonly event_logs: readonly components["schemas"]["EventLog"][];
            readonly total_entries: number;
        };
        readonly FailedBackfillTaskInstance: {
            readonly dag_run_id: string;
            readonly map_index: number;
            /** @enum {string} */
            readonly state: "failed" | "upstream_failed" | "deadlocked";
            readonly task_id: string;
        };
        readonly Grid: {
            readonly has_newer: boolean;
            readonly has_older: boolean;
            readonly runs: readonly components["schemas"]["UiDagRun"][];
            readonly task_instances: readonly (readonly [
                number,
                string,
                number,
                "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "removed" | null,
                number,
                string | null,
                string | null
            ])[];
        };
        readonly HealthInfo: {
            readonly dag_processor: components["schemas"]["DagProcessorStatus"];
            readonly metadatabase: components["schemas"]["MetadatabaseStatus"];
            readonly scheduler: components["schemas"]["SchedulerStatus"];
            readonly triggerer: components["schemas"]["TriggererStatus"];
        };
        readonly HITLDetail: {
            readonly assigned_users: readonly string[];
            readonly body: string | null;
            readonly chosen_options: readonly string[] | null;
            /** Format: date-time */
            readonly created_at: string;
            readonly dag_id: string;
            readonly dag_run_id: string;
            readonly defaults: readonly string[] | null;
            /** Format: date-time */
            readonly expires_at: string | null;
            readonly is_asked_of_you: boolean;
            readonly map_index: number;
            readonly multiple: boolean;
            readonly options: readonly string[];
            readonly params: {
                readonly [key: string]: components["schemas"]["HITLParam"];
            };
            readonly params_input: {
                readonly [key: string]: components["schemas"]["Json"];
            } | null;
            readonly request_id: number;
            /** Format: date-time */
            readonly responded_at: string | null;
            readonly responded_by_user: string | null;
            /** @enum {string} */
            readonly state: "pending" | "answered" | "defaulted" | "withdrawn";
            readonly subject: string;
            readonly task_id: string;
            readonly try_number: number;
        };
        readonly HITLDetailCollection: {
            readonly hitl_details: readonly components["schemas"]["HITLDetail"][];
            readonly total_entries: number;
        };
        readonly HITLParam: {
            readonly default?: components["schemas"]["Json"];
            readonly description: string | null;
            readonly schema: {
                readonly [key: string]: components["schemas"]["Json"];
            };
        };
        readonly ImportError: {
            readonly filename: string;
            readonly import_error_id: number;
            readonly stack_trace: string;
            /** Format: date-time */
            readonly timestamp: string;
        };
        readonly ImportErrorCollection: {
            readonly import_errors: readonly components["schemas"]["ImportError"][];
            readonly total_entries: number;
        };
        readonly Job: {
            readonly dag_id: string | null;
            /** Format: date-time */
            readonly end_date: string | null;
            readonly executor_class: string | null;
            readonly hostname: string | null;
            readonly id: number;
            readonly job_type: string | null;
            /** Format: date-time */
            readonly latest_heartbeat: string | null;
            /** Format: date-time */
            readonly start_date: string | null;
            readonly state: string | null;
            readonly unixname: string | null;
        };
        readonly Json: Json;
        readonly KnownReason: {
            readonly facts: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly kind: string;
        };
        readonly ListDagRunsForm: {
            readonly dag_ids?: readonly string[];
            /** Format: date-time */
            readonly end_date_gte?: string;
            /** Format: date-time */
            readonly end_date_lte?: string;
            /** Format: date-time */
            readonly execution_date_gte?: string;
            /** Format: date-time */
            readonly execution_date_lte?: string;
            readonly order_by?: string;
            readonly page_limit?: number;
            readonly page_offset?: number;
            /** Format: date-time */
            readonly start_date_gte?: string;
            /** Format: date-time */
            readonly start_date_lte?: string;
            readonly states?: readonly string[];
        };
        readonly ListTaskInstanceForm: {
            readonly dag_ids?: readonly string[];
            readonly dag_run_ids?: readonly string[];
            readonly duration_gte?: number;
            readonly duration_lte?: number;
            /** Format: date-time */
            readonly end_date_gte?: string;
            /** Format: date-time */
            readonly end_date_lte?: string;
            /** Format: date-time */
            readonly execution_date_gte?: string;
            /** Format: date-time */
            readonly execution_date_lte?: string;
            readonly executor?: readonly string[];
            readonly page_limit?: number;
            readonly page_offset?: number;
            readonly pool?: readonly string[];
            readonly queue?: readonly string[];
            /** Format: date-time */
            readonly start_date_gte?: string;
            /** Format: date-time */
            readonly start_date_lte?: string;
            readonly state?: readonly ("none" | "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "removed" | null)[];
            readonly task_ids?: readonly string[];
        };
        readonly Log: {
            readonly content: string;
            readonly continuation_token: string;
        };
        readonly LoggedIn: {
            readonly username: string;
        };
        readonly LogIn: {
            readonly password: string;
            readonly username: string;
        };
        readonly LogInMethods: {
            readonly instance_name: string;
            readonly open_id_connect: components["schemas"]["LogInProvider"] | null;
        };
        readonly LogInProvider: {
            readonly label: string;
        };
        readonly LogLines: {
            readonly is_complete: boolean;
            readonly lines: readonly {
                readonly [key: string]: components["schemas"]["Json"];
            }[];
            readonly next_offset: number;
        };
        readonly MappedInstances: {
            readonly has_more: boolean;
            readonly states: readonly components["schemas"]["StateCount"][];
            readonly task_instances: readonly components["schemas"]["UiTaskInstance"][];
        };
        readonly MetadatabaseStatus: {
            /** @enum {string} */
            readonly status: "healthy" | "unhealthy";
        };
        readonly MissedDeadline: {
            readonly dag_run_id: string;
            /** Format: date-time */
            readonly due_at: string;
            /** Format: date-time */
            readonly missed_at: string | null;
            readonly task_id: string | null;
        };
        readonly MissedDeadlineCollection: {
            readonly deadlines: readonly components["schemas"]["MissedDeadline"][];
            readonly slas: readonly components["schemas"]["SlaMiss"][];
        };
        readonly MissingDagRunReason: {
            readonly facts: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly kind: string;
            readonly message: string;
        };
        readonly NewAccessToken: {
            readonly access_token_id: number;
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly expires_at: string | null;
            readonly hint: string;
            /** Format: date-time */
            readonly last_used_at: string | null;
            readonly name: string;
            readonly token: string;
        };
        readonly NextDataIntervals: {
            readonly data_intervals: readonly ({
                /** Format: date-time */
                readonly end: string;
                /** Format: date-time */
                readonly start: string;
            } | null)[];
        };
        readonly Param: {
            readonly __class: string;
            readonly description: string | null;
            readonly schema: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly value: components["schemas"]["Json"];
        };
        readonly PatchConnection: {
            readonly conn_type?: string;
            readonly connection_id?: string;
            readonly description?: string | null;
            readonly extra?: string | null;
            readonly host?: string | null;
            readonly login?: string | null;
            readonly password?: string;
            readonly port?: number | null;
            readonly schema?: string | null;
        };
        readonly PatchDAG: {
            readonly dag_display_name?: string;
            readonly dag_id?: string;
            readonly default_view?: string;
            readonly description?: string | null;
            readonly file_token?: string;
            readonly fileloc?: string;
            readonly has_import_errors?: boolean;
            readonly has_task_concurrency_limits?: boolean;
            readonly is_active?: boolean;
            readonly is_paused?: boolean | null;
            readonly is_subdag?: boolean;
            readonly last_expired?: string | null;
            /** Format: date-time */
            readonly last_parsed_time?: string;
            readonly last_pickled?: string | null;
            readonly max_active_runs?: number;
            readonly max_active_tasks?: number;
            readonly max_consecutive_failed_dag_runs?: number;
            /** Format: date-time */
            readonly next_dagrun?: string | null;
            /** Format: date-time */
            readonly next_dagrun_create_after?: string | null;
            /** Format: date-time */
            readonly next_dagrun_data_interval_end?: string | null;
            /** Format: date-time */
            readonly next_dagrun_data_interval_start?: string | null;
            readonly owners?: readonly string[];
            readonly pickle_id?: string | null;
            readonly root_dag_id?: string | null;
            readonly schedule_interval?: components["schemas"]["TimeDelta"] | components["schemas"]["RelativeDelta"] | components["schemas"]["CronExpression"] | null;
            readonly scheduler_lock?: boolean | null;
            readonly tags?: readonly components["schemas"]["Tag"][];
            readonly timetable_description?: string;
        };
        readonly PermissionsToTake: {
            readonly actions: readonly components["schemas"]["ActionResource"][];
            readonly name: string;
        };
        readonly PlannedBackfillDate: {
            /** @enum {string} */
            readonly action: "create" | "clear" | "extend" | "leave";
            readonly dag_run_id: string | null;
            /** @enum {string|null} */
            readonly dag_run_state: "queued" | "running" | "success" | "failed" | null;
            /** Format: date-time */
            readonly data_interval_end: string;
            /** Format: date-time */
            readonly data_interval_start: string;
            /** Format: date-time */
            readonly logical_date: string;
            readonly reason: string | null;
        };
        readonly PluginCollection: {
            readonly plugins: readonly components["schemas"]["PluginCollectionItem"][];
            readonly total_entries: number;
        };
        readonly PluginCollectionItem: {
            readonly appbuilder_menu_items: readonly ({
                readonly [key: string]: components["schemas"]["Json"];
            } | null)[];
            readonly appbuilder_views: readonly ({
                readonly [key: string]: components["schemas"]["Json"];
            } | null)[];
            readonly executors: readonly (string | null)[];
            readonly flask_blueprints: readonly (string | null)[];
            readonly global_operator_extra_links: readonly (string | null)[];
            readonly hooks: readonly (string | null)[];
            readonly listeners: readonly string[];
            readonly macros: readonly (string | null)[];
            readonly name: string;
            readonly operator_extra_links: readonly (string | null)[];
            readonly source: string | null;
            readonly ti_deps: readonly string[];
            readonly timetables: readonly string[];
        };
        readonly Pool: {
            readonly deferred_slots: number;
            readonly description: string | null;
            readonly include_deferred: boolean;
            readonly name: string;
            readonly occupied_slots: number;
            readonly open_slots: number;
            readonly queued_slots: number;
            readonly running_slots: number;
            readonly scheduled_slots: number;
            readonly slots: number;
        };
        readonly PoolBody: {
            readonly deferred_slots?: number;
            readonly description?: string | null;
            readonly include_deferred?: boolean;
            readonly name?: string;
            readonly occupied_slots?: number;
            readonly open_slots?: number;
            readonly queued_slots?: number;
            readonly running_slots?: number;
            readonly scheduled_slots?: number;
            readonly slots?: number;
        };
        readonly PoolCollection: {
            readonly pools: readonly components["schemas"]["Pool"][];
            readonly total_entries: number;
        };
        readonly PoolSlots: {
            readonly holders: readonly components["schemas"]["SlotHolder"][];
            readonly waiting: readonly components["schemas"]["SlotHolder"][];
        };
        readonly Problem: {
            readonly detail: string | null;
            readonly status: number;
            readonly title: string | null;
            readonly type: string;
        };
        readonly Profile: {
            readonly email: string;
            readonly first_name: string;
            readonly has_password: boolean;
            /** Format: date-time */
            readonly last_log_in_at: string | null;
            readonly last_name: string;
            readonly minimum_password_length: number;
            readonly roles: readonly string[];
            readonly username: string;
        };
        readonly Provider: {
            readonly description: string;
            readonly package_name: string;
            readonly version: string;
        };
        readonly ProviderCollection: {
            readonly providers: readonly components["schemas"]["Provider"][];
            readonly total_entries: number;
        };
        readonly QueuedEvent: {
            /** Format: date-time */
            readonly created_at: string;
            readonly dag_id: string;
            readonly uri: string;
        };
        readonly QueuedEventCollection: {
            readonly queued_events: readonly components["schemas"]["QueuedEvent"][];
            readonly total_entries: number;
        };
        readonly RelativeDelta: {
            readonly __type: string;
            readonly days: number;
            readonly hours: number;
            readonly leapdays: number;
            readonly microseconds: number;
            readonly minutes: number;
            readonly months: number;
            readonly seconds: number;
            readonly years: number;
        };
        readonly Resource: {
            readonly name: string;
        };
        readonly Role: {
            readonly actions?: readonly components["schemas"]["ActionResource"][];
            readonly name: string;
        };
        readonly RoleCollection: {
            readonly roles: readonly components["schemas"]["RoleCollectionItem"][];
            readonly total_entries: number;
        };
        readonly RoleCollectionItem: {
            readonly actions: readonly components["schemas"]["ActionResource"][];
            readonly name: string;
        };
        readonly RotatedSecrets: {
            readonly count: number;
        };
        readonly RotationOfSecrets: {
            readonly first_key: string | null;
        };
        readonly RunPage: {
            readonly run: components["schemas"]["UiDagRun"];
            readonly task_instances: readonly components["schemas"]["UiTaskInstance"][];
        };
        readonly RunTimeline: {
            readonly first_looks: readonly (readonly [
                string,
                number,
                string
            ])[];
            readonly tries: readonly (readonly [
                string,
                number,
                number,
                "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "removed" | null,
                string | null,
                string | null,
                string | null,
                string | null
            ])[];
        };
        readonly SchedulerStatus: {
            /** Format: date-time */
            readonly latest_scheduler_heartbeat: string | null;
            /** @enum {string|null} */
            readonly status: "healthy" | "unhealthy" | null;
        };
        readonly Session: {
            readonly csrf_token: string;
            readonly dag_permissions: {
                readonly [key: string]: components["schemas"]["SessionPermissions"];
            };
            readonly event_cursor: string;
            readonly hides_sensitive_values: boolean;
            readonly instance_name: string;
            readonly permissions: components["schemas"]["SessionPermissions"];
            readonly rights: readonly string[];
            readonly user: components["schemas"]["SessionUser"];
            readonly version: string;
        };
        readonly SessionPermissions: {
            readonly can_clear: boolean;
            readonly can_delete: boolean;
            readonly can_delete_runs: boolean;
            readonly can_edit: boolean;
            readonly can_edit_runs: boolean;
            readonly can_trigger: boolean;
        };
        readonly SessionRole: {
            readonly name: string;
        };
        readonly SessionUser: {
            readonly first_name: string;
            readonly last_name: string;
            readonly roles: readonly components["schemas"]["SessionRole"][];
            readonly username: string;
        };
        readonly SetDagRunNote: {
            readonly note: string;
        };
        readonly SetRolePermissions: {
            readonly actions: readonly components["schemas"]["ActionResource"][];
        };
        readonly SetTaskInstanceNote: {
            readonly note: string;
        };
        readonly SlaMiss: {
            readonly is_notified: boolean;
            /** Format: date-time */
            readonly logical_date: string;
            /** Format: date-time */
            readonly missed_at: string;
            readonly task_id: string;
        };
        readonly SlotHolder: {
            readonly dag_id: string;
            readonly map_index: number;
            readonly priority_weight: number;
            readonly run_id: string;
            /** Format: date-time */
            readonly since: string | null;
            readonly slots: number;
            /** @enum {string} */
            readonly state: "running" | "restarting" | "queued" | "deferred" | "scheduled";
            readonly task_id: string;
            readonly try_number: number;
        };
        readonly Source: {
            readonly content: string;
            /** @enum {string} */
            readonly language: "typescript";
            readonly relative_path: string;
            readonly version_number: number;
        };
        readonly StateCount: {
            readonly count: number;
            /** @enum {string|null} */
            readonly state: "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "removed" | null;
        };
        readonly TableCleaning: {
            /** Format: date-time */
            readonly before: string;
            readonly dry_run?: boolean;
            readonly skip_archive?: boolean;
        };
        readonly Tag: {
            readonly name: string;
        };
        readonly Task: {
            readonly class_ref: components["schemas"]["ClassReference"];
            readonly depends_on_past: boolean;
            readonly doc_md: string | null;
            readonly downstream_task_ids: readonly string[];
            /** Format: date-time */
            readonly end_date: string | null;
            readonly execution_timeout: components["schemas"]["TimeDelta"] | null;
            readonly extra_links: readonly {
                readonly [key: string]: components["schemas"]["Json"];
            }[];
            readonly is_mapped: boolean;
            readonly operator_name: string;
            readonly owner: string;
            readonly params: {
                readonly [key: string]: components["schemas"]["Param"];
            };
            readonly pool: string;
            readonly pool_slots: number;
            readonly priority_weight: number;
            readonly queue: string;
            readonly retries: number;
            readonly retry_delay: components["schemas"]["TimeDelta"];
            readonly retry_exponential_backoff: boolean;
            /** Format: date-time */
            readonly start_date: string | null;
            readonly task_display_name: string;
            readonly task_id: string;
            readonly template_fields: readonly string[];
            /** @enum {string} */
            readonly trigger_rule: "all_success" | "all_failed" | "all_done" | "all_skipped" | "one_success" | "one_failed" | "one_done" | "none_failed" | "none_failed_min_one_success" | "none_skipped" | "always" | "all_done_setup_success";
            readonly ui_color: string;
            readonly ui_fgcolor: string;
            readonly wait_for_downstream: boolean;
            /** @enum {string} */
            readonly weight_rule: "downstream" | "upstream" | "absolute";
        };
        readonly TaskCollection: {
            readonly tasks: readonly components["schemas"]["Task"][];
            readonly total_entries: number;
        };
        readonly TaskFailedDependency: {
            readonly name: string;
            readonly reason: string;
        };
        readonly TaskInstance: {
            readonly dag_id: string;
            readonly dag_run_id: string;
            readonly duration: number | null;
            /** Format: date-time */
            readonly end_date: string | null;
            /** Format: date-time */
            readonly execution_date: string;
            readonly executor: string | null;
            readonly executor_config: string;
            readonly hostname: string;
            readonly map_index: number;
            readonly max_tries: number;
            readonly note: string | null;
            readonly operator: string;
            readonly pid: number | null;
            readonly pool: string;
            readonly pool_slots: number;
            readonly priority_weight: number;
            readonly queue: string;
            /** Format: date-time */
            readonly queued_when: string | null;
            readonly rendered_fields: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly rendered_map_index: string | null;
            readonly sla_miss: {
                readonly [key: string]: components["schemas"]["Json"];
            } | null;
            /** Format: date-time */
            readonly start_date: string | null;
            /** @enum {string|null} */
            readonly state: "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "removed" | null;
            readonly task_display_name: string;
            readonly task_id: string;
            readonly trigger: components["schemas"]["Trigger"] | null;
            readonly triggerer_job: components["schemas"]["Job"] | null;
            readonly try_number: number;
            readonly unixname: string;
        };
        readonly TaskInstanceCollection: {
            readonly task_instances: readonly components["schemas"]["TaskInstance"][];
            readonly total_entries: number;
        };
        readonly TaskInstanceDependencyCollection: {
            readonly dependencies: readonly components["schemas"]["TaskFailedDependency"][];
        };
        readonly TaskInstanceFilter: {
            readonly dag_ids?: readonly string[];
            readonly dag_run_ids?: readonly string[];
            /** Format: date-time */
            readonly end_date_gte?: string;
            /** Format: date-time */
            readonly end_date_lte?: string;
            /** Format: date-time */
            readonly execution_date_gte?: string;
            /** Format: date-time */
            readonly execution_date_lte?: string;
            readonly pool?: readonly string[];
            readonly queue?: readonly string[];
            /** Format: date-time */
            readonly start_date_gte?: string;
            /** Format: date-time */
            readonly start_date_lte?: string;
            readonly state?: readonly ("none" | "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "removed" | null)[];
            readonly task_ids?: readonly string[];
        };
        readonly TaskInstanceHistory: {
            readonly dag_id: string;
            readonly dag_run_id: string;
            readonly duration: number | null;
            /** Format: date-time */
            readonly end_date: string | null;
            readonly executor: string | null;
            readonly executor_config: string;
            readonly hostname: string;
            readonly map_index: number;
            readonly max_tries: number;
            readonly operator: string;
            readonly pid: number | null;
            readonly pool: string;
            readonly pool_slots: number;
            readonly priority_weight: number;
            readonly queue: string;
            /** Format: date-time */
            readonly queued_when: string | null;
            /** Format: date-time */
            readonly start_date: string | null;
            /** @enum {string|null} */
            readonly state: "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "removed" | null;
            readonly task_display_name: string;
            readonly task_id: string;
            readonly try_number: number;
            readonly unixname: string;
        };
        readonly TaskInstanceHistoryCollection: {
            readonly task_instances: readonly components["schemas"]["TaskInstanceHistory"][];
            readonly total_entries: number;
        };
        readonly TaskInstanceKey: {
            readonly dag_id: string;
            readonly dag_run_id: string;
            readonly map_index?: number;
            readonly task_id: string;
        };
        readonly TaskInstancePage: {
            readonly downstream: readonly components["schemas"]["UiNeighbor"][];
            readonly run: components["schemas"]["UiDagRun"];
            readonly task_instance: components["schemas"]["UiTaskInstance"];
            readonly tries: readonly components["schemas"]["UiTry"][];
            readonly upstream: readonly components["schemas"]["UiNeighbor"][];
            readonly why: readonly components["schemas"]["UiPrecondition"][];
        };
        readonly TaskInstancePair: {
            readonly is_same_state: boolean;
            readonly map_index: number;
            readonly other_task_instance: components["schemas"]["ComparedTaskInstance"] | null;
            readonly task_id: string;
            readonly task_instance: components["schemas"]["ComparedTaskInstance"] | null;
        };
        readonly TaskInstanceReference: {
            readonly dag_id: string;
            readonly dag_run_id: string;
            /** Format: date-time */
            readonly execution_date: string;
            readonly task_id: string;
        };
        readonly TaskInstanceReferenceCollection: {
            readonly task_instances: readonly components["schemas"]["TaskInstanceReference"][];
        };
        readonly TaskInstanceWaiting: {
            readonly reasons: readonly components["schemas"]["WaitingReason"][];
            readonly state: string | null;
            readonly state_reason: string | null;
        };
        readonly TaskOutletDatasetReference: {
            readonly created_at: string;
            readonly dag_id: string | null;
            readonly task_id: string | null;
            readonly updated_at: string;
        };
        readonly TimeDelta: {
            readonly __type: string;
            readonly days: number;
            readonly microseconds: number;
            readonly seconds: number;
        };
        readonly TouchedTaskInstance: {
            readonly dag_id: string;
            readonly dag_run_id: string;
            readonly map_index: number;
            /** @enum {string|null} */
            readonly state: "none" | "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "removed" | null;
            readonly task_id: string;
        };
        readonly Trigger: {
            readonly classpath: string;
            /** Format: date-time */
            readonly created_date: string;
            readonly id: number;
            readonly kwargs: string;
            readonly triggerer_id: number | null;
        };
        readonly TriggerDAGRun: {
            readonly conf?: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly dag_id?: string;
            readonly dag_run_id?: string | null;
            /** Format: date-time */
            readonly data_interval_end?: string | null;
            /** Format: date-time */
            readonly data_interval_start?: string | null;
            readonly end_date?: string;
            /** Format: date-time */
            readonly execution_date?: string | null;
            readonly external_trigger?: boolean;
            readonly last_scheduling_decision?: string;
            /** Format: date-time */
            readonly logical_date?: string | null;
            readonly note?: string | null;
            readonly run_type?: string;
            readonly start_date?: string;
            readonly state?: string;
        };
        readonly TriggererStatus: {
            /** Format: date-time */
            readonly latest_triggerer_heartbeat: string | null;
            /** @enum {string|null} */
            readonly status: "healthy" | "unhealthy" | null;
        };
        readonly UiAsset: {
            readonly aliases: readonly string[];
            readonly consumer_dag_ids: readonly string[];
            readonly id: number;
            readonly producers: readonly components["schemas"]["UiAssetProducer"][];
            readonly received_by_dag_ids: readonly string[];
            /** Format: date-time */
            readonly updated_at: string | null;
            readonly uri: string;
        };
        readonly UiAssetProducer: {
            readonly dag_id: string;
            readonly task_id: string | null;
        };
        readonly UiAssets: {
            readonly assets: readonly components["schemas"]["UiAsset"][];
            readonly has_more: boolean;
        };
        readonly UiAuditEntry: {
            readonly dag_id: string | null;
            readonly event: string;
            readonly extra: string | null;
            readonly id: number;
            readonly owner: string;
            readonly run_id: string | null;
            readonly task_id: string | null;
            /** Format: date-time */
            readonly when: string;
        };
        readonly UiAuditEntryList: {
            readonly entries: readonly components["schemas"]["UiAuditEntry"][];
            readonly next_before_id: number | null;
        };
        readonly UiConfiguration: {
            readonly is_exposed: boolean;
            readonly options: readonly components["schemas"]["UiOption"][];
        };
        readonly UiConnection: {
            readonly conn_type: string;
            readonly connection_id: string;
            readonly description: string | null;
            readonly has_extra: boolean;
            readonly has_password: boolean;
            readonly host: string | null;
            readonly login: string | null;
            readonly port: number | null;
            readonly schema: string | null;
        };
        readonly UiConnectionList: {
            readonly connections: readonly components["schemas"]["UiConnection"][];
            readonly next_after: string | null;
            readonly total: number;
        };
        readonly UiConnectionPage: {
            readonly connection: components["schemas"]["Connection"];
            readonly has_password: boolean;
        };
        readonly UiCountInTime: {
            readonly count: number;
            readonly state: string;
            readonly step: number;
        };
        readonly UiDag: {
            readonly dag_id: string;
            readonly description: string | null;
            readonly file_token: string;
            readonly has_import_errors: boolean;
            readonly is_paused: boolean;
            readonly last_run: components["schemas"]["UiDagRun"] | null;
            readonly next_run: {
                /** Format: date-time */
                readonly logical_date: string | null;
                readonly reason: string | null;
                readonly reason_kind: string | null;
                /** Format: date-time */
                readonly run_after: string | null;
            };
            readonly owners: readonly string[];
            readonly recent_runs: readonly components["schemas"]["UiDagRun"][];
            readonly run_counts: {
                readonly failed: number;
                readonly queued: number;
                readonly running: number;
                readonly success: number;
            };
            readonly schedule: {
                readonly description: string;
                readonly summary: string;
            };
            readonly tags: readonly string[];
        };
        readonly UiDagDetails: {
            readonly catchup: boolean;
            readonly dag_id: string;
            readonly description: string | null;
            readonly doc_md: string | null;
            /** Format: date-time */
            readonly end_date: string | null;
            readonly file_token: string;
            readonly fileloc: string;
            readonly has_import_errors: boolean;
            readonly is_paused: boolean;
            readonly last_run: components["schemas"]["UiDagRun"] | null;
            readonly max_active_runs: number;
            readonly max_active_tasks: number;
            readonly next_run: {
                /** Format: date-time */
                readonly logical_date: string | null;
                readonly reason: string | null;
                readonly reason_kind: string | null;
                /** Format: date-time */
                readonly run_after: string | null;
            };
            readonly owners: readonly string[];
            readonly params: {
                readonly [key: string]: components["schemas"]["UiParam"];
            };
            readonly recent_runs: readonly components["schemas"]["UiDagRun"][];
            readonly run_counts: {
                readonly failed: number;
                readonly queued: number;
                readonly running: number;
                readonly success: number;
            };
            readonly schedule: {
                readonly description: string;
                readonly summary: string;
            };
            /** Format: date-time */
            readonly start_date: string | null;
            readonly tags: readonly string[];
            readonly timezone: string;
            readonly version: components["schemas"]["UiDagVersion"];
            readonly versions: readonly components["schemas"]["UiDagVersion"][];
        };
        readonly UiDagGraph: {
            readonly edges: readonly components["schemas"]["UiDagGraphEdge"][];
            readonly nodes: readonly components["schemas"]["UiDagGraphNode"][];
        };
        readonly UiDagGraphEdge: {
            /** @enum {string} */
            readonly kind: "trigger" | "sensor" | "marker" | "outlet" | "inlet" | "schedule" | "alias";
            readonly source: string;
            readonly target: string;
            readonly task_id: string | null;
        };
        readonly UiDagGraphNode: {
            readonly exists: boolean;
            readonly extra: {
                readonly [key: string]: components["schemas"]["Json"];
            } | null;
            readonly id: string;
            readonly is_paused: boolean | null;
            /** @enum {string} */
            readonly kind: "dag" | "asset" | "alias";
            readonly label: string;
        };
        readonly UiDagList: {
            readonly counts: {
                readonly all: number;
                readonly failed: number;
                readonly paused: number;
                readonly queued: number;
                readonly running: number;
            };
            readonly dags: readonly components["schemas"]["UiDag"][];
            readonly next_cursor: string | null;
            readonly owners: readonly string[];
            readonly tags: readonly string[];
            readonly total: number;
        };
        readonly UiDagNeighbours: {
            readonly downstream_dag_ids: readonly string[];
            readonly graph: components["schemas"]["UiDagGraph"];
            readonly upstream_dag_ids: readonly string[];
        };
        readonly UiDagPage: {
            readonly dag: components["schemas"]["UiDagDetails"];
            readonly structure: components["schemas"]["UiStructure"];
        };
        readonly UiDagRun: {
            readonly conf: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly dag_id: string;
            /** Format: date-time */
            readonly data_interval_end: string;
            /** Format: date-time */
            readonly data_interval_start: string;
            /** Format: date-time */
            readonly end_date: string | null;
            readonly external_trigger: boolean;
            /** Format: date-time */
            readonly logical_date: string;
            readonly note: string | null;
            /** Format: date-time */
            readonly queued_at: string | null;
            /** Format: date-time */
            readonly run_after: string;
            readonly run_id: string;
            /** @enum {string} */
            readonly run_type: "scheduled" | "manual" | "backfill" | "dataset_triggered";
            /** Format: date-time */
            readonly start_date: string | null;
            /** @enum {string} */
            readonly state: "queued" | "running" | "success" | "failed";
            readonly version_number: number;
        };
        readonly UiDagVersion: {
            /** Format: date-time */
            readonly created_at: string;
            readonly number: number;
        };
        readonly UiDagVersionPage: {
            readonly number: number;
            readonly settings: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly structure: components["schemas"]["UiStructure"];
        };
        readonly UiDagVersions: {
            readonly counted_runs: number;
            readonly versions: readonly components["schemas"]["UiDagVersionUse"][];
        };
        readonly UiDagVersionUse: {
            /** Format: date-time */
            readonly created_at: string;
            /** Format: date-time */
            readonly earliest_run: string | null;
            readonly has_new_code: boolean;
            /** Format: date-time */
            readonly latest_run: string | null;
            readonly number: number;
            readonly run_count: number;
        };
        readonly UiEdgeLabel: {
            readonly downstream_id: string;
            readonly label: string;
            readonly upstream_id: string;
        };
        readonly UiFailedNow: {
            readonly dag_id: string;
            /** Format: date-time */
            readonly end_date: string | null;
            readonly known_reason: components["schemas"]["KnownReason"] | null;
            readonly map_index: number;
            readonly max_tries: number;
            readonly run_id: string;
            readonly state_reason: string | null;
            readonly task_id: string;
            readonly try_number: number;
        };
        readonly UiHealth: {
            readonly active_dags: number;
            readonly dag_processor: components["schemas"]["UiProcesses"];
            readonly database: {
                /** @enum {string} */
                readonly kind: "sqlite" | "postgres";
                readonly milliseconds: number;
            };
            readonly import_errors: number;
            readonly scheduler: components["schemas"]["UiProcesses"];
            readonly triggerer: components["schemas"]["UiProcesses"];
        };
        readonly UiHome: {
            readonly failed_now: {
                readonly runs: number;
                readonly task_instances: readonly components["schemas"]["UiFailedNow"][];
                readonly total: number;
            };
            readonly health: components["schemas"]["UiHealth"];
            readonly next_due: readonly components["schemas"]["UiNextDue"][];
            readonly waiting: components["schemas"]["UiWaitingOverview"];
        };
        readonly UiHomeHistory: {
            /** Format: date-time */
            readonly from: string;
            readonly runs: readonly components["schemas"]["UiCountInTime"][];
            readonly step_seconds: number;
            readonly steps: number;
            readonly task_instances: readonly components["schemas"]["UiCountInTime"][];
        };
        readonly UiImportError: {
            readonly column: number | null;
            readonly error_kind: string;
            readonly frame: string | null;
            readonly line: number | null;
            readonly message: string;
            readonly relative_path: string;
            readonly stack: string | null;
            /** Format: date-time */
            readonly timestamp: string;
        };
        readonly UiImportErrors: {
            readonly import_errors: readonly components["schemas"]["UiImportError"][];
        };
        readonly UiJob: {
            /** Format: date-time */
            readonly end_date: string | null;
            readonly hostname: string;
            readonly id: number;
            readonly is_alive: boolean;
            readonly job_type: string;
            /** Format: date-time */
            readonly latest_heartbeat: string;
            readonly process_id: number;
            /** Format: date-time */
            readonly start_date: string;
            /** @enum {string} */
            readonly state: "running" | "success" | "failed";
            readonly trigger_count: number;
            readonly try_count: number;
        };
        readonly UiJobList: {
            readonly healthy_seconds: number;
            readonly jobs: readonly components["schemas"]["UiJob"][];
        };
        readonly UiNeighbor: {
            /** @enum {string|null} */
            readonly state: "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "removed" | null;
            readonly task_id: string;
        };
        readonly UiNextDue: {
            readonly dag_id: string;
            /** Format: date-time */
            readonly data_interval_end: string | null;
            /** Format: date-time */
            readonly data_interval_start: string | null;
            /** Format: date-time */
            readonly run_after: string;
        };
        readonly UiOption: {
            readonly default: string;
            readonly description: string;
            readonly key: string;
            /** @enum {string} */
            readonly origin: "default" | "environment" | "file";
            readonly place: string | null;
            readonly section: string;
            readonly value: string;
            readonly variable: string;
        };
        readonly UiParam: {
            readonly description: string | null;
            readonly schema: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly value: components["schemas"]["Json"];
        };
        readonly UiPastSlotHolder: {
            readonly dag_id: string;
            /** Format: date-time */
            readonly end_date: string | null;
            readonly map_index: number;
            /** Format: date-time */
            readonly queued_at: string;
            readonly run_id: string;
            readonly slots: number;
            /** Format: date-time */
            readonly start_date: string | null;
            /** @enum {string|null} */
            readonly state: "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "removed" | null;
            readonly task_id: string;
            readonly try_number: number;
        };
        readonly UiPastSlotHolders: {
            readonly holders: readonly components["schemas"]["UiPastSlotHolder"][];
            readonly is_cut: boolean;
        };
        readonly UiPermission: {
            readonly action: string;
            readonly resource: string;
        };
        readonly UiPlannedRuns: {
            readonly dag_id: string;
            readonly run_after: readonly string[];
        };
        readonly UiPoolUse: {
            /** Format: date-time */
            readonly from: string;
            readonly is_cut: boolean;
            readonly pools: readonly components["schemas"]["UiPoolUseOfPool"][];
            readonly step_seconds: number;
            readonly steps: number;
        };
        readonly UiPoolUseOfPool: {
            readonly name: string;
            readonly steps: readonly components["schemas"]["UiPoolUseStep"][];
        };
        readonly UiPoolUseStep: {
            readonly most: number;
            readonly queued: number;
            readonly running: number;
            readonly step: number;
        };
        readonly UiPrecondition: {
            readonly facts: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly is_met: boolean;
            readonly kind: string | null;
            readonly name: string;
            readonly reason: string;
        };
        readonly UiProcesses: {
            readonly alive: number;
            /** Format: date-time */
            readonly latest_heartbeat: string | null;
            readonly registered: number;
        };
        readonly UiRole: {
            readonly given: readonly components["schemas"]["UiPermission"][];
            readonly is_built_in: boolean;
            readonly name: string;
            readonly own: readonly components["schemas"]["UiPermission"][];
            readonly user_count: number;
        };
        readonly UiRoles: {
            readonly actions: readonly string[];
            readonly resources: readonly string[];
            readonly roles: readonly components["schemas"]["UiRole"][];
        };
        readonly UiRuns: {
            readonly next_cursor: string | null;
            readonly runs: readonly components["schemas"]["UiDagRun"][];
        };
        readonly UiStructure: {
            readonly edge_labels: readonly components["schemas"]["UiEdgeLabel"][];
            readonly groups: readonly components["schemas"]["UiTaskGroup"][];
            readonly tasks: readonly components["schemas"]["UiTask"][];
        };
        readonly UiTask: {
            readonly doc_md: string | null;
            readonly downstream_task_ids: readonly string[];
            readonly group_id: string | null;
            readonly is_mapped: boolean;
            readonly is_setup: boolean;
            readonly is_teardown: boolean;
            /** @enum {string} */
            readonly kind: "work" | "empty" | "branch" | "shortCircuit";
            readonly label: string;
            readonly operator: string;
            readonly owner: string;
            readonly pool: string;
            readonly queue: string;
            readonly retries: number;
            readonly task_id: string;
            /** @enum {string} */
            readonly trigger_rule: "all_success" | "all_failed" | "all_done" | "all_skipped" | "one_success" | "one_failed" | "one_done" | "none_failed" | "none_failed_min_one_success" | "none_skipped" | "always" | "all_done_setup_success";
            readonly ui_color: string;
        };
        readonly UiTaskGroup: {
            readonly group_id: string;
            readonly label: string;
            readonly parent_group_id: string | null;
            readonly tooltip: string;
        };
        readonly UiTaskInstance: {
            readonly dag_id: string;
            readonly duration: number | null;
            /** Format: date-time */
            readonly end_date: string | null;
            readonly hostname: string | null;
            readonly known_reason: components["schemas"]["KnownReason"] | null;
            readonly map_index: number;
            readonly max_tries: number;
            /** Format: date-time */
            readonly next_try_at: string | null;
            readonly note: string | null;
            readonly operator: string;
            readonly pid: number | null;
            readonly pool: string;
            readonly priority_weight: number;
            readonly queue: string;
            /** Format: date-time */
            readonly queued_at: string | null;
            readonly rendered_fields: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly rendered_map_index: string | null;
            readonly run_id: string;
            /** Format: date-time */
            readonly scheduled_at: string | null;
            /** Format: date-time */
            readonly start_date: string | null;
            /** @enum {string|null} */
            readonly state: "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "removed" | null;
            readonly state_reason: string | null;
            readonly task_id: string;
            readonly try_number: number;
        };
        readonly UiTimeline: {
            readonly is_cut: boolean;
            readonly planned: readonly components["schemas"]["UiPlannedRuns"][];
            readonly runs: readonly components["schemas"]["UiTimelineRun"][];
        };
        readonly UiTimelineRun: {
            readonly dag_id: string;
            /** Format: date-time */
            readonly end_date: string | null;
            /** Format: date-time */
            readonly logical_date: string;
            readonly run_id: string;
            /** @enum {string} */
            readonly run_type: "scheduled" | "manual" | "backfill" | "dataset_triggered";
            /** Format: date-time */
            readonly start_date: string;
            /** @enum {string} */
            readonly state: "queued" | "running" | "success" | "failed";
        };
        readonly UiTry: {
            /** Format: date-time */
            readonly end_date: string | null;
            readonly has_log: boolean;
            readonly hostname: string | null;
            readonly pid: number | null;
            /** Format: date-time */
            readonly start_date: string | null;
            /** @enum {string|null} */
            readonly state: "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "removed" | null;
            readonly try_number: number;
        };
        readonly UiVariable: {
            readonly description: string | null;
            readonly is_cut: boolean;
            readonly key: string;
            readonly value: string | null;
        };
        readonly UiVariableList: {
            readonly next_after: string | null;
            readonly total: number;
            readonly variables: readonly components["schemas"]["UiVariable"][];
        };
        readonly UiVariablePage: {
            readonly description: string | null;
            readonly key: string;
            readonly value: string | null;
        };
        readonly UiWaiting: {
            readonly count: number;
            /** @enum {string} */
            readonly kind: "pool_full" | "pool_missing" | "dag_limit" | "parallelism" | "next_pass" | "worker" | "trigger" | "retry_delay" | "reschedule";
            readonly limit: number | null;
            readonly name: string | null;
        };
        readonly UiWaitingOverview: {
            readonly parallelism: number;
            readonly reasons: readonly components["schemas"]["UiWaiting"][];
            readonly slots_in_use: number;
        };
        readonly UpdateDagRunState: {
            /** @enum {string} */
            readonly state: "success" | "failed" | "queued";
        };
        readonly UpdateHITLDetailPayload: {
            readonly chosen_options: readonly string[];
            readonly params_input?: {
                readonly [key: string]: components["schemas"]["Json"];
            };
        };
        readonly UpdateTaskInstance: {
            readonly dry_run?: boolean;
            /** @enum {string} */
            readonly new_state: "success" | "failed" | "skipped";
        };
        readonly UpdateTaskInstancesState: {
            readonly dag_run_id?: string;
            readonly dry_run?: boolean;
            /** Format: date-time */
            readonly execution_date?: string;
            readonly include_downstream: boolean;
            readonly include_future: boolean;
            readonly include_past: boolean;
            readonly include_upstream: boolean;
            /** @enum {string} */
            readonly new_state: "success" | "failed" | "skipped";
            readonly task_id: string;
        };
        readonly User: {
            readonly active?: boolean;
            readonly changed_on?: string;
            readonly created_on?: string;
            readonly email: string;
            readonly fail_login_count?: number;
            readonly failed_login_count?: number;
            readonly first_name: string;
            readonly last_login?: string;
            readonly last_name: string;
            readonly login_count?: number;
            readonly password: string;
            readonly roles?: readonly components["schemas"]["UserRole"][];
            readonly username: string;
        };
        readonly UserCollection: {
            readonly total_entries: number;
            readonly users: readonly components["schemas"]["UserCollectionItem"][];
        };
        readonly UserCollectionItem: {
            readonly active: boolean | null;
            readonly changed_on: string | null;
            readonly created_on: string | null;
            readonly email: string;
            readonly fail_login_count: number | null;
            readonly first_name: string;
            readonly last_login: string | null;
            readonly last_name: string;
            readonly login_count: number | null;
            readonly roles: readonly components["schemas"]["UserCollectionItemRole"][];
            readonly username: string;
        };
        readonly UserCollectionItemRole: {
            readonly name: string;
        };
        readonly UserRole: {
            readonly name: string;
        };
        readonly UsersWithIds: {
            readonly total_entries: number;
            readonly users: readonly components["schemas"]["UserWithId"][];
        };
        readonly UserWithId: {
            readonly email: string;
            readonly first_name: string;
            readonly id: number;
            readonly last_name: string;
            readonly roles: readonly string[];
            readonly username: string;
        };
        readonly Variable: {
            readonly description: string | null;
            readonly key: string;
            readonly value: string;
        };
        readonly VariableBody: {
            readonly description?: string | null;
            readonly key: string;
            readonly value: string;
        };
        readonly VariableCollection: {
            readonly total_entries: number;
            readonly variables: readonly components["schemas"]["Variable"][];
        };
        readonly VariableKey: {
            readonly key: string;
        };
        readonly VariableKeys: {
            readonly total_entries: number;
            readonly variables: readonly components["schemas"]["VariableKey"][];
        };
        readonly VersionInfo: {
            readonly git_version: string | null;
            readonly version: string;
        };
        readonly WaitingReason: {
            readonly facts: {
                readonly [key: string]: components["schemas"]["Json"];
            };
            readonly kind: string;
            readonly message: string;
        };
        readonly XCom: {
            readonly dag_id: string;
            /** Format: date-time */
            readonly execution_date: string;
            readonly key: string;
            readonly map_index: number;
            readonly task_id: string;
            /** Format: date-time */
            readonly timestamp: string;
            readonly value: components["schemas"]["Json"];
        };
        readonly XComCollection: {
            readonly total_entries: number;
            readonly xcom_entries: readonly components["schemas"]["XComCollectionItem"][];
        };
        readonly XComCollectionItem: {
            readonly dag_id: string;
            /** Format: date-time */
            readonly execution_date: string;
            readonly key: string;
            readonly map_index: number;
            readonly task_id: string;
            /** Format: date-time */
            readonly timestamp: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly list_own_access_tokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccessTokenCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly post_own_access_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateAccessToken"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewAccessToken"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly delete_own_access_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly access_token_id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_backfills: {
        readonly parameters: {
            readonly query?: {
                readonly dag_id?: string;
                readonly limit?: number;
                readonly offset?: number;
                readonly state?: readonly string[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BackfillCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly follow_changes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_config: {
        readonly parameters: {
            readonly query?: {
                readonly section?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Config"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_value: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly option: string;
                readonly section: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Config"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_connections: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConnectionCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly post_connection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateConnection"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_connection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly connection_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly delete_connection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly connection_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly patch_connection: {
        readonly parameters: {
            readonly query?: {
                readonly update_mask?: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                readonly connection_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PatchConnection"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly test_connection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateConnection"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConnectionTest"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dags: {
        readonly parameters: {
            readonly query?: {
                readonly dag_id_pattern?: string;
                readonly fields?: readonly string[];
                readonly limit?: number;
                readonly offset?: number;
                readonly only_active?: boolean;
                readonly order_by?: string;
                readonly paused?: boolean;
                readonly tags?: readonly string[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAGCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly patch_dags: {
        readonly parameters: {
            readonly query: {
                readonly dag_id_pattern: string;
                readonly limit?: number;
                readonly offset?: number;
                readonly only_active?: boolean;
                readonly tags?: readonly string[];
                readonly update_mask?: readonly string[];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PatchDAG"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAGCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag: {
        readonly parameters: {
            readonly query?: {
                readonly fields?: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAG"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly delete_dag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly patch_dag: {
        readonly parameters: {
            readonly query?: {
                readonly update_mask?: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PatchDAG"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAG"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly create_backfill: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateBackfill"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Backfill"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_backfill: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly backfill_id: number;
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BackfillDetails"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly cancel_backfill: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly backfill_id: number;
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Backfill"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_backfill_dates: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly backfill_id: number;
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BackfillDateCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly pause_backfill: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly backfill_id: number;
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Backfill"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly resume_backfill: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly backfill_id: number;
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Backfill"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly plan_backfill: {
        readonly parameters: {
            readonly query: {
                readonly from_date: string;
                readonly include_upstream?: boolean;
                readonly limit?: number;
                readonly max_active_runs?: number;
                readonly pool?: string;
                readonly rerun_behavior?: string;
                readonly run_backwards?: boolean;
                readonly task_ids?: readonly string[];
                readonly to_date: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BackfillPlan"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_callbacks: {
        readonly parameters: {
            readonly query?: {
                readonly dag_run_id?: string;
                readonly limit?: number;
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CallbackCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_callback_log: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly callback_id: number;
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CallbackLog"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly post_clear_task_instances: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ClearTaskInstances"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceReferenceCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag_runs: {
        readonly parameters: {
            readonly query?: {
                readonly end_date_gte?: string;
                readonly end_date_lte?: string;
                readonly execution_date_gte?: string;
                readonly execution_date_lte?: string;
                readonly fields?: readonly string[];
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
                readonly start_date_gte?: string;
                readonly start_date_lte?: string;
                readonly state?: readonly string[];
                readonly updated_at_gte?: string;
                readonly updated_at_lte?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAGRunCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly post_dag_run: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TriggerDAGRun"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAGRun"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag_run: {
        readonly parameters: {
            readonly query?: {
                readonly fields?: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAGRun"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly delete_dag_run: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly update_dag_run_state: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UpdateDagRunState"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAGRun"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly clear_dag_run: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ClearDagRun"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAGRun"] | components["schemas"]["TaskInstanceReferenceCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly compare_dag_runs: {
        readonly parameters: {
            readonly query: {
                readonly with: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DagRunComparison"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_deadlines: {
        readonly parameters: {
            readonly query?: {
                readonly due_at_gte?: string;
                readonly due_at_lte?: string;
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
                readonly state?: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DeadlineCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_hitl_details: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
                readonly state?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HITLDetailCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly set_dag_run_note: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetDagRunNote"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAGRun"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_task_instances: {
        readonly parameters: {
            readonly query?: {
                readonly duration_gte?: number;
                readonly duration_lte?: number;
                readonly end_date_gte?: string;
                readonly end_date_lte?: string;
                readonly execution_date_gte?: string;
                readonly execution_date_lte?: string;
                readonly executor?: readonly string[];
                readonly limit?: number;
                readonly offset?: number;
                readonly pool?: readonly string[];
                readonly queue?: readonly string[];
                readonly start_date_gte?: string;
                readonly start_date_lte?: string;
                readonly state?: readonly string[];
                readonly updated_at_gte?: string;
                readonly updated_at_lte?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_task_instance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstance"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly patch_task_instance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UpdateTaskInstance"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceReference"] | Record<string, never>;
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_mapped_task_instance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly map_index: number;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstance"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly patch_mapped_task_instance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly map_index: number;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UpdateTaskInstance"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceReference"] | Record<string, never>;
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_mapped_task_instance_dependencies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly map_index: number;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceDependencyCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly set_mapped_task_instance_note: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly map_index: number;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetTaskInstanceNote"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstance"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_mapped_task_instance_tries: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly map_index: number;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceHistoryCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_mapped_task_instance_try_details: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly map_index: number;
                readonly task_id: string;
                readonly task_try_number: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceHistory"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_task_instance_dependencies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceDependencyCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_hitl_detail: {
        readonly parameters: {
            readonly query?: {
                readonly map_index?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HITLDetail"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly update_hitl_detail: {
        readonly parameters: {
            readonly query?: {
                readonly map_index?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UpdateHITLDetailPayload"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HITLDetail"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_extra_links: {
        readonly parameters: {
            readonly query?: {
                readonly map_index?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: components["schemas"]["Json"];
                    };
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_mapped_task_instances: {
        readonly parameters: {
            readonly query?: {
                readonly duration_gte?: number;
                readonly duration_lte?: number;
                readonly end_date_gte?: string;
                readonly end_date_lte?: string;
                readonly execution_date_gte?: string;
                readonly execution_date_lte?: string;
                readonly executor?: readonly string[];
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
                readonly pool?: readonly string[];
                readonly queue?: readonly string[];
                readonly start_date_gte?: string;
                readonly start_date_lte?: string;
                readonly state?: readonly string[];
                readonly updated_at_gte?: string;
                readonly updated_at_lte?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_log: {
        readonly parameters: {
            readonly query?: {
                readonly full_content?: boolean;
                readonly map_index?: number;
                readonly token?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
                readonly task_try_number: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Log"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly set_task_instance_note: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetTaskInstanceNote"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstance"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_task_instance_tries: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceHistoryCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_task_instance_try_details: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
                readonly task_try_number: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceHistory"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly explain_task_instance_waiting: {
        readonly parameters: {
            readonly query?: {
                readonly map_index?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceWaiting"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_xcom_entries: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly map_index?: number;
                readonly offset?: number;
                readonly xcom_key?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["XComCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_xcom_entry: {
        readonly parameters: {
            readonly query?: {
                readonly deserialize?: boolean;
                readonly map_index?: number;
                readonly stringify?: boolean;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
                readonly xcom_key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["XCom"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_upstream_dataset_events: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DatasetEventCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly wait_dag_run_until_finished: {
        readonly parameters: {
            readonly query?: {
                readonly result?: readonly string[];
                readonly timeout?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAGRunWait"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_dag_versions: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DagVersionCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag_version: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly version_number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DagVersionDetails"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag_dataset_queued_events: {
        readonly parameters: {
            readonly query?: {
                readonly before?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QueuedEventCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly delete_dag_dataset_queued_events: {
        readonly parameters: {
            readonly query?: {
                readonly before?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag_dataset_queued_event: {
        readonly parameters: {
            readonly query?: {
                readonly before?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly uri: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QueuedEvent"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly delete_dag_dataset_queued_event: {
        readonly parameters: {
            readonly query?: {
                readonly before?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly uri: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag_details: {
        readonly parameters: {
            readonly query?: {
                readonly fields?: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAGDetail"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_missed_deadlines: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MissedDeadlineCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_tasks: {
        readonly parameters: {
            readonly query?: {
                readonly order_by?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_task: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly post_set_task_instances_state: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["UpdateTaskInstancesState"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceReferenceCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly explain_dag_waiting: {
        readonly parameters: {
            readonly query?: {
                readonly logical_date?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DagWaiting"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly change_task_instances: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangeTaskInstances"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangedTaskInstances"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_task_instances_batch: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ListTaskInstanceForm"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstanceCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly change_dag_runs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangeDagRuns"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangedDagRuns"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag_runs_batch: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ListDagRunsForm"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DAGRunCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag_source: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly file_token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DagSource"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag_stats: {
        readonly parameters: {
            readonly query: {
                readonly dag_ids: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DagStatsCollectionSchema"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag_warnings: {
        readonly parameters: {
            readonly query?: {
                readonly dag_id?: string;
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
                readonly warning_type?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DagWarningCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_datasets: {
        readonly parameters: {
            readonly query?: {
                readonly dag_ids?: string;
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
                readonly uri_pattern?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DatasetCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dataset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly uri: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dataset_events: {
        readonly parameters: {
            readonly query?: {
                readonly dataset_id?: number;
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
                readonly source_dag_id?: string;
                readonly source_map_index?: number;
                readonly source_run_id?: string;
                readonly source_task_id?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DatasetEventCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly create_dataset_event: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateDatasetEvent"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DatasetEvent"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dataset_queued_events: {
        readonly parameters: {
            readonly query?: {
                readonly before?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly uri: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QueuedEventCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly delete_dataset_queued_events: {
        readonly parameters: {
            readonly query?: {
                readonly before?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly uri: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dependencies: {
        readonly parameters: {
            readonly query?: {
                readonly dag_id?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DependencyGraph"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_event_logs: {
        readonly parameters: {
            readonly query?: {
                readonly after?: string;
                readonly before?: string;
                readonly dag_id?: string;
                readonly event?: string;
                readonly excluded_events?: string;
                readonly included_events?: string;
                readonly limit?: number;
                readonly map_index?: number;
                readonly offset?: number;
                readonly order_by?: string;
                readonly owner?: string;
                readonly run_id?: string;
                readonly task_id?: string;
                readonly try_number?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EventLogCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_event_log: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly event_log_id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EventLog"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_health: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HealthInfo"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_import_errors: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportErrorCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_import_error: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly import_error_id: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportError"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_archives: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ArchiveCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly read_archive: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly archive: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ArchivePage"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly drop_archive: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly archive: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly clean_table: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly table: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TableCleaning"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CleanedTable"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly reparse_dag_file: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly file_token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_permissions: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ActionCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_plugins: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PluginCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_pools: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PoolCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly post_pool: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PoolBody"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Pool"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_pool: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly pool_name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Pool"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly delete_pool: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly pool_name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly patch_pool: {
        readonly parameters: {
            readonly query?: {
                readonly update_mask?: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                readonly pool_name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PoolBody"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Pool"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_providers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProviderCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_roles: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoleCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly post_role: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Role"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: components["schemas"]["Json"];
                    };
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_role: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly role_name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoleCollectionItem"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly delete_role: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly role_name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly patch_role: {
        readonly parameters: {
            readonly query?: {
                readonly update_mask?: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                readonly role_name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Role"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoleCollectionItem"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_users: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly post_user: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["User"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserCollectionItem"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_user: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserCollectionItem"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly delete_user: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly patch_user: {
        readonly parameters: {
            readonly query?: {
                readonly update_mask?: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                readonly username: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["User"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserCollectionItem"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_access_tokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccessTokenCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly post_access_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly username: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CreateAccessToken"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewAccessToken"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly delete_access_token: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly access_token_id: number;
                readonly username: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_variables: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
                readonly order_by?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VariableCollection"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly post_variables: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["VariableBody"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VariableBody"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_variable: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly variable_key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Variable"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly delete_variable: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly variable_key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly patch_variable: {
        readonly parameters: {
            readonly query?: {
                readonly update_mask?: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                readonly variable_key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["VariableBody"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Variable"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_version: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VersionInfo"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly record_command: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Command"];
            };
        };
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_connections_in_clear: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConnectionsInClear"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_connection_in_clear: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly connection_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConnectionInClear"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly take_permissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PermissionsToTake"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoleCollectionItem"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly rotate_secrets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RotationOfSecrets"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RotatedSecrets"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It exists already. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_users_with_ids: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UsersWithIds"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_variable_keys: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["VariableKeys"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_ui_assets: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                readonly offset?: number;
                readonly search?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiAssets"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_audit_entries: {
        readonly parameters: {
            readonly query?: {
                readonly before_id?: number;
                readonly dag_id?: string;
                readonly event?: string;
                readonly from?: string;
                readonly limit?: number;
                readonly owner?: string;
                readonly run_id?: string;
                readonly task_id?: string;
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiAuditEntryList"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_configuration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiConfiguration"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_ui_connections: {
        readonly parameters: {
            readonly query?: {
                readonly after?: string;
                readonly limit?: number;
                readonly search?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiConnectionList"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_ui_connection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly connection_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiConnectionPage"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_connection_types: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConnectionTypes"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_ui_dags: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly ids?: readonly string[];
                readonly limit?: number;
                readonly owner?: string;
                readonly search?: string;
                readonly state?: string;
                readonly tag?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiDagList"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_ui_dag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiDagPage"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_calendar: {
        readonly parameters: {
            readonly query?: {
                readonly from?: string;
                readonly until?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag_neighbours: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiDagNeighbours"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_grid: {
        readonly parameters: {
            readonly query?: {
                readonly before?: string;
                readonly cells?: boolean;
                readonly limit?: number;
                readonly run_type?: string;
                readonly state?: string;
                readonly times?: boolean;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Grid"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_next_data_intervals: {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NextDataIntervals"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_run: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RunPage"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_ui_task_instance: {
        readonly parameters: {
            readonly query?: {
                readonly map_index?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskInstancePage"] | null;
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_log_lines: {
        readonly parameters: {
            readonly query?: {
                readonly length?: number;
                readonly map_index?: number;
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
                readonly task_try_number: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LogLines"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly download_log: {
        readonly parameters: {
            readonly query?: {
                readonly map_index?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
                readonly task_try_number: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly stream_log: {
        readonly parameters: {
            readonly query?: {
                readonly map_index?: number;
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
                readonly task_try_number: number;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_mapped_instances: {
        readonly parameters: {
            readonly query?: {
                readonly after?: number;
                readonly limit?: number;
                readonly state?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
                readonly task_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MappedInstances"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_run_timeline: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly dag_run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RunTimeline"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_source: {
        readonly parameters: {
            readonly query?: {
                readonly version?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Source"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_ui_dag_versions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiDagVersions"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_ui_dag_version: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly dag_id: string;
                readonly version_number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiDagVersionPage"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_dag_graph: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiDagGraph"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly stream_events: {
        readonly parameters: {
            readonly query?: {
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_home: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiHome"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_home_history: {
        readonly parameters: {
            readonly query?: {
                readonly hours?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiHomeHistory"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_ui_import_errors: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiImportErrors"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_jobs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiJobList"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly log_in: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["LogIn"];
            };
        };
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LoggedIn"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much was asked in too short a time; the header Retry-After says when to ask again. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_log_in_methods: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LogInMethods"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly log_out: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly begin_open_id_log_in: {
        readonly parameters: {
            readonly query?: {
                readonly next?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly finish_open_id_log_in: {
        readonly parameters: {
            readonly query?: {
                readonly authuser?: string;
                readonly code?: string;
                readonly error?: string;
                readonly error_description?: string;
                readonly error_uri?: string;
                readonly hd?: string;
                readonly iss?: string;
                readonly prompt?: string;
                readonly scope?: string;
                readonly session_state?: string;
                readonly state?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_past_slot_holders: {
        readonly parameters: {
            readonly query?: {
                readonly from?: string;
                readonly until?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly pool_name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiPastSlotHolders"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_slot_holders: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly pool_name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PoolSlots"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_pool_use: {
        readonly parameters: {
            readonly query?: {
                readonly hours?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiPoolUse"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_profile: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly change_own_password: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangePassword"];
            };
        };
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too much was asked in too short a time; the header Retry-After says when to ask again. */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_ui_roles: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiRoles"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly set_role_permissions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly role_name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetRolePermissions"];
            };
        };
        readonly responses: {
            /** @description Done; or a text or a stream, where the operation is one of reading. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_runs_of_all_dags: {
        readonly parameters: {
            readonly query?: {
                readonly cursor?: string;
                readonly dag?: string;
                readonly limit?: number;
                readonly order?: string;
                readonly run_type?: string;
                readonly started_from?: string;
                readonly started_until?: string;
                readonly state?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiRuns"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_session: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_timeline: {
        readonly parameters: {
            readonly query?: {
                readonly from?: string;
                readonly until?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiTimeline"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly list_ui_variables: {
        readonly parameters: {
            readonly query?: {
                readonly after?: string;
                readonly limit?: number;
                readonly search?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiVariableList"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly get_ui_variable: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly variable_key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Success. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UiVariablePage"];
                };
            };
            /** @description The request is malformed or contradicts itself. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request carries no credentials, or wrong ones. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller may not do this. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the path names does not exist. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
