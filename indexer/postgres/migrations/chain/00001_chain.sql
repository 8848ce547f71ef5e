-- +goose Up

-- Everything here follows from verified blocks alone: no serials, no clocks, nothing that one rebuild does and another
-- does not. Rows are never updated. Each belongs to its block, so that a reorganisation is one delete.
--
-- Statements name tables without a schema: this one is also filled a second time beside itself (see scratch.go).

create table blocks (
    number      bigint primary key check (number >= 0),
    hash        bytea not null check (octet_length(hash) = 32) unique,
    parent_hash bytea not null check (octet_length(parent_hash) = 32),
    time        bigint not null -- unix seconds
);

-- The contracts' events as the chain holds them.
create table events (
    block_number bigint not null references blocks on delete cascade,
    log_index    bigint not null check (log_index >= 0), -- place among all events of the block
    tx_index     bigint not null check (tx_index >= 0),
    tx_hash      bytea not null check (octet_length(tx_hash) = 32),
    contract     text not null check (contract in ('Consortium', 'ResultLog', 'ConsentRegistry')),
    name         text not null,
    seq          bigint not null check (seq > 0), -- contiguous per contract
    topics       bytea[] not null,
    data         bytea not null,
    primary key (block_number, log_index),
    unique (contract, seq)
);

-- What the events say.

create table members (
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32) unique,
    roles        bigint not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);

create table account_changes (
    block_number bigint not null,
    log_index    bigint not null,
    position     integer not null,
    member       bytea not null check (octet_length(member) = 32),
    account      bytea not null check (octet_length(account) = 20),
    purpose      text not null check (purpose in ('governor', 'sequencer', 'manager', 'attestor', 'relayer')),
    is_active    boolean not null,
    primary key (block_number, log_index, position),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on account_changes (member);

create table key_changes (
    block_number bigint not null,
    log_index    bigint not null,
    position     integer not null,
    member       bytea not null check (octet_length(member) = 32),
    kind         text not null check (kind in ('statement', 'log', 'encryption')),
    key          bytea not null,
    primary key (block_number, log_index, position),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on key_changes (member);

create table log_url_changes (
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    url          text not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on log_url_changes (member);

create table logs (
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    log_id       bytea not null check (octet_length(log_id) = 32),
    primary key (block_number, log_index),
    unique (member, log_id),
    foreign key (block_number, log_index) references events on delete cascade
);

create table checkpoints (
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    log_id       bytea not null check (octet_length(log_id) = 32),
    old_size     bigint not null check (old_size >= 0),
    size         bigint not null check (size > old_size),
    root         bytea not null check (octet_length(root) = 32),
    primary key (block_number, log_index),
    unique (member, log_id, size),
    foreign key (block_number, log_index) references events on delete cascade
);

create table amendments (
    block_number bigint not null,
    log_index    bigint not null,
    position     integer not null,
    member       bytea not null check (octet_length(member) = 32),
    handle       bytea not null check (octet_length(handle) = 32),
    reason       text not null,
    replacement  bytea not null check (octet_length(replacement) = 32), -- zero where there is none
    primary key (block_number, log_index, position),
    unique (member, handle),
    foreign key (block_number, log_index) references events on delete cascade
);

create table subjects (
    block_number bigint not null,
    log_index    bigint not null,
    subject      bytea not null check (octet_length(subject) = 32) unique,
    member       bytea not null check (octet_length(member) = 32),
    signer       bytea not null, -- ERC-7913
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);

create table grants (
    block_number bigint not null,
    log_index    bigint not null,
    grant_id     bytea not null check (octet_length(grant_id) = 32) unique,
    subject      bytea not null check (octet_length(subject) = 32),
    number       bigint not null check (number > 0), -- contiguous per subject
    terms_commit bytea not null check (octet_length(terms_commit) = 32),
    expiry       numeric(20, 0) not null, -- unix seconds; the contract takes any 64 bits
    primary key (block_number, log_index),
    unique (subject, number),
    foreign key (block_number, log_index) references events on delete cascade
);

create table revocations (
    block_number bigint not null,
    log_index    bigint not null,
    grant_id     bytea not null check (octet_length(grant_id) = 32) unique,
    subject      bytea not null check (octet_length(subject) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);

-- What counts now.

create view accounts as -- an account is bound to one member for ever
    select distinct on (member, account) *
    from account_changes
    order by member, account, block_number desc, log_index desc, position desc;

create view keys as
    select distinct on (member, kind) *
    from key_changes
    order by member, kind, block_number desc, log_index desc, position desc;

create view log_urls as
    select distinct on (member) *
    from log_url_changes
    order by member, block_number desc, log_index desc;

-- Where on the chain an event is.
create view places as
    select e.block_number, b.hash as block_hash, e.log_index, e.tx_hash
    from events e
    join blocks b on b.number = e.block_number;
