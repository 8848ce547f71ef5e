-- +goose Up

-- An entry's place is known when it is put here: entries are numbered one intake at a time, without a gap, and the log takes them
-- in that order. No row changes when its entry is logged: those are that come before the size of the newest tree.
update entries e set place = n.place
from (
    select id, (select coalesce(max(place) + 1, 0) from entries) + row_number() over (order by id) - 1 as place
    from entries where place is null
) n
where e.id = n.id;

-- Versions are read for their demographics in the order of their entries' places. Some may be read twice.
alter table demographics_read rename column entry to place;
update demographics_read d set place = coalesce(
    (select min(e.place) from entries e where e.id > d.place), (select max(e.place) + 1 from entries e), 0);
alter table demographics_read add check (place >= 0);

-- An entry is found by its place alone. What an index of leaf hashes takes to add one more grows with the log; a version has the
-- hash beside, as the name by which others ask for it.
drop view progress;
drop index entries_unlogged;
alter table versions drop constraint versions_leaf_fkey, add column place bigint;
alter table amendments drop constraint amendments_leaf_fkey, add column place bigint;
alter table shred_entries drop constraint shred_entries_leaf_fkey, add column place bigint;
update versions v set place = e.place from entries e where e.leaf = v.leaf;
update amendments a set place = e.place from entries e where e.leaf = a.leaf;
update shred_entries s set place = e.place from entries e where e.leaf = s.leaf;
alter table entries drop column id, drop constraint entries_leaf_key, drop constraint entries_place_key, add primary key (place);
-- When a gap is filled, entries come to other places.
alter table versions
    alter column place set not null, add unique (place), add foreign key (place) references entries (place) on update cascade;
alter table amendments drop column leaf,
    alter column place set not null, add unique (place), add foreign key (place) references entries (place) on update cascade;
alter table shred_entries drop column leaf,
    add primary key (place), add foreign key (place) references entries (place) on update cascade;

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
    (select count(*) from attestations t where t.block_hash = c.block_hash) as attestations,
    a.handle is null or coalesce(at.state = 'final', false) as is_amended
from versions v
left join amendments a on a.record = v.record and a.version = v.version
left join transactions at on at.account = a.account and at.nonce = a.nonce
left join lateral (
    select c.size, t.account, t.nonce, t.hash, t.state, t.block_number, t.block_hash
    from checkpoints c
    join transactions t using (account, nonce)
    where c.size > v.place and t.state <> 'reverted'
    order by c.size, t.nonce
    limit 1
) c on true;
