-- +goose Up

-- Under an epoch that has ended nothing is sealed any more. Of one that was destroyed the wrapped key is gone.
alter table epochs
    add column ended_at     timestamptz,
    add column destroyed_at timestamptz,
    add check (destroyed_at is null or ended_at is not null and wrapped = '');

-- Whatever a process seals under an epoch that another has ended meanwhile is not kept: it seals it again. The foreign key's
-- lock on the epoch's row orders the two: who ends an epoch waits for those who are keeping something, and they for it.
-- +goose StatementBegin
create function refuse_ended() returns trigger language plpgsql as $$
begin
    if current_setting('labseal.restoring', true) is distinct from 'on'
        and exists (select from added join epochs e on e.id = added.epoch where e.ended_at is not null) then
        raise exception 'the epoch has ended' using errcode = 'LS002';
    end if;
    return null;
end $$;
-- +goose StatementEnd
create trigger epoch_has_not_ended after insert on versions referencing new table as added
    for each statement execute function refuse_ended();
create trigger epoch_has_not_ended after insert on quarantine referencing new table as added
    for each statement execute function refuse_ended();
create trigger epoch_has_not_ended after insert on grants referencing new table as added
    for each statement execute function refuse_ended();
create trigger epoch_has_not_ended after insert on tellings referencing new table as added
    for each statement execute function refuse_ended();
create trigger epoch_has_not_ended after insert on disclosures referencing new table as added
    for each statement execute function refuse_ended();

-- Copies are made anew, in another round, when what older ones hold is to go: those are removed once all have been made.
alter table copied add column round bigint not null default 0;

-- Records that are erased, by two people. A row is never deleted: who erased what, why and when is told for ever.
create table shreds (
    id            uuid primary key default gen_random_uuid(),
    record        bytea not null check (octet_length(record) = 16), -- or the id of a quarantined artefact
    version       integer check (version > 0),                      -- none: all of it
    reason        text not null,
    proposed_by   text not null,
    proposed_at   timestamptz not null default now(),
    approved_by   text,
    approved_at   timestamptz,
    rejected_by   text,
    rejected_at   timestamptz,
    erased_at     timestamptz, -- from here on nothing leads back
    epochs        integer[] not null default '{}', -- that it was sealed under: their keys are destroyed
    addresses     bytea[] not null default '{}',   -- of its bodies, until they are removed
    packs         bytea[] not null default '{}',   -- in which bodies of it lie, likewise
    handles       bytea[] not null default '{}',   -- of its versions, which the log will say were shredded
    backups_until date,                            -- until when backups may still hold it
    done_at       timestamptz,
    check ((approved_by is null) = (approved_at is null)),
    check ((rejected_by is null) = (rejected_at is null)),
    check (lower(btrim(approved_by)) <> lower(btrim(proposed_by))),
    check (erased_at is null or approved_at is not null and rejected_at is null),
    check (done_at is null or erased_at is not null)
);
create unique index shreds_open on shreds (record, coalesce(version, 0)) where done_at is null and rejected_at is null;

-- The entries of the log that say so.
create table shred_entries (
    shred uuid not null references shreds (id),
    leaf  bytea primary key references entries (leaf)
);

-- A version that was shredded keeps its place in the record, and what the log shows of it.
alter table versions add column shredded_at timestamptz check (shredded_at is null or address is null);

create or replace view progress as
select
    v.record,
    v.version,
    v.leaf,
    v.handle,
    v.status,
    v.address is null and v.shredded_at is null as is_withdrawal,
    e.id as entry,
    e.place,
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
