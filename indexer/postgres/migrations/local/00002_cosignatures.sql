-- +goose Up

-- What was or is about to be cosigned: the row comes before the signature. One root a size, log and key, for ever. The
-- frontier is the tree's compact range: with it the next leaves give the next root.
create table cosignatures (
    witness   text not null, -- name and id of the key
    member    bytea not null check (octet_length(member) = 32),
    log_id    bytea not null check (octet_length(log_id) = 32),
    size      bigint not null check (size > 0),
    root      bytea not null check (octet_length(root) = 32),
    frontier  bytea[] not null,
    seen_at   bigint not null, -- unix seconds, that are signed
    signature bytea check (octet_length(signature) = 64), -- null until signed
    primary key (witness, member, log_id, size)
);
