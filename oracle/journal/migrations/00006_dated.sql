-- +goose Up

-- The day of which a record says that it was made, where that is long before it came in.
alter table versions add column dated date;
