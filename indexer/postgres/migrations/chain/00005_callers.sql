-- +goose Up

-- Whether an account signs somebody's consents is asked whenever it signs in.
create index on signer_changes (signer);
