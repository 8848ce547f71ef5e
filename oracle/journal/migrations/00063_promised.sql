-- +goose Up

-- What intake receipts promise of a version: in how many seconds from received_at it is anchored. It is promised once, when the
-- version is taken, and whoever sends it again is told the same. Null: nothing was promised.
alter table versions add column promised integer check (promised > 0);
