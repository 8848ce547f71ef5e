-- +goose Up

-- How many leaves of each tile of a log are there: whether any of a month are missing is told by these and the leaves of
-- two tiles, where all leaves would have to be counted. The database keeps it, so that it is true whoever takes leaves out.
create table leaf_counts (
    member bytea not null,
    log_id bytea not null,
    tile   bigint not null, -- 256 leaves, as they are published
    leaves bigint not null,
    primary key (member, log_id, tile)
);

-- +goose StatementBegin
create function count_leaves() returns trigger language plpgsql as $$
begin
    if TG_OP = 'TRUNCATE' then
        delete from local.leaf_counts;
        return null;
    end if;
    if TG_OP <> 'INSERT' then
        update local.leaf_counts c
        set leaves = c.leaves - l.leaves
        from (select member, log_id, index / 256 as tile, count(*) as leaves from lost group by 1, 2, 3) l
        where c.member = l.member and c.log_id = l.log_id and c.tile = l.tile;
    end if;
    if TG_OP <> 'DELETE' then
        insert into local.leaf_counts as c (member, log_id, tile, leaves)
        select member, log_id, index / 256, count(*)
        from added
        group by 1, 2, 3
        on conflict (member, log_id, tile) do update set leaves = c.leaves + excluded.leaves;
    end if;
    return null;
end
$$;
-- +goose StatementEnd

insert into leaf_counts (member, log_id, tile, leaves)
select member, log_id, index / 256, count(*)
from leaves
group by 1, 2, 3;

create trigger added after insert on leaves
    referencing new table as added for each statement execute function count_leaves();
create trigger lost after delete on leaves
    referencing old table as lost for each statement execute function count_leaves();
create trigger changed after update on leaves
    referencing old table as lost new table as added for each statement execute function count_leaves();
create trigger emptied after truncate on leaves
    for each statement execute function count_leaves();
