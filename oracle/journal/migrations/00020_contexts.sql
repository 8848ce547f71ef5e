-- +goose Up

-- The numbers of orders that came before their results, each an HMAC of number and who gave it out.
create table order_contexts (
    key    bytea not null check (octet_length(key) = 32),
    record bytea not null references records (id),
    primary key (key, record)
);

-- The order that a record reports on, where that came before it.
alter table records add column ordered_by bytea references records (id);

-- Who gave a patient's number out: numbers of two are not compared. A provisional identity stands for the patient of a
-- record that named none.
alter table identities
    add column authority      bytea check (octet_length(authority) = 32),
    add column is_provisional boolean not null default false;
create index identities_identity on identities (identity);

-- Identities that are one patient's by the links that count, directly or by way of others: they stand under one of them.
-- It follows from identity_links and is made anew for whatever a link touches.
create table patients (
    identity bytea primary key check (octet_length(identity) = 32),
    patient  bytea not null check (octet_length(patient) = 32)
);
create index patients_patient on patients (patient);
create index identity_links_merged on identity_links (merged);
