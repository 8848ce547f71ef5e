-- +goose Up

-- What intake finds a version by. All of it are HMACs; a null content is that of bytes that are not read.
alter table versions
    add column content     bytea check (octet_length(content) = 32),
    add column kind        text not null default 'artefact',
    add column source      text not null default 'command',
    add column received_at timestamptz not null default now();
create index versions_content on versions (content);

-- A sending system's number of a message, and what came under it last.
create table controls (
    control bytea primary key check (octet_length(control) = 32),
    content bytea not null check (octet_length(content) = 32),
    record  bytea not null,
    version integer not null,
    foreign key (record, version) references versions (record, version)
);

-- The orders that a record reports on, and the patient that it is of.
create table order_keys (
    key    bytea not null check (octet_length(key) = 32),
    record bytea not null references records (id),
    primary key (key, record)
);
create table identities (
    record   bytea not null references records (id),
    identity bytea not null check (octet_length(identity) = 32),
    primary key (record, identity)
);

-- Two identities of one patient, by the record that says so. Undone ones stay, marked.
create table identity_links (
    survives  bytea not null check (octet_length(survives) = 32),
    merged    bytea not null check (octet_length(merged) = 32),
    record    bytea not null references records (id),
    undone_by bytea references records (id),
    primary key (survives, merged, record)
);

-- What waits for a person, sealed like a record.
create table quarantine (
    id          bytea primary key check (octet_length(id) = 16),
    lookup      bytea not null check (octet_length(lookup) = 32), -- HMAC of its bytes
    source      text not null,
    sender      text not null,
    refused     boolean not null, -- its sender was told to send it again
    problem     text not null,
    epoch       integer not null references epochs (id),
    wrapped     bytea not null,
    body        bytea not null,
    address     bytea not null check (octet_length(address) = 32),
    received_at timestamptz not null default now(),
    state       text not null default 'held' check (state in ('held', 'taken', 'dropped')),
    decided_at  timestamptz,
    decision    text
);
create unique index quarantine_held on quarantine (lookup) where state = 'held';

-- What a person should look at, though it was taken.
create table alerts (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    record  bytea,
    version integer,
    alert   text not null
);
