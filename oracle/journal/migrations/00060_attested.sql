-- +goose Up

-- Whether what a final transaction anchors is proven, and its block attested as often as the trust file asks for of that block. The
-- anchorer notes it and holds it against the trust file when it starts; what is attested costs it nothing after that.
alter table transactions add column is_attested boolean not null default false;
create index transactions_unattested on transactions (account, nonce)
    where state = 'final' and kind in ('checkpoint', 'disclosures') and not is_attested;
create index disclosure_batches_transaction on disclosure_batches (account, nonce);

-- A version goes with the first checkpoint that covers it and is final, where there is one. Another may never end: its sequencer's
-- key is lost.
drop view progress;
create view progress as
select
    v.record,
    v.version,
    v.leaf,
    v.handle,
    v.status,
    v.address is null and v.shredded_at is null as is_withdrawal,
    case when v.place < (select max(size) from trees) then v.place end as place,
    c.size as checkpoint,
    c.account,
    c.nonce,
    c.hash as tx,
    c.state as tx_state,
    c.block_number,
    c.block_hash,
    c.is_attested,
    a.handle is null or coalesce(at.state = 'final', false) as is_amended
from versions v
left join amendments a on a.record = v.record and a.version = v.version
left join transactions at on at.account = a.account and at.nonce = a.nonce
left join lateral (
    select * from (
        (
            select 1 as choice, c.size, t.account, t.nonce, t.hash, t.state, t.block_number, t.block_hash, t.is_attested
            from checkpoints c
            join transactions t using (account, nonce)
            where c.size > v.place and t.state = 'final'
            order by c.size, t.nonce
            limit 1
        ) union all (
            select 2 as choice, c.size, t.account, t.nonce, t.hash, t.state, t.block_number, t.block_hash, t.is_attested
            from checkpoints c
            join transactions t using (account, nonce)
            where c.size > v.place and t.state <> 'reverted'
            order by c.size, t.nonce
            limit 1
        )
    ) either
    order by choice
    limit 1
) c on true;
