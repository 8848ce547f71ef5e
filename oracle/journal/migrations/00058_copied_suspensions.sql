-- +goose Up

-- How often a suspension had been set or ended when the copies of this round in the store got all of them; null where they have none.
alter table copied add column suspensions bigint;
alter table copied add column suspensions_round bigint;
