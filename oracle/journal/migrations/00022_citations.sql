-- +goose Up

-- What a version cites of other labs: the public name of their version, a leaf hash. What its message says so is that
-- lab's word. What a person has shown with evidence is checked, and stands with the record that keeps the evidence.
create table citations (
    record  bytea not null,
    version integer not null,
    leaf    bytea not null check (octet_length(leaf) = 32),
    member  bytea check (octet_length(member) = 32),
    kept    bytea references records (id),
    primary key (record, version, leaf),
    foreign key (record, version) references versions (record, version),
    check ((member is null) = (kept is null))
);
