-- What a run does to its task besides adding numbers: closing it for a while, and going on into further ones.

ALTER TABLE import_run ADD COLUMN task_was_enabled BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE import_run ADD COLUMN continues BIGINT REFERENCES import_run (id);
CREATE UNIQUE INDEX import_run_continues ON import_run (continues);

-- Tasks that are made once for a purpose: written down before the call, with the tasks of that name that were there before.
CREATE TABLE task_creation (
    account     VARCHAR(100)  NOT NULL,
    purpose     VARCHAR(200)  NOT NULL,
    name        VARCHAR(1000) NOT NULL,
    there_before TEXT         NOT NULL,
    task        BIGINT,
    begun_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (account, purpose)
);
