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
