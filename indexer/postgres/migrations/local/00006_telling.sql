-- +goose Up

-- When whoever tells receivers last showed that it is at it. One row. One that has not for long has its session ended.
create table telling (
    is_only    boolean primary key default true check (is_only),
    renewed_at timestamptz not null default clock_timestamp()
);
