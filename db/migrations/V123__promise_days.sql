-- How late the rows of expired cruds were deleted, by the day of the deletion in UTC, and what was signed of it afterwards.
CREATE TABLE promise_days (
    day date NOT NULL,
    ended bigint NOT NULL,
    ended_on_time bigint NOT NULL,
    worst_seconds numeric(12, 3) NOT NULL,
    statement text,
    CONSTRAINT promise_days_pkey PRIMARY KEY (day),
    CONSTRAINT promise_days_on_time CHECK (ended_on_time BETWEEN 0 AND ended)
);
