-- +goose Up

-- Which events are a member's own, in the contracts whose events are not everybody's: those that name it, and those about
-- what it was party to by then. It follows from the other tables, and is kept beside them because a page of it must be
-- found without looking at what is others'.
create table own_events (
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    contract     text not null,
    name         text not null,
    primary key (block_number, log_index, member),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on own_events (member, contract, block_number, log_index);
create index on own_events (member, name, block_number, log_index);

-- Notes whose own the events of some blocks are. The blocks before must be there.
-- +goose StatementBegin
create function note_own_events(first bigint, last bigint) returns void
language sql as $$
    insert into own_events (block_number, log_index, member, contract, name)
    select e.block_number, e.log_index, p.member, e.contract, e.name
    from events e
    cross join lateral (
        select m.member
        from members m
        where m.member = any(e.topics) and m.block_number <= e.block_number
        union all
        select s.member
        from subjects s
        where e.contract = 'ConsentRegistry' and s.subject = any(e.topics) and s.block_number <= e.block_number
        union all
        select c.custodian
        from custody_of(e.topics[2], e.block_number) c
        where e.contract = 'CustodyLedger'
        union all
        select unnest(array[o.payer, o.lab])
        from orders o
        where e.contract = 'OrderEscrow' and o.order_id = e.topics[2] and o.block_number <= e.block_number
        union all
        select unnest(array[t.from_member, t.to_member])
        from lot_transfers t
        where e.contract = 'LotRegistry' and t.block_number <= e.block_number and t.transfer_id = case e.name
            when 'TransferOffered' then (
                select x.transfer_id from lot_transfers x
                where x.block_number = e.block_number and x.log_index = e.log_index)
            when 'TransferAccepted' then (
                select x.transfer_id from lot_transfer_acceptances x
                where x.block_number = e.block_number and x.log_index = e.log_index)
            when 'TransferRefused' then (
                select x.transfer_id from lot_transfer_refusals x
                where x.block_number = e.block_number and x.log_index = e.log_index)
            when 'TransferWithdrawn' then (
                select x.transfer_id from lot_transfer_withdrawals x
                where x.block_number = e.block_number and x.log_index = e.log_index)
            end
    ) p
    where e.block_number between first and last
        and e.contract in ('ConsentRegistry', 'CustodyLedger', 'DisclosureLog', 'OrderEscrow', 'LotRegistry')
    on conflict do nothing
$$;
-- +goose StatementEnd

-- Custody is looked up for each of its events: a list of what is to be put into these indexes would be read each time.
alter index aliquotings_specimens_idx set (fastupdate = off);
alter index packings_specimens_idx set (fastupdate = off);
alter index unpackings_specimens_idx set (fastupdate = off);
alter index disposals_items_idx set (fastupdate = off);

select note_own_events(0, (select max(number) from blocks));
