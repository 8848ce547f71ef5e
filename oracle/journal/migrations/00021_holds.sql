-- +goose Up

-- Legal holds. A row is never deleted: who held what, why, and who let go of it is told for ever.
create table holds (
    id             uuid primary key default gen_random_uuid(),
    reason         text not null,
    set_by         text not null,
    set_at         timestamptz not null default now(),
    released_at    timestamptz,
    released_by    text,
    release_reason text,
    check ((released_at is null) = (released_by is null) and (released_at is null) = (release_reason is null))
);

-- What a hold holds: a record or a quarantined artefact by its id, or all that is of a patient, by an HMAC of a number.
create table hold_targets (
    hold     uuid not null references holds (id),
    record   bytea check (octet_length(record) = 16),
    identity bytea check (octet_length(identity) = 32),
    check ((record is null) <> (identity is null)),
    unique (hold, record, identity)
);
create index hold_targets_record on hold_targets (record);
create index hold_targets_identity on hold_targets (identity);

-- What is held now, and by which hold: also what came in after the hold was set, under a number or one linked to it.
create view held as
select h.id as hold, t.record
from holds h join hold_targets t on t.hold = h.id
where h.released_at is null and t.record is not null
union
select h.id, i.record
from holds h join hold_targets t on t.hold = h.id
left join patients p on p.identity = t.identity
left join patients q on q.patient = p.patient
join identities i on i.identity = t.identity or i.identity = q.identity
where h.released_at is null;

-- +goose StatementBegin
create function refuse_held() returns trigger language plpgsql as $$
begin
    if exists (select from held where record = old.record) then
        raise exception 'the record is under a legal hold' using errcode = 'LS001';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;
create function refuse_held_quarantine() returns trigger language plpgsql as $$
begin
    if exists (select from held where record = old.id) then
        raise exception 'the artefact is under a legal hold' using errcode = 'LS001';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;
-- +goose StatementEnd

-- Whatever erases, now or later, can't erase what is held: not its row, and not the key without which it can't be read.
create trigger held_stays before delete on versions for each row execute function refuse_held();
create trigger held_stays_readable before update of wrapped on versions for each row
    when (new.wrapped is null) execute function refuse_held();
create trigger held_stays before delete on quarantine for each row execute function refuse_held_quarantine();
create trigger held_is_not_dropped before update of state on quarantine for each row
    when (new.state = 'dropped') execute function refuse_held_quarantine();
