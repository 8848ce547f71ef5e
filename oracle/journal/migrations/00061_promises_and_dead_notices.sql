-- +goose Up

-- What intake receipts promise of a version: in how many seconds from received_at it is anchored. It is promised once, when the
-- version is taken, and whoever sends it again is told the same. Null: nothing was promised.
alter table versions add column promised integer check (promised > 0);

-- Dead letters are few among all notices, and are looked for whenever somebody asks how the oracle is.
create index notices_dead on notices (seq) where is_dead;
