-- +goose Up

-- What counted as of a block takes the place of what counts now: the newest block is one of them.

drop view roles, statuses, accounts, keys, signers;

create or replace view places as
    select e.block_number, b.hash as block_hash, e.log_index, e.tx_hash, b.time as block_time
    from events e
    join blocks b on b.number = e.block_number;

-- Pages of one member's rows, and of its orders, begin without sorting all of them.
create index on blocks (time, number);
create index on checkpoints (member, block_number, log_index);
drop index emergencies_member_idx, disclosure_batches_member_idx, orders_payer_idx, orders_lab_idx, lot_uses_lot_id_idx;
create index on emergencies (member, block_number, log_index);
create index on disclosure_batches (member, block_number, log_index);
create index on orders (payer, block_number, log_index);
create index on orders (lab, block_number, log_index);
create index on lot_uses (lot_id, block_number, log_index);
create index on emergency_reviews (member, number);
create index on account_changes (account);

-- +goose StatementBegin
create function roles_at(at bigint)
returns table (member bytea, roles bigint, block_number bigint)
language sql stable as $$
    select distinct on (c.member) c.member, c.roles, c.block_number
    from role_changes c
    where c.block_number <= at
    order by c.member, c.block_number desc, c.log_index desc
$$;
-- +goose StatementEnd

-- +goose StatementBegin
create function statuses_at(at bigint)
returns table (member bytea, status text, suspended_until numeric, block_number bigint)
language sql stable as $$
    select distinct on (c.member) c.member, c.status, c.suspended_until, c.block_number
    from status_changes c
    where c.block_number <= at
    order by c.member, c.block_number desc, c.log_index desc
$$;
-- +goose StatementEnd

-- +goose StatementBegin
create function log_urls_at(at bigint)
returns table (member bytea, url text, block_number bigint)
language sql stable as $$
    select distinct on (c.member) c.member, c.url, c.block_number
    from log_url_changes c
    where c.block_number <= at
    order by c.member, c.block_number desc, c.log_index desc
$$;
-- +goose StatementEnd

-- An account is bound to one member for ever. One that was reported as compromised, or whose member was removed, is off.
-- +goose StatementBegin
create function accounts_at(at bigint)
returns table (member bytea, account bytea, purpose text, is_active boolean, active_from numeric, block_number bigint)
language sql stable as $$
    select distinct on (c.member, c.account) c.member, c.account, c.purpose,
        c.is_active and not exists (
            select from account_compromises x
            where x.member = c.member and x.account = c.account and x.block_number <= at
        ) and not exists (
            select from status_changes s
            where s.member = c.member and s.status = 'removed' and s.block_number <= at
        ),
        c.active_from, c.block_number
    from account_changes c
    where c.block_number <= at
    order by c.member, c.account, c.block_number desc, c.log_index desc, c.position desc
$$;
-- +goose StatementEnd

-- The newest key that counted by the block's time. One that was compromised leaves none in its place.
-- +goose StatementBegin
create function keys_at(at bigint)
returns table (member bytea, kind text, key bytea, valid_from numeric, block_number bigint)
language sql stable as $$
    select newest.member, newest.kind, newest.key, newest.valid_from, newest.block_number
    from (
        select distinct on (c.member, c.kind) c.*
        from key_changes c
        where c.block_number <= at
            and c.valid_from <= (select b.time from blocks b where b.number = at)
            and not exists (
                select from key_ends e
                where e.member = c.member and e.kind = c.kind and e.key = c.key and e.since_block is null
                    and e.block_number <= at
                    and (e.block_number, e.log_index) > (c.block_number, c.log_index)
            )
        order by c.member, c.kind, c.block_number desc, c.log_index desc, c.position desc
    ) newest
    where not exists (
        select from key_ends e
        where e.member = newest.member and e.kind = newest.kind and e.key = newest.key and e.since_block is not null
            and e.block_number <= at
    )
$$;
-- +goose StatementEnd

-- +goose StatementBegin
create function signer_of(wanted bytea, at bigint) returns bytea
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

-- A member's logs, each as it was opened last. A change is what came of the opening since.
-- +goose StatementBegin
create function logs_at(at bigint)
returns table (member bytea, log_id bytea, block_number bigint, log_index bigint, opens_at numeric, predecessor bytea,
    change text, closes_at numeric)
language sql stable as $$
    select distinct on (l.member, l.log_id) l.member, l.log_id, l.block_number, l.log_index, l.opens_at, l.predecessor,
        c.change, c.closes_at
    from logs l
    left join lateral (
        select x.change, x.closes_at
        from log_changes x
        where x.member = l.member and x.log_id = l.log_id and x.block_number <= at
            and (x.block_number, x.log_index) > (l.block_number, l.log_index)
        order by x.block_number desc, x.log_index desc
        limit 1
    ) c on true
    where l.block_number <= at
    order by l.member, l.log_id, l.block_number desc, l.log_index desc
$$;
-- +goose StatementEnd

-- Who had custody of an item, oldest first. Of a specimen in a package that is who had the package meanwhile.
-- +goose StatementBegin
create function trail_of(wanted bytea, at bigint)
returns table (block_number bigint, log_index bigint, custodian bytea, how text, package_id bytea, occurred_at numeric)
language sql stable as $$
    with stays as ( -- of a specimen in packages
        select p.package_id, p.member, p.occurred_at, p.block_number as from_block, p.log_index as from_index,
            u.block_number as to_block, u.log_index as to_index
        from packings p
        left join lateral (
            select x.block_number, x.log_index
            from unpackings x
            where x.specimens @> array[wanted] and x.package_id = p.package_id and x.block_number <= at
                and (x.block_number, x.log_index) > (p.block_number, p.log_index)
            order by x.block_number, x.log_index
            limit 1
        ) u on true
        where p.specimens @> array[wanted] and p.block_number <= at
    ), moves as ( -- of packages
        select a.item, a.block_number, a.log_index, a.to_member, 'accepted' as how, a.occurred_at
        from acceptances a
        join stays on stays.package_id = a.item
        union
        select c.item, c.block_number, c.log_index, c.to_member, 'assigned', null
        from custody_assignments c
        join stays on stays.package_id = c.item
    )
    select c.block_number, c.log_index, c.custodian, c.how, u.package_id, c.occurred_at
    from custody_of(wanted, at) c
    left join unpackings u on c.how = 'unpacked' and u.block_number = c.block_number and u.log_index = c.log_index
    union all
    select from_block, from_index, member, 'packed', package_id, occurred_at
    from stays
    union all
    select m.block_number, m.log_index, m.to_member, m.how, m.item, m.occurred_at
    from moves m
    join stays s on s.package_id = m.item
    where m.block_number <= at and (m.block_number, m.log_index) > (s.from_block, s.from_index)
        and (s.to_block is null or (m.block_number, m.log_index) < (s.to_block, s.to_index))
    order by 1, 2
$$;
-- +goose StatementEnd

-- Who has how many units of a lot, and what became of them. What is on offer is reserved, and still the sender's.
-- +goose StatementBegin
create function holdings_of(wanted bytea, at bigint)
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
        from lot_uses u where u.lot_id = wanted and u.block_number <= at
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

-- The terms of a study that held: its newest version's.
-- +goose StatementBegin
create function study_terms(wanted bytea, at bigint)
returns table (version bigint, protocol_commit bytea, duo integer[], diseases bytea[], valid_from numeric, expiry numeric,
    block_number bigint)
language sql stable as $$
    select 1, protocol_commit, duo, diseases, valid_from, expiry, block_number
    from studies where study_id = wanted and block_number <= at
    union all
    select version, protocol_commit, duo, diseases, valid_from, expiry, block_number
    from study_revisions where study_id = wanted and block_number <= at
    order by 1 desc
    limit 1
$$;
-- +goose StatementEnd

-- Which version of a study is approved: null where none is.
-- +goose StatementBegin
create function approved_version(wanted bytea, at bigint) returns bigint
language sql stable as $$
    select newest.approved
    from (
        select block_number, log_index, version as approved
        from study_approvals where study_id = wanted and block_number <= at
        union all
        select block_number, log_index, null
        from approval_revocations where study_id = wanted and block_number <= at
        union all
        select block_number, log_index, null
        from study_revisions where study_id = wanted and block_number <= at
        order by 1 desc, 2 desc
        limit 1
    ) newest
$$;
-- +goose StatementEnd

-- Who takes part in a version of a study.
-- +goose StatementBegin
create function participants_of(wanted bytea, wanted_version bigint, at bigint)
returns table (member bytea, block_number bigint)
language sql stable as $$
    select newest.member, newest.block_number
    from (
        select distinct on (c.member) c.member, c.block_number, c.is_in
        from (
            select j.member, j.block_number, j.log_index, true as is_in
            from study_joins j where j.study_id = wanted and j.version = wanted_version and j.block_number <= at
            union all
            select l.member, l.block_number, l.log_index, false
            from study_leaves l where l.study_id = wanted and l.version = wanted_version and l.block_number <= at
        ) c
        order by c.member, c.block_number desc, c.log_index desc
    ) newest
    where newest.is_in
    order by newest.member
$$;
-- +goose StatementEnd

-- Events by name, for the names that have no table of their own (see events.go).
create index events_by_name on events (name, block_number, log_index) where name in (
    'AccountChanged', 'AccountCompromised', 'ClosingCancelled', 'EmergencySupported', 'HandlesAmended', 'KeyCancelled',
    'KeyChanged', 'KeyCompromised', 'LogClosed', 'LogUrlChanged', 'MemberAdmitted', 'MemberReinstated', 'MemberRemoved',
    'MemberSuspended', 'NoncesInvalidated', 'OpeningCancelled', 'ParametersChanged', 'RecoveryCompleted',
    'RecoveryStarted', 'RecoveryVetoed', 'Revoked', 'RolesChanged', 'SignerRotated'
);
