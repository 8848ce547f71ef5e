-- +goose Up

create trigger epoch_has_not_ended after insert on emergencies referencing new table as added
    for each statement execute function refuse_ended();
create trigger epoch_has_not_ended after insert on emergency_reviews referencing new table as added
    for each statement execute function refuse_ended();
