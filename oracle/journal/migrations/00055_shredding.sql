-- +goose Up

-- What was signed about officers, in its order. Who is in office follows from it (oracle/officer); no row is ever changed.
create table officer_entries (
    id        bigint generated always as identity primary key,
    officer   bytea not null check (octet_length(officer) = 64), -- the P-256 key of whom it is about
    name      text not null check (btrim(name) <> ''),
    act       text not null check (act in ('register', 'admit', 'dismiss')),
    by_key    bytea not null check (octet_length(by_key) = 64),
    signature bytea not null,
    at        timestamptz not null default now(),
    unique (officer, act, by_key),
    check ((act = 'register') = (by_key = officer) or act = 'dismiss')
);
create unique index officer_names on officer_entries (lower(btrim(name))) where act = 'register';

-- Two people agree to a shredding by two keys. What they signed is kept with it.
alter table shreds
    add column proposed_key       bytea not null check (octet_length(proposed_key) = 64),
    add column proposed_signature bytea not null,
    add column approved_key       bytea check (octet_length(approved_key) = 64),
    add column approved_signature bytea,
    add column rejected_key       bytea check (octet_length(rejected_key) = 64),
    add column rejected_signature bytea,
    add check (approved_key <> proposed_key),
    add check ((approved_key is null) = (approved_by is null) and (approved_signature is null) = (approved_by is null)),
    add check ((rejected_key is null) = (rejected_by is null) and (rejected_signature is null) = (rejected_by is null));

-- Under which mask all is that the journal is searched by (oracle/journal: masks.go); 0: under none. One that is not destroyed
-- yet may be left of a shredding that was interrupted.
create table index_mask (
    is_only   boolean primary key default true check (is_only),
    current   integer not null default 0 check (current >= 0),
    destroyed integer not null default 0 check (destroyed between 0 and current)
);
insert into index_mask default values;
