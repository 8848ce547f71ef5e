-- +goose Up

-- The one log that this journal belongs to.
create table log (
    is_only boolean primary key default true check (is_only),
    member  bytea not null check (octet_length(member) = 32),
    log     bytea not null check (octet_length(log) = 32)
);

create table epochs (
    id         integer primary key check (id > 0),
    suite      text not null,
    public     bytea not null,
    wrapped    bytea not null,
    created_at timestamptz not null default now()
);

-- What the log takes, in order of arrival. A null place: not in the log yet.
create table entries (
    id        bigint generated always as identity primary key,
    leaf      bytea not null unique check (octet_length(leaf) = 32),
    statement bytea not null,
    place     bigint unique check (place >= 0)
);
create index entries_unlogged on entries (id) where place is null;

create table records (
    id         bytea primary key check (octet_length(id) = 16),
    created_at timestamptz not null default now()
);

-- A version without an address withdraws the one before and has no body.
create table versions (
    record     bytea not null references records (id),
    version    integer not null check (version > 0),
    leaf       bytea not null unique references entries (leaf),
    handle     bytea not null unique check (octet_length(handle) = 32),
    projection text not null,
    status     smallint not null,
    lookup     bytea unique check (octet_length(lookup) = 32), -- HMAC of the record's bytes
    address    bytea check (octet_length(address) = 32),
    epoch      integer references epochs (id),
    wrapped    bytea,
    primary key (record, version),
    check ((address is null) = (wrapped is null) and (address is null) = (epoch is null)),
    check ((address is null) = (lookup is null))
);

-- Sealed bodies on their way to the store.
create table bodies (
    address bytea primary key check (octet_length(address) = 32),
    body    bytea not null
);

-- The outbox. Its row is committed before a transaction is sent for the first time, and its bytes never change.
create table transactions (
    account      bytea not null check (octet_length(account) = 20),
    nonce        bigint not null check (nonce >= 0),
    kind         text not null check (kind in ('checkpoint', 'amend', 'consent')),
    hash         bytea not null unique check (octet_length(hash) = 32),
    raw          bytea not null,
    state        text not null default 'staged' check (state in ('staged', 'sent', 'confirmed', 'final', 'reverted')),
    block_number bigint,
    block_hash   bytea check (octet_length(block_hash) = 32),
    reason       text,
    primary key (account, nonce),
    check ((block_number is not null) = (state in ('confirmed', 'final', 'reverted'))),
    check ((block_number is null) = (block_hash is null))
);
create index transactions_open on transactions (account, nonce) where state in ('staged', 'sent', 'confirmed');

create table amendments (
    record      bytea not null,
    version     integer not null, -- the version that amends the one before it
    handle      bytea not null unique check (octet_length(handle) = 32), -- of the amended version
    reason      smallint not null check (reason between 1 and 6),
    replacement bytea check (octet_length(replacement) = 32),
    leaf        bytea not null unique references entries (leaf),
    account     bytea,
    nonce       bigint,
    primary key (record, version),
    foreign key (record, version) references versions (record, version),
    foreign key (account, nonce) references transactions (account, nonce)
);

-- The log's tree: hash tiles, and its head after each time entries were put in.
create table tiles (
    level  smallint not null,
    n      bigint not null,
    hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
    primary key (level, n)
);
create table trees (
    size bigint primary key check (size > 0),
    root bytea not null check (octet_length(root) = 32)
);

create table checkpoints (
    size    bigint not null references trees (size),
    account bytea not null,
    nonce   bigint not null,
    primary key (account, nonce),
    foreign key (account, nonce) references transactions (account, nonce)
);
create index checkpoints_size on checkpoints (size);

-- What proves a final checkpoint.
create table anchors (
    account   bytea not null,
    nonce     bigint not null,
    header    bytea not null,
    tx_index  bigint not null,
    log_index bigint not null,
    receipt   bytea[] not null,
    primary key (account, nonce),
    foreign key (account, nonce) references checkpoints (account, nonce)
);
create table attestations (
    block_hash bytea not null check (octet_length(block_hash) = 32),
    account    bytea not null check (octet_length(account) = 20),
    signature  bytea not null check (octet_length(signature) = 65),
    primary key (block_hash, account)
);

-- What keeps something from going on, for as long as it does.
create table obstacles (
    what   text primary key,
    reason text not null,
    since  timestamptz not null default now()
);

-- Where every version is on its way.
create view progress as
select
    v.record,
    v.version,
    v.leaf,
    v.handle,
    v.status,
    v.address is null as is_withdrawal,
    e.id as entry,
    e.place,
    c.size as checkpoint,
    c.account,
    c.nonce,
    c.hash as tx,
    c.state as tx_state,
    c.block_number,
    c.block_hash,
    (select count(*) from attestations t where t.block_hash = c.block_hash) as attestations,
    a.handle is null or coalesce(at.state = 'final', false) as is_amended
from versions v
join entries e using (leaf)
left join amendments a on a.record = v.record and a.version = v.version
left join transactions at on at.account = a.account and at.nonce = a.nonce
left join lateral (
    select c.size, t.account, t.nonce, t.hash, t.state, t.block_number, t.block_hash
    from checkpoints c
    join transactions t using (account, nonce)
    where c.size > e.place and t.state <> 'reverted'
    order by c.size, t.nonce
    limit 1
) c on true;

-- Patients' subjects and grants. A grant's opening is sealed like a record.
create table subjects (
    subject    bytea primary key check (octet_length(subject) = 32),
    salt       bytea not null check (octet_length(salt) = 32),
    created_at timestamptz not null default now()
);
create table grants (
    grant_id bytea primary key check (octet_length(grant_id) = 32),
    subject  bytea not null references subjects (subject),
    record   bytea not null check (octet_length(record) = 16), -- under which the opening is sealed
    epoch    integer not null references epochs (id),
    wrapped  bytea not null,
    opening  bytea not null
);
