-- +goose Up

-- A link shares records of one patient: its files are of a version of each. What is sealed is what they were made by: which
-- codes they were narrowed to, and of a long-term link the key, because its files are made anew.
create table health_link_records (
    link    bytea not null references health_links (id),
    number  integer not null check (number >= 0),
    record  bytea not null,
    version integer not null,
    primary key (link, number),
    unique (link, record),
    foreign key (record, version) references versions (record, version)
);
create index on health_link_records (record);
insert into health_link_records (link, number, record, version) select id, 0, record, version from health_links;
alter table health_links drop column record, drop column version;
alter table health_link_files add foreign key (link, number) references health_link_records (link, number);

-- What was asked for and denied (45 CFR 164.312(b)). What is sealed says who asked, why, and for what.
create table denials (
    id      bytea primary key check (octet_length(id) = 16),
    seq     bigint generated always as identity unique,
    made_at timestamptz not null,
    basis   text not null,
    rule    text not null,
    record  bytea references records (id), -- null where the lab holds none of that name
    epoch   integer not null references epochs (id),
    wrapped bytea not null,
    body    bytea not null
);
create index on denials (record);
create index on denials (made_at);
create trigger epoch_has_not_ended after insert on denials referencing new table as added
    for each statement execute function refuse_ended();
