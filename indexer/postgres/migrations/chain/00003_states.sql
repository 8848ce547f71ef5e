-- +goose Up

-- What was so as of a block. Each answer is made from what happened until then, so a question about the past is the
-- same question with another number. Names of tables are found when a function is called: see scratch.go.

-- How custody of an item came to where it is, oldest first. Of a specimen in a package, what happened to the package
-- meanwhile is the package's: see package_of.
-- +goose StatementBegin
create function custody_of(wanted bytea, at bigint)
returns table (block_number bigint, log_index bigint, custodian bytea, how text, occurred_at numeric)
language sql stable as $$
    select block_number, log_index, member, 'collected', occurred_at
    from collections where specimen = wanted and block_number <= at
    union all
    select block_number, log_index, member, 'aliquoted', occurred_at
    from aliquotings where specimens @> array[wanted] and block_number <= at
    union all
    select block_number, log_index, member, 'packed', occurred_at
    from packings where package_id = wanted and block_number <= at
    union all
    select block_number, log_index, member, 'unpacked', occurred_at
    from unpackings where specimens @> array[wanted] and block_number <= at
    union all
    select block_number, log_index, to_member, 'accepted', occurred_at
    from acceptances where item = wanted and block_number <= at
    union all
    select block_number, log_index, to_member, 'assigned', null
    from custody_assignments where item = wanted and block_number <= at
    order by 1, 2
$$;
-- +goose StatementEnd

-- The package that a specimen is in, if it is in one.
-- +goose StatementBegin
create function package_of(wanted bytea, at bigint)
returns table (package_id bytea, block_number bigint, log_index bigint)
language sql stable as $$
    select newest.package_id, newest.block_number, newest.log_index
    from (
        select package_id, block_number, log_index, true as is_in
        from packings where specimens @> array[wanted] and block_number <= at
        union all
        select package_id, block_number, log_index, false
        from unpackings where specimens @> array[wanted] and block_number <= at
        order by 2 desc, 3 desc
        limit 1
    ) newest
    where is_in
$$;
-- +goose StatementEnd

-- Who has custody of an item, or had it when it was disposed of: of a packed specimen, whoever has the package.
-- +goose StatementBegin
create function custodian_of(wanted bytea, at bigint) returns bytea
language sql stable as $$
    select c.custodian
    from custody_of(coalesce((select package_id from package_of(wanted, at)), wanted), at) c
    order by c.block_number desc, c.log_index desc
    limit 1
$$;
-- +goose StatementEnd

-- Where an order stands.
-- +goose StatementBegin
create function order_state(wanted bytea, at bigint)
returns table (state text, block_number bigint, log_index bigint)
language sql stable as $$
    select 'funded', block_number, log_index from orders where order_id = wanted and block_number <= at
    union all
    select 'claimed', block_number, log_index from order_claims where order_id = wanted and block_number <= at
    union all
    select 'disputed', block_number, log_index from order_disputes where order_id = wanted and block_number <= at
    union all
    select 'released', block_number, log_index from order_releases where order_id = wanted and block_number <= at
    union all
    select 'refunded', block_number, log_index from order_refunds where order_id = wanted and block_number <= at
    union all
    select 'resolved', block_number, log_index from order_resolutions where order_id = wanted and block_number <= at
    order by 2 desc, 3 desc
    limit 1
$$;
-- +goose StatementEnd
