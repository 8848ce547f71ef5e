-- +goose Up

-- What rows are found by is stored as labels, of which no two are equal (index.go). The index of a database from
-- before can't be made into that.
-- +goose StatementBegin
do $$ begin
    if exists (select from versions) or exists (select from quarantine) or exists (select from hold_targets) then
        raise exception 'this database was filled by a version of the oracle before labels: it can not be carried over; begin with an empty one';
    end if;
end $$;
-- +goose StatementEnd

-- Labels of what was erased: their numbers stay taken until the index is numbered anew.
create table erased_labels (label bytea primary key check (octet_length(label) = 32));

alter table order_keys drop constraint order_keys_pkey, add primary key (key);
alter table order_contexts drop constraint order_contexts_pkey, add primary key (key);
create index on order_contexts (record);
alter table demographics drop constraint demographics_pkey, add primary key (key);
create index on demographics (record);

alter table identities drop constraint identities_pkey;
drop index identities_identity;
alter table identities add primary key (identity);
create index identities_record on identities (record);

drop index versions_content;
create unique index versions_content on versions (content);

-- A message that undoes a link is a row of its own, behind the one that it undoes.
alter table identity_links drop constraint identity_links_pkey;
drop index identity_links_merged, identity_links_undone;
alter table identity_links
    drop column undone_by,
    add column id bigint generated always as identity primary key,
    add column is_undo boolean not null default false,
    add unique (survives),
    add unique (merged);

drop view held;
drop table patients;

alter table subject_identities drop constraint subject_identities_pkey, add primary key (identity);
drop index subject_identities_identity_idx;
create index on subject_identities (subject);

alter table suspended_identities drop constraint suspended_identities_pkey, add primary key (identity);
drop index suspended_identities_identity_idx;
create index on suspended_identities (suspension);

drop index hold_targets_identity;
alter table hold_targets add unique (identity);

drop index quarantine_held;
create unique index quarantine_lookup on quarantine (lookup);

-- Records that other rows name are hidden there, each row's in its own way.
alter table records drop column ordered_by, add column ordered_by bytea check (octet_length(ordered_by) = 32);
alter table citations
    drop constraint citations_kept_fkey,
    add check (octet_length(kept) = 32);
alter table suspensions drop constraint suspensions_record_check, alter column record drop not null;
alter table suspensions add check (octet_length(record) = 32);

alter table health_link_records drop constraint health_link_records_record_version_fkey;
alter table health_link_records drop constraint health_link_records_link_record_key;
alter table health_link_records add check (octet_length(record) = 32);
drop index health_link_records_record_idx;
alter table health_links add column fetched integer not null default 0;
drop index disclosures_link_idx;
alter table disclosures drop column link;

drop table emergency_records;
create table emergency_records (label bytea primary key check (octet_length(label) = 32));
alter table disclosures drop constraint disclosures_emergency_fkey, add check (octet_length(emergency) = 32);

-- What is held by its id, and by which hold.
create view held as
select h.id as hold, t.record
from holds h join hold_targets t on t.hold = h.id
where h.released_at is null and t.record is not null;

-- Which records are a held patient's can't be told here. Who erases looks, and says of which record it found that no patient's
-- hold is on it.
-- +goose StatementBegin
create or replace function refuse_held() returns trigger language plpgsql as $$
begin
    if exists (select from held where record = old.record) then
        raise exception 'the record is under a legal hold' using errcode = 'LS001';
    end if;
    if current_setting('labseal.not_held', true) is distinct from encode(old.record, 'hex')
        and exists (select from holds h join hold_targets t on t.hold = h.id where h.released_at is null and t.identity is not null) then
        raise exception 'a patient is under a legal hold, and nobody looked whether the record is of that patient' using errcode = 'LS001';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;
-- +goose StatementEnd
