-- +goose Up

-- All that was ever signed for a nonce: the same payload at a higher price each time. A row is committed before its bytes
-- are sent for the first time, and never changes. A transaction's hash is that of the attempt which a block holds, else of
-- the newest.
create table attempts (
    hash      bytea primary key check (octet_length(hash) = 32),
    account   bytea not null,
    nonce     bigint not null,
    number    integer not null check (number > 0), -- from 1 for each nonce
    raw       bytea not null,
    signed_at timestamptz not null default now(),
    unique (account, nonce, number),
    foreign key (account, nonce) references transactions (account, nonce)
);
insert into attempts (hash, account, nonce, number, raw) select hash, account, nonce, 1, raw from transactions;
alter table transactions drop column raw;
