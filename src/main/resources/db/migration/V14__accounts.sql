-- The accounts that people add and change while number-import is at work, besides those of the configuration. The token is encrypted with a
-- key that is not in the database. What is null is as ApiProperties has it by default.

CREATE TABLE IF NOT EXISTS api_account (
    name               VARCHAR(64)   PRIMARY KEY,
    base_url           VARCHAR(1000) NOT NULL,
    email              VARCHAR(320)  NOT NULL,
    token              TEXT          NOT NULL,
    min_gap_ms         BIGINT,
    in_flight          INTEGER,
    read_timeout_ms    BIGINT,
    processing_time_ms BIGINT,
    sending_window     VARCHAR(100),
    changed_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    changed_by         VARCHAR(200)  NOT NULL
);
