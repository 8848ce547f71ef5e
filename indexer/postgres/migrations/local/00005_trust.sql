-- +goose Up

-- What members' attestations lack, where blocks are trusted for those.
alter table follower
    add column unattested  text not null default '',         -- in words; empty where nothing is lacking
    add column is_overdue  boolean not null default false,   -- for so long that nothing newer is taken in
    add column is_attested boolean not null default false;   -- something was ever settled because others attested it
