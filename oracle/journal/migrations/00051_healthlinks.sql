-- +goose Up

-- SMART Health Links: what a patient hands on. The secret in the URL and the key of the files are not here; of a long-term link
-- the key is, sealed under a record id of its own, as version 1, because its files are made anew.
create table health_links (
    id         bytea primary key check (octet_length(id) = 16),
    path       bytea not null unique check (octet_length(path) = 32), -- SHA-256 of the secret in the URL
    record     bytea not null,
    version    integer not null, -- that the files are of
    flag       text not null check (flag in ('', 'L', 'P', 'U', 'LP', 'LU')),
    made_by    text not null,
    made_at    timestamptz not null default now(),
    expires_at timestamptz not null,
    passcode   bytea, -- salt and scrypt of it
    attempts   integer not null default 0 check (attempts >= 0), -- that are left for wrong passcodes
    revoked_at timestamptz,
    epoch      integer references epochs (id),
    wrapped    bytea,
    body       bytea,
    foreign key (record, version) references versions (record, version),
    check ((passcode is null) = (flag not like '%P%')),
    check ((epoch is null) = (wrapped is null) and (epoch is null) = (body is null))
);
create index on health_links (record);
create trigger epoch_has_not_ended after insert on health_links referencing new table as added
    for each statement execute function refuse_ended();

-- The ciphertext that a link gives out. It is gone with the link.
create table health_link_files (
    link         bytea not null references health_links (id),
    number       integer not null check (number >= 0),
    content_type text not null,
    made_at      timestamptz not null default now(),
    file         bytea not null,
    primary key (link, number)
);
-- Through which link it was disclosed.
alter table disclosures add column link bytea references health_links (id);
create index on disclosures (link) where link is not null;

alter table health_link_files alter column file set storage external;
