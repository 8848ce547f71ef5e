-- +goose Up

-- Entries before this place have a sealed copy in the store.
create table copied (
    is_only boolean primary key default true check (is_only),
    place   bigint not null check (place >= 0)
);

-- A copy holds what its version is found by.
create index order_keys_record on order_keys (record);
create index controls_version on controls (record, version);
create index identity_links_record on identity_links (record);
create index identity_links_undone on identity_links (undone_by) where undone_by is not null;
