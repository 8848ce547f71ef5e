-- +goose Up

-- A page of a contract's events, also where it has none for long. That their numbers are contiguous is checked before they
-- are stored.
alter table events drop constraint events_contract_seq_key;
create index on events (contract, block_number, log_index);

-- Subjects' events that have no table of their own.
create index on events ((topics[2]), block_number, log_index) where name = 'NoncesInvalidated';

create index on orders (payer, lab, block_number, log_index);

-- A log as of a block, its checkpoints of a period, and pages of them.
create index on logs (member, log_id);
create index on checkpoints (member, log_id, block_number, log_index);

-- In the place of signer_of: a function that a query reads from is planned with the query, and once for all calls.
drop function signer_of;
-- +goose StatementBegin
create function signer_at(wanted bytea, at bigint) returns table (signer bytea)
language sql stable as $$
    select c.signer
    from (
        select s.block_number, s.log_index, s.signer
        from signer_changes s
        where s.subject = wanted and s.block_number <= at
        union all
        select r.block_number, r.log_index, (
            select s.signer
            from recoveries s
            where s.subject = r.subject and s.step = 'started'
                and (s.block_number, s.log_index) < (r.block_number, r.log_index)
            order by s.block_number desc, s.log_index desc
            limit 1
        )
        from recoveries r
        where r.subject = wanted and r.step = 'completed' and r.block_number <= at
    ) c
    order by c.block_number desc, c.log_index desc
    limit 1
$$;
-- +goose StatementEnd
