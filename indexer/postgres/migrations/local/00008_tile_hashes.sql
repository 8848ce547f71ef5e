-- +goose Up

-- The roots of whole tiles of a log's leaves (level 1: of 256 leaves), of 256 such (level 2), and so on: from them, an
-- inclusion proof takes a few hundred hashes of a log of any size.
create table tile_hashes (
    member bytea not null,
    log_id bytea not null,
    level  smallint not null check (level > 0),
    index  bigint not null,
    hash   bytea not null check (octet_length(hash) = 32),
    primary key (member, log_id, level, index)
);

-- The root of a tree of as many leaves as a power of two (RFC 9162, section 2.1.1).
-- +goose StatementBegin
create function root_of(hashes bytea[]) returns bytea language plpgsql immutable strict as $$
declare
    n int := cardinality(hashes);
begin
    while n > 1 loop
        n := n / 2;
        for i in 1..n loop
            hashes[i] := sha256('\x01'::bytea || hashes[2 * i - 1] || hashes[2 * i]);
        end loop;
    end loop;
    return hashes[1];
end
$$;
-- +goose StatementEnd

-- Keeps the tiles that became whole when a log grew.
-- +goose StatementBegin
create function add_tile_hashes(whose bytea, log bytea, old_size bigint, size bigint) returns void language plpgsql as $$
declare
    depth smallint := 1;
    width bigint := 256;
begin
    while size >= width loop
        insert into local.tile_hashes (member, log_id, level, index, hash)
        select whose, log, depth, h.index / 256, local.root_of(array_agg(h.hash order by h.index))
        from (
            select index, leaf as hash
            from local.leaves
            where depth = 1 and member = whose and log_id = log
                and index >= old_size / width * 256 and index < size / width * 256
            union all
            select index, hash
            from local.tile_hashes
            where depth > 1 and member = whose and log_id = log and level = depth - 1
                and index >= old_size / width * 256 and index < size / width * 256
        ) h
        group by h.index / 256;
        depth := depth + 1;
        width := width * 256;
    end loop;
end
$$;
-- +goose StatementEnd

select add_tile_hashes(member, log_id, 0, size) from mirrored_logs;
