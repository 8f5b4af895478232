-- The files of launches, gzipped and in pieces, until their launches have ended: for processes on machines that can't see the disk they
-- lie on. The key is the SHA-256 of the path, which may be longer than an index takes.

CREATE TABLE IF NOT EXISTS launch_file (
    id      VARCHAR(64)   NOT NULL,
    part    INTEGER       NOT NULL,
    path    VARCHAR(4000) NOT NULL,
    kept_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    content BYTEA         NOT NULL,
    PRIMARY KEY (id, part)
);
