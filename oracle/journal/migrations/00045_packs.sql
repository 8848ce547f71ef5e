-- +goose Up

-- Sealed bodies on their way to the store that came in together: they lie in one pack, here and there. A version names the
-- pack that its body lies in, for good; without one its body is an object of its own.
create table packs (
    name   bytea primary key check (octet_length(name) = 32),
    bodies integer not null check (bodies > 0),
    bytes  bytea not null
);
alter table versions add column pack bytea check (octet_length(pack) = 32);

-- Ciphertext does not get smaller: not to try is cheaper.
alter table packs alter column bytes set storage external;
alter table bodies alter column body set storage external;
