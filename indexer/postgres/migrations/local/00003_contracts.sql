-- +goose Up

-- Whose mirror this is, in full: all contracts with state. Null in a mirror that was bound before they were asked for.
alter table deployment
    add column custody_ledger bytea check (octet_length(custody_ledger) = 20),
    add column disclosure_log bytea check (octet_length(disclosure_log) = 20),
    add column order_escrow   bytea check (octet_length(order_escrow) = 20),
    add column lot_registry   bytea check (octet_length(lot_registry) = 20),
    add column study_registry bytea check (octet_length(study_registry) = 20);
