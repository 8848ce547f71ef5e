-- +goose Up

-- Under which name a study knows a subject: random, another one in each study, and made from nothing (45 CFR 164.514(c)). It
-- leaves the lab with what is told of the subject; that it is this subject's does not.
create table study_pseudonyms (
    study     bytea not null check (octet_length(study) = 32),
    subject   bytea not null references subjects (subject),
    pseudonym bytea not null check (octet_length(pseudonym) = 16),
    primary key (study, subject),
    unique (study, pseudonym)
);

-- By which numbers orders name a recipient: those of its practitioners and its own. A number is one member's. They are of
-- providers and of no patient, and so in clear.
create table orderers (
    authority text not null check (authority <> ''),
    value     text not null check (value <> ''),
    member    bytea not null check (octet_length(member) = 32),
    added_at  timestamptz not null default now(),
    primary key (authority, value)
);
