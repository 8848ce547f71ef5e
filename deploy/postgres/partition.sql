-- Splits the large tables of the chain schema by ranges of blocks, or adds the next ranges where they are split already.
--
--     psql -v ON_ERROR_STOP=1 -c "set labseal.blocks = 1000000" -f partition.sql
--
-- labseal.blocks  how many blocks a partition holds
-- labseal.rows    tables with fewer rows than these stay as they are (1000000)
-- labseal.ahead   how many partitions there are beyond the newest block (8): run this again before they are full, for a
--                 block that has none can't be stored, and the indexer stops and says so
--
-- Stop `indexer run` before. It is one transaction: it works, or nothing has happened. `indexer digest` says the same
-- before and after. `indexer rebuild` and `indexer redecode` make whole tables again.
--
-- What is unique by more than its place in the chain, such as a grant's id, is so no more by an index of Postgres, which
-- can't have one over all partitions. That the contracts see to it, and the verified blocks, stays.

begin;
set local search_path = chain;
set local client_min_messages = warning;

-- add_partitions makes those of a table that it lacks, up to some blocks beyond the newest.
create function pg_temp.add_partitions(name text, blocks bigint, ahead bigint) returns void
language plpgsql as $$
declare
    last bigint := coalesce((select max(number) from blocks), 0) / blocks + ahead;
begin
    for n in 0 .. last loop
        execute format('create table if not exists %I partition of %I for values from (%s) to (%s)',
            name || '_' || n, name, n * blocks, (n + 1) * blocks);
    end loop;
end
$$;

-- split makes a partitioned table of a whole one, with its rows, its primary key and its indexes.
create function pg_temp.split(name text, blocks bigint, ahead bigint) returns void
language plpgsql as $$
declare
    whole text := name || '_whole';
    key text := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = name::regclass and contype = 'p');
    indexes text[] := array(
        select regexp_replace(replace(pg_get_indexdef(indexrelid), ' ON chain.' || name || ' ', ' ON ' || name || ' '),
            '^CREATE (UNIQUE )?INDEX \S+ ', 'create index ')
        from pg_index
        where indrelid = name::regclass and not indisprimary
        order by indexrelid::regclass::text);
    definition text;
begin
    execute format('alter table %I rename to %I', name, whole);
    execute format('create table %I (like %I including defaults including constraints) partition by range (block_number)',
        name, whole);
    perform pg_temp.add_partitions(name, blocks, ahead);
    execute format('insert into %I select * from %I order by block_number, log_index', name, whole);
    execute format('drop table %I', whole);
    execute format('alter table %I add %s', name, key);
    foreach definition in array indexes loop
        execute definition;
    end loop;
end
$$;

do $$
declare
    blocks bigint := current_setting('labseal.blocks');
    least_rows bigint := coalesce(nullif(current_setting('labseal.rows', true), ''), '1000000');
    ahead bigint := coalesce(nullif(current_setting('labseal.ahead', true), ''), '8');
    views jsonb := (select jsonb_object_agg(viewname, definition) from pg_views where schemaname = 'chain');
    definition text;
    facts text[];
    name text;
    is_large boolean;
begin
    -- Those that refer to events, and so follow it.
    facts := array(select conrelid::regclass::text from pg_constraint
        where confrelid = 'events'::regclass and contype = 'f' and conparentid = 0 order by 1);
    if (select relkind from pg_class where oid = 'events'::regclass) = 'r' then
        foreach name in array facts loop
            execute format('alter table %I drop constraint %I', name, (select conname from pg_constraint
                where conrelid = name::regclass and confrelid = 'events'::regclass and contype = 'f'));
        end loop;
        for name in select jsonb_object_keys(views) loop
            execute format('drop view %I', name);
        end loop;
        perform pg_temp.split('events', blocks, ahead);
        alter table events add foreign key (block_number) references blocks on delete cascade;
        foreach name in array facts loop
            execute format('select count(*) >= %s from (select from %I limit %s) found', least_rows, name, least_rows)
                into is_large;
            if is_large then
                perform pg_temp.split(name, blocks, ahead);
            end if;
            execute format('alter table %I add foreign key (block_number, log_index) references events on delete cascade', name);
        end loop;
        for name, definition in select * from jsonb_each_text(views) loop
            execute format('create view %I as %s', name, definition);
        end loop;
    end if;
    for name in select relname from pg_class where relkind = 'p' and relnamespace = 'chain'::regnamespace loop
        perform pg_temp.add_partitions(name, blocks, ahead);
    end loop;
end
$$;
commit;
