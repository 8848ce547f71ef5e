-- +goose Up

-- What this indexer did, saw and keeps beside the chain. None of it can be rebuilt from blocks; the attestations belong
-- in a backup, because an attestor that forgot what it signed may sign something else.

-- Whose mirror this is. One row.
create table deployment (
    is_only          boolean primary key default true check (is_only),
    chain_id         numeric(20, 0) not null,
    genesis          bytea not null check (octet_length(genesis) = 32),
    consortium       bytea not null check (octet_length(consortium) = 20),
    result_log       bytea not null check (octet_length(result_log) = 20),
    consent_registry bytea not null check (octet_length(consent_registry) = 20)
);

-- How following goes. One row.
create table follower (
    is_only     boolean primary key default true check (is_only),
    head_number bigint not null,
    head_hash   bytea not null check (octet_length(head_hash) = 32),
    head_time   bigint not null,
    settled     bigint not null, -- newest block that is stored and final
    halted      text not null, -- why it ended for good
    trust       text not null, -- why the blocks are believed to be the chain's, in words
    seen_at     timestamptz not null default now()
);

-- Who has the right to write. One row. Each transaction that writes what the chain says touches it last, and finds its
-- own token there or does not commit.
create table lease (
    is_only    boolean primary key default true check (is_only),
    token      bigint not null,
    renewed_at timestamptz not null default clock_timestamp()
);

-- What nodes answered wrongly.
create table complaints (
    node         text not null,
    failed_check text not null,
    block_number numeric(20, 0) not null,
    detail       text not null,
    times        bigint not null default 1,
    first_at     timestamptz not null default now(),
    last_at      timestamptz not null default now(),
    primary key (node, failed_check)
);

-- What a person must look at.
create table alarms (
    kind     text not null,
    about    text not null,
    detail   text not null,
    times    bigint not null default 1,
    first_at timestamptz not null default now(),
    last_at  timestamptz not null default now(),
    primary key (kind, about)
);

-- What was or is about to be signed: the row comes before the signature. One hash a height and account, for ever.
create table attestations (
    account   bytea not null check (octet_length(account) = 20),
    number    bigint not null,
    hash      bytea not null check (octet_length(hash) = 32),
    signature bytea check (octet_length(signature) = 65), -- null until signed
    made_at   timestamptz not null default now(),
    primary key (account, number)
);
create index on attestations (number);

-- How far each log's leaves are mirrored. The frontier is the tree's compact range: with it the next leaves give the
-- next root.
create table mirrored_logs (
    member   bytea not null check (octet_length(member) = 32),
    log_id   bytea not null check (octet_length(log_id) = 32),
    size     bigint not null check (size >= 0),
    root     bytea not null check (octet_length(root) = 32),
    frontier bytea[] not null,
    primary key (member, log_id)
);

-- Why a log's newest leaves are not mirrored.
create table lags (
    member  bytea not null check (octet_length(member) = 32),
    log_id  bytea not null check (octet_length(log_id) = 32),
    reason  text not null,
    since   timestamptz not null default now(),
    primary key (member, log_id)
);

-- Leaf hashes that were checked against an anchored root.
create table leaves (
    member bytea not null check (octet_length(member) = 32),
    log_id bytea not null check (octet_length(log_id) = 32),
    index  bigint not null check (index >= 0),
    leaf   bytea not null check (octet_length(leaf) = 32),
    primary key (member, log_id, index)
);
create index on leaves (leaf);
