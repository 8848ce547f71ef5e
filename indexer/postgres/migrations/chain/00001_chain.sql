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
    contract     text not null check (contract in ('Consortium', 'ResultLog', 'ConsentRegistry', 'CustodyLedger',
                     'DisclosureLog', 'OrderEscrow', 'LotRegistry', 'StudyRegistry')),
    name         text not null,
    seq          bigint not null check (seq > 0), -- contiguous per contract
    topics       bytea[] not null,
    data         bytea not null,
    primary key (block_number, log_index),
    unique (contract, seq)
);

-- What the events say. Those that say more than is asked for yet are in the table above only.

create table members (
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32) unique,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);

create table role_changes (
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    roles        bigint not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on role_changes (member);

create table status_changes (
    block_number    bigint not null,
    log_index       bigint not null,
    member          bytea not null check (octet_length(member) = 32),
    status          text not null check (status in ('active', 'suspended', 'removed')),
    suspended_until numeric(20, 0), -- unix seconds, for a suspension in an emergency
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on status_changes (member);

create table account_changes (
    block_number bigint not null,
    log_index    bigint not null,
    position     integer not null,
    member       bytea not null check (octet_length(member) = 32),
    account      bytea not null check (octet_length(account) = 20),
    purpose      text not null check (purpose in ('governor', 'sequencer', 'manager', 'attestor', 'relayer',
                     'custodian', 'treasurer')),
    is_active    boolean not null,
    active_from  numeric(20, 0) not null, -- unix seconds; 0 where it is off
    primary key (block_number, log_index, position),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on account_changes (member);

create table account_compromises (
    block_number    bigint not null,
    log_index       bigint not null,
    member          bytea not null check (octet_length(member) = 32),
    account         bytea not null check (octet_length(account) = 20),
    since_block     numeric(20, 0) not null, -- from this place on nothing it signed counts
    since_log_index bigint not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on account_compromises (member);

create table key_changes (
    block_number bigint not null,
    log_index    bigint not null,
    position     integer not null,
    member       bytea not null check (octet_length(member) = 32),
    kind         text not null check (kind in ('statement', 'log', 'encryption')),
    key          bytea not null,
    valid_from   numeric(20, 0) not null, -- unix seconds
    primary key (block_number, log_index, position),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on key_changes (member);

-- Keys that don't count any more, or never came to: dropped before they did, or compromised.
create table key_ends (
    block_number    bigint not null,
    log_index       bigint not null,
    member          bytea not null check (octet_length(member) = 32),
    kind            text not null check (kind in ('statement', 'log', 'encryption')),
    key             bytea not null,
    since_block     numeric(20, 0), -- of a compromise: from this place on nothing signed with it counts
    since_log_index bigint,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on key_ends (member);

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
    opens_at     numeric(20, 0) not null, -- unix seconds
    predecessor  bytea not null check (octet_length(predecessor) = 32), -- zero where there is none
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);

create table log_changes (
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    log_id       bytea not null check (octet_length(log_id) = 32),
    change       text not null check (change in ('opening cancelled', 'closed', 'closing cancelled')),
    closes_at    numeric(20, 0), -- unix seconds, of a closing
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on log_changes (member, log_id);

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
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);

create table signer_changes (
    block_number bigint not null,
    log_index    bigint not null,
    subject      bytea not null check (octet_length(subject) = 32),
    signer       bytea not null, -- ERC-7913
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on signer_changes (subject);

-- Recoveries by guardians: a completed one makes the signer of the one that was started last the subject's.
create table recoveries (
    block_number bigint not null,
    log_index    bigint not null,
    subject      bytea not null check (octet_length(subject) = 32),
    step         text not null check (step in ('started', 'vetoed', 'completed')),
    signer       bytea, -- of a start
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on recoveries (subject);

create table grants (
    block_number bigint not null,
    log_index    bigint not null,
    grant_id     bytea not null check (octet_length(grant_id) = 32) unique,
    subject      bytea not null check (octet_length(subject) = 32),
    number       bigint not null check (number > 0), -- contiguous per subject
    terms_commit bytea not null check (octet_length(terms_commit) = 32),
    expiry       numeric(20, 0) not null, -- unix seconds
    effective_at numeric(20, 0) not null, -- unix seconds
    appointment  bytea not null check (octet_length(appointment) = 32), -- of the proxy that made it; else zero
    primary key (block_number, log_index),
    unique (subject, number),
    foreign key (block_number, log_index) references events on delete cascade
);

-- Grants that ended: revoked, or superseded by another grant.
create table revocations (
    block_number bigint not null,
    log_index    bigint not null,
    grant_id     bytea not null check (octet_length(grant_id) = 32) unique,
    subject      bytea not null check (octet_length(subject) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);

-- What counts now.

create view roles as
    select distinct on (member) *
    from role_changes
    order by member, block_number desc, log_index desc;

create view statuses as
    select distinct on (member) *
    from status_changes
    order by member, block_number desc, log_index desc;

create view accounts as -- an account is bound to one member for ever
    select distinct on (member, account) c.block_number, c.log_index, member, account, purpose, active_from,
        is_active and not exists (
            select from account_compromises x where x.member = c.member and x.account = c.account
        ) and not exists (
            select from status_changes s where s.member = c.member and s.status = 'removed'
        ) as is_active
    from account_changes c
    order by member, account, c.block_number desc, c.log_index desc, position desc;

-- The newest key that counts by the newest block's time. One that is compromised leaves none in its place.
create view keys as
    select newest.*
    from (
        select distinct on (member, kind) *
        from key_changes c
        where valid_from <= (select max(time) from blocks)
            and not exists (
                select from key_ends e
                where e.member = c.member and e.kind = c.kind and e.key = c.key and e.since_block is null
                    and (e.block_number, e.log_index) > (c.block_number, c.log_index)
            )
        order by member, kind, block_number desc, log_index desc, position desc
    ) newest
    where not exists (
        select from key_ends e
        where e.member = newest.member and e.kind = newest.kind and e.key = newest.key and e.since_block is not null
    );

create view signers as
    select distinct on (subject) *
    from (
        select block_number, log_index, subject, signer
        from signer_changes
        union all
        select r.block_number, r.log_index, r.subject, (
            select s.signer
            from recoveries s
            where s.subject = r.subject and s.step = 'started'
                and (s.block_number, s.log_index) < (r.block_number, r.log_index)
            order by s.block_number desc, s.log_index desc
            limit 1
        )
        from recoveries r
        where r.step = 'completed'
    ) changes
    order by subject, block_number desc, log_index desc;

create view log_urls as
    select distinct on (member) *
    from log_url_changes
    order by member, block_number desc, log_index desc;

-- Where on the chain an event is.
create view places as
    select e.block_number, b.hash as block_hash, e.log_index, e.tx_hash
    from events e
    join blocks b on b.number = e.block_number;
