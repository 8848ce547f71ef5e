-- +goose Up

-- Of what people must be told: critical results, corrections, what waits for a decision. A row is written with what it is
-- about. A quarantined artefact stands under its id there, as version 0.
create table notices (
    id         uuid primary key default gen_random_uuid(), -- what its receiver knows it by
    seq        bigint generated always as identity unique,
    record     bytea not null check (octet_length(record) = 16),
    version    integer not null check (version >= 0),
    event      text not null check (event in ('critical', 'corrected', 'wrong-patient', 'withdrawn', 'quarantined')),
    made_at    timestamptz not null default now(),
    told_at    timestamptz,
    told_whom  text, -- the receiver's name, as it is configured
    attempts   integer not null default 0,
    last_error text,
    next_try   timestamptz not null default now(),
    is_dead    boolean not null default false, -- not tried any more until somebody says so
    unique (record, version, event),
    check ((told_at is null) = (told_whom is null)),
    check (told_at is null or not is_dead)
);
create index notices_open on notices (record, seq) where told_at is null and not is_dead;

-- That a person was told. Who and how is sealed under a record id of its own, as version 1.
create table tellings (
    record  bytea primary key check (octet_length(record) = 16),
    notice  uuid not null references notices (id),
    at      timestamptz not null default now(),
    epoch   integer not null references epochs (id),
    wrapped bytea not null,
    body    bytea not null
);
create index tellings_notice on tellings (notice);
