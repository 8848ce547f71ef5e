-- +goose Up

-- Under which identities a patient's subject was enrolled. They are HMACs, like all identities.
create table subject_identities (
    subject  bytea not null references subjects (subject),
    identity bytea not null check (octet_length(identity) = 32),
    primary key (subject, identity)
);
create index on subject_identities (identity);

-- A signed revocation counts for this lab from when it came here, before the chain has it.
alter table grants add column revoked_at timestamptz;

-- What left the lab. The row is committed before the first byte leaves. To
-- whom, what and why is sealed under a record id of its own, as version 1.
create table disclosures (
    id        bytea primary key check (octet_length(id) = 16),
    seq       bigint generated always as identity unique,
    record    bytea not null,
    version   integer not null,
    basis     text not null,
    is_exempt boolean not null, -- from the accounting of 45 CFR 164.528; kept all the same
    made_at   timestamptz not null default now(),
    epoch     integer not null references epochs (id),
    wrapped   bytea not null,
    body      bytea not null,
    foreign key (record, version) references versions (record, version)
);
create index on disclosures (record, seq);
