-- When files are imported by themselves, as people have it; and when each is due next, as db-scheduler keeps it (its own table and
-- names, from its documentation), so that of several processes one takes it.

CREATE TABLE IF NOT EXISTS import_schedule (
    name       VARCHAR(64)   PRIMARY KEY,
    cron       VARCHAR(200)  NOT NULL,
    zone       VARCHAR(60)   NOT NULL,
    files      VARCHAR(4000) NOT NULL,
    account    VARCHAR(100)  NOT NULL,
    task       BIGINT        NOT NULL,
    profile    VARCHAR(64),
    paused     BOOLEAN       NOT NULL DEFAULT FALSE,
    created_by VARCHAR(200)  NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE IF NOT EXISTS scheduled_tasks (
    task_name            VARCHAR(100) NOT NULL,
    task_instance        VARCHAR(100) NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    picked               BOOLEAN      NOT NULL,
    picked_by            VARCHAR(200),
    last_success         TIMESTAMP(6) WITH TIME ZONE,
    last_failure         TIMESTAMP(6) WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat       TIMESTAMP(6) WITH TIME ZONE,
    version              BIGINT       NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX IF NOT EXISTS scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX IF NOT EXISTS scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);
