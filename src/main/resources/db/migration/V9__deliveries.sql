-- Who is to hear of the end of a launch, and whether they have. Made of the launches themselves, so that none is forgotten whatever
-- dies in between; whoever hears of one twice can tell by its id.

CREATE TABLE IF NOT EXISTS delivery (
    launch    BIGINT        NOT NULL REFERENCES launch (id),
    recipient VARCHAR(100)  NOT NULL,
    state     VARCHAR(10)   NOT NULL,
    attempts  INTEGER       NOT NULL DEFAULT 0,
    due_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    error     VARCHAR(1000),
    PRIMARY KEY (launch, recipient)
);
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (state, due_at);
CREATE INDEX IF NOT EXISTS launch_ended ON launch (state, ended_at);
