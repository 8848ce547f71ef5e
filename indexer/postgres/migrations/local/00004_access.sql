-- +goose Up

-- Who signed in, and what must be told. See packages auth, feed and hooks.

-- Tokens that were given out. Of a token there is a digest only: who reads this can't call with it.
create table tokens (
    digest     bytea primary key check (octet_length(digest) = 32),
    method     text not null,
    subject    text not null,
    expires_at timestamptz not null
);
create index on tokens (expires_at);

-- Nonces that were given out for signing in, and not used yet.
create table nonces (
    nonce      text primary key,
    expires_at timestamptz not null
);
create index on nonces (expires_at);

-- What is taken once only: digests of assertions' ids.
create table used_ids (
    id         text primary key,
    expires_at timestamptz not null
);
create index on used_ids (expires_at);

-- Blocks that a reorganisation replaced, so that whoever was told of their events can be told that they are void.
create table replaced_blocks (
    hash        bytea primary key check (octet_length(hash) = 32),
    number      bigint not null,
    parent_hash bytea not null check (octet_length(parent_hash) = 32),
    times       integer not null default 1, -- that it was replaced: it may have come back
    replaced_at timestamptz not null default now()
);
create index on replaced_blocks (number);

-- How far each receiver's deliveries were made out.
create table receivers (
    name         text primary key,
    block_number bigint not null,
    log_index    bigint not null,
    hash_start   bytea not null check (octet_length(hash_start) = 4) -- of the block, as cursors have it
);

-- What is to be delivered. A delivery goes when it arrived; a dead one stays until a person decides.
create table deliveries (
    receiver   text not null references receivers on delete cascade,
    seq        bigint generated always as identity,
    id         text not null, -- that the receiver tells repeats by
    contract   text not null, -- of the event; empty where blocks became void
    event      text not null,
    body       bytea not null,
    made_at    timestamptz not null default now(),
    attempts   integer not null default 0,
    due_at     timestamptz not null default now(),
    is_dead    boolean not null default false,
    reason     text not null default '', -- why the last attempt failed
    primary key (receiver, seq),
    unique (receiver, id)
);
create index on deliveries (receiver, seq) where not is_dead;
