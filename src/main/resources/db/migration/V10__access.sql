-- What launches may ask for besides the import of a file, and how urgent it is; which accounts people have put on hold; who may ask
-- through the network, of whose token only the hash is kept.

ALTER TABLE launch ADD COLUMN IF NOT EXISTS errand VARCHAR(10) DEFAULT 'IMPORT' NOT NULL;
ALTER TABLE launch ADD COLUMN IF NOT EXISTS of_run BIGINT;
ALTER TABLE launch ADD COLUMN IF NOT EXISTS details TEXT;
ALTER TABLE launch ADD COLUMN IF NOT EXISTS priority INTEGER DEFAULT 0 NOT NULL;

CREATE TABLE IF NOT EXISTS account_hold (
    account VARCHAR(100)  PRIMARY KEY,
    person  VARCHAR(200)  NOT NULL,
    reason  VARCHAR(1000) NOT NULL,
    since   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE IF NOT EXISTS access_token (
    name       VARCHAR(64)  PRIMARY KEY,
    role       VARCHAR(10)  NOT NULL,
    hash       VARCHAR(64)  NOT NULL UNIQUE,
    created_by VARCHAR(200) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
