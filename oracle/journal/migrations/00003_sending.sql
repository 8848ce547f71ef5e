-- +goose Up

-- How long an entry waits says when it is to be anchored.
alter table entries add column added_at timestamptz not null default now();

-- An alarm is an obstacle that no waiting clears.
alter table obstacles add column is_alarm boolean not null default false;

-- Anchoring rests while there is a row. Intake goes on.
create table pause (
    is_only boolean primary key default true check (is_only),
    reason  text not null,
    since   timestamptz not null default now()
);
