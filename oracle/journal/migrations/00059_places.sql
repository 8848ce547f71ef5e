-- +goose Up

-- An entry's place is known when it is put here: entries are numbered one intake at a time, without a gap, and the log takes them
-- in that order. No row changes when its entry is logged: those are that come before the size of the newest tree.
update entries e set place = n.place
from (
    select id, (select coalesce(max(place) + 1, 0) from entries) + row_number() over (order by id) - 1 as place
    from entries where place is null
) n
where e.id = n.id;

-- Versions are read for their demographics in the order of their entries' places.
alter table demographics_read rename column entry to place;
update demographics_read d set place = coalesce((select max(place) + 1 from entries e where e.id <= d.place), 0);
alter table demographics_read alter column place set not null, add check (place >= 0);

drop view progress;
drop index entries_unlogged;
alter table entries drop column id;
alter table entries drop constraint entries_place_key, add primary key (place);

create view progress as
select
    v.record,
    v.version,
    v.leaf,
    v.handle,
    v.status,
    v.address is null and v.shredded_at is null as is_withdrawal,
    case when e.place < (select max(size) from trees) then e.place end as place,
    c.size as checkpoint,
    c.account,
    c.nonce,
    c.hash as tx,
    c.state as tx_state,
    c.block_number,
    c.block_hash,
    (select count(*) from attestations t where t.block_hash = c.block_hash) as attestations,
    a.handle is null or coalesce(at.state = 'final', false) as is_amended
from versions v
join entries e using (leaf)
left join amendments a on a.record = v.record and a.version = v.version
left join transactions at on at.account = a.account and at.nonce = a.nonce
left join lateral (
    select c.size, t.account, t.nonce, t.hash, t.state, t.block_number, t.block_hash
    from checkpoints c
    join transactions t using (account, nonce)
    where c.size > e.place and t.state <> 'reverted'
    order by c.size, t.nonce
    limit 1
) c on true;
