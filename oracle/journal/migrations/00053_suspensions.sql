-- +goose Up

-- Statements of agencies and officials by which a patient's right to an accounting of what went to them is suspended (45 CFR
-- 164.528(a)(2)). A row is never deleted, and no disclosure is: who asked for it, how long and who ended it is told for ever.
create table suspensions (
    id            uuid primary key default gen_random_uuid(),
    record        bytea not null check (octet_length(record) = 16), -- by which the patient was named
    statement     text not null check (statement in ('written', 'oral')),
    ground        text not null check (ground in ('health-oversight', 'law-enforcement')),
    agency        text not null check (agency <> ''),
    official      text not null check (official <> ''),
    says          text not null check (says <> ''),
    member        bytea check (octet_length(member) = 32), -- what went to whom is withheld: to this member,
    key           bytea check (octet_length(key) = 32),    -- or sealed for the key with this hash,
    name          text check (name <> ''),                 -- or to whom the accounting calls so
    stated_at     timestamptz not null,
    until         timestamptz not null,
    set_by        text not null check (set_by <> ''),
    set_at        timestamptz not null default now(),
    resumed_at    timestamptz,
    resumed_by    text,
    resume_reason text,
    check (num_nonnulls(member, key, name) = 1),
    check (until > stated_at),
    check (statement = 'written' or until <= stated_at + interval '720 hours'), -- 30 days, whatever the time zone
    check ((resumed_at is null) = (resumed_by is null) and (resumed_at is null) = (resume_reason is null))
);

-- Whose accounting it is, by the numbers that the record named then: it holds also when that record is gone.
create table suspended_identities (
    suspension uuid not null references suspensions (id),
    identity   bytea not null check (octet_length(identity) = 32),
    primary key (suspension, identity)
);
create index on suspended_identities (identity);
