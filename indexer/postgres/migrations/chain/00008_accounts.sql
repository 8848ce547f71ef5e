-- +goose Up

-- Checkpoints that do not begin where the one before of their log ended. There should be none. It follows from the other
-- tables, and is kept beside them because to compare all checkpoints of a period takes long.
create table checkpoint_gaps (
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    log_id       bytea not null check (octet_length(log_id) = 32),
    after_size   bigint not null, -- of the one before; 0 where there is none
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on checkpoint_gaps (member, log_id, block_number);

-- Notes which checkpoints of some blocks are such. The blocks before must be there.
-- +goose StatementBegin
create function note_checkpoint_gaps(first bigint, last bigint) returns void
language sql as $$
    insert into checkpoint_gaps (block_number, log_index, member, log_id, after_size)
    select n.block_number, n.log_index, n.member, n.log_id, n.after_size
    from (
        select c.block_number, c.log_index, c.member, c.log_id, c.old_size, coalesce(
            lag(c.size) over (partition by c.member, c.log_id order by c.block_number, c.log_index), (
                select b.size
                from checkpoints b
                where b.member = c.member and b.log_id = c.log_id and b.block_number < first
                order by b.block_number desc, b.log_index desc
                limit 1
            ), 0) as after_size
        from checkpoints c
        where c.block_number between first and last
    ) n
    where n.after_size <> n.old_size
$$;
-- +goose StatementEnd

select note_checkpoint_gaps(0, (select max(number) from blocks));

-- As before, with the uses of a lot, which may be many, summed up by themselves first.
-- +goose StatementBegin
create or replace function holdings_of(wanted bytea, at bigint)
returns table (member bytea, held numeric, reserved numeric, consumed numeric, destroyed numeric)
language sql stable as $$
    with transfers as (
        select t.from_member, t.to_member, t.quantity,
            exists (select from lot_transfer_acceptances a where a.transfer_id = t.transfer_id and a.block_number <= at)
                as is_accepted,
            exists (select from lot_transfer_refusals r where r.transfer_id = t.transfer_id and r.block_number <= at)
                or exists (
                    select from lot_transfer_withdrawals w where w.transfer_id = t.transfer_id and w.block_number <= at
                ) as is_over
        from lot_transfers t
        where t.lot_id = wanted and t.block_number <= at
    ), uses as (
        select u.member, sum(u.quantity) as quantity
        from lot_uses u
        where u.lot_id = wanted and u.block_number <= at
        group by u.member
    ), moves (member, held, reserved, consumed, destroyed) as (
        select l.member, l.quantity, 0, 0, 0
        from lots l where l.lot_id = wanted and l.block_number <= at
        union all
        select t.from_member, -t.quantity, case when t.is_accepted then 0 else t.quantity end, 0, 0
        from transfers t where not t.is_over
        union all
        select t.to_member, t.quantity, 0, 0, 0
        from transfers t where t.is_accepted
        union all
        select u.member, -u.quantity, 0, u.quantity, 0
        from uses u
        union all
        select d.member, -d.quantity, 0, 0, d.quantity
        from lot_destructions d where d.lot_id = wanted and d.block_number <= at
    )
    select m.member, sum(m.held), sum(m.reserved), sum(m.consumed), sum(m.destroyed)
    from moves m
    group by m.member
    order by m.member
$$;
-- +goose StatementEnd
