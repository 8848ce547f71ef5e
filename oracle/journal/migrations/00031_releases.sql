-- +goose Up

alter table transactions drop constraint transactions_kind_check;
alter table transactions add check (kind in ('checkpoint', 'amend', 'consent', 'disclosures', 'emergency', 'foreign'));

-- An emergency is told of under its own id, as version 0.
alter table notices drop constraint notices_event_check;
alter table notices add check (
    event in ('critical', 'corrected', 'wrong-patient', 'withdrawn', 'quarantined', 'emergency'));

-- Batches of disclosures, as the DisclosureLog contract anchors them. One that is known from the chain only has no leaves.
create table disclosure_batches (
    number  bigint primary key check (number > 0),
    root    bytea not null check (octet_length(root) = 32),
    size    integer not null check (size in (16, 64, 256, 1024, 4096)),
    covered bigint not null check (covered >= 0),
    head    bytea not null check (octet_length(head) = 32), -- the contract's hash after it
    leaves  bytea check (octet_length(leaves) = size * 32), -- sorted, padding included
    made_at timestamptz not null,
    account bytea,
    nonce   bigint,
    foreign key (account, nonce) references transactions (account, nonce)
);

-- What proves a final batch; its block's attestations are with the others.
create table disclosure_proofs (
    number    bigint primary key references disclosure_batches (number),
    header    bytea not null,
    tx_index  bigint not null,
    log_index bigint not null,
    receipt   bytea[] not null
);

-- Since when batches are counted: each is due at a whole number of cadences from here.
create table disclosure_clock (
    is_only    boolean primary key default true check (is_only),
    started_at timestamptz not null default now()
);
insert into disclosure_clock default values;

-- Emergencies. The pseudonym and the commitment are what the chain is told. To whom, of whom and why is sealed under a
-- record id of its own, as version 1.
create table emergencies (
    pseudonym  bytea primary key check (octet_length(pseudonym) = 32),
    seq        bigint generated always as identity unique,
    id         bytea not null unique check (octet_length(id) = 16),
    commitment bytea not null check (octet_length(commitment) = 32),
    opened_at  timestamptz not null,
    until      timestamptz not null,
    epoch      integer not null references epochs (id),
    wrapped    bytea not null,
    body       bytea not null,
    number     bigint unique check (number > 0), -- on the chain, once that is final
    account    bytea,
    nonce      bigint,
    foreign key (account, nonce) references transactions (account, nonce)
);

-- What an emergency may see within its time.
create table emergency_records (
    pseudonym bytea not null references emergencies (pseudonym),
    record    bytea not null references records (id),
    primary key (pseudonym, record)
);

-- What two people found. Who and what is sealed under a record id of its own, as version 1; the transaction is null
-- until the chain has it.
create table emergency_reviews (
    pseudonym  bytea not null references emergencies (pseudonym),
    reviewer   text not null check (reviewer in ('manager', 'governor')),
    id         bytea not null unique check (octet_length(id) = 16),
    commitment bytea not null check (octet_length(commitment) = 32),
    epoch      integer not null references epochs (id),
    wrapped    bytea not null,
    body       bytea not null,
    made_at    timestamptz not null default now(),
    tx         bytea check (octet_length(tx) = 32),
    primary key (pseudonym, reviewer)
);

-- The leaf is the salted hash of the row; row and salt are sealed. Envelopes are what left, by their hashes.
alter table disclosures add column leaf bytea unique check (octet_length(leaf) = 32);
alter table disclosures add column envelopes bytea[] not null default '{}';
alter table disclosures add column emergency bytea references emergencies (pseudonym);
alter table disclosures add column batch bigint references disclosure_batches (number);
create index disclosures_unbatched on disclosures (seq) where batch is null;

-- What recipients signed for what they got.
create table disclosure_receipts (
    disclosure  bytea primary key references disclosures (id),
    signed      bytea not null,
    received_at timestamptz not null default now()
);

-- What the lab found of a recipient and a record: that the order names it, or the law. Of no recipient (zero): that the
-- record holds data under 42 CFR Part 2.
create table findings (
    record  bytea not null references records (id),
    member  bytea not null check (octet_length(member) = 32),
    finding text not null check (finding in ('orderer', 'authority', 'part2')),
    made_at timestamptz not null default now(),
    primary key (record, member, finding)
);

-- Members as the nodes last agreed on them, for an emergency while the chain is down.
create table recipients (
    member     bytea primary key check (octet_length(member) = 32),
    roles      text[] not null,
    is_active  boolean not null,
    encryption bytea not null,
    as_of      timestamptz not null
);

-- Signed revocations count from when they came here, also of grants that this lab did not relay.
create table revocations (
    grant_id    bytea primary key check (octet_length(grant_id) = 32),
    received_at timestamptz not null default now()
);
insert into revocations (grant_id, received_at) select grant_id, revoked_at from grants where revoked_at is not null;
alter table grants drop column revoked_at;

-- What subjects signed and sent here, on its way to the chain. It holds what the chain will hold, and no more.
create table relays (
    id          bigint generated always as identity primary key,
    kind        text not null check (kind in ('grant', 'revoke')),
    grant_id    bytea not null check (octet_length(grant_id) = 32),
    body        jsonb not null,
    received_at timestamptz not null default now(),
    account     bytea,
    nonce       bigint,
    refused     text, -- by the contract, and why
    unique (kind, grant_id),
    foreign key (account, nonce) references transactions (account, nonce)
);
create index relays_waiting on relays (id) where account is null and refused is null;

-- Members' requests, so that none counts twice.
create table requests (
    digest bytea primary key check (octet_length(digest) = 32),
    at     timestamptz not null default now()
);

-- By whom a record is found in an emergency: HMACs of the names and birth dates that it says.
create table demographics (
    key    bytea not null check (octet_length(key) = 32),
    record bytea not null references records (id),
    primary key (key, record)
);
create table demographics_read (
    is_only boolean primary key default true check (is_only),
    entry   bigint not null -- of the last version that was read, by its entry
);
insert into demographics_read (entry) values (0);
