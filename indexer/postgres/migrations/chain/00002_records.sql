-- +goose Up

-- What the events of the other contracts say, one table an event, its columns the event's fields in their order. Lists
-- stay lists, and are searched by what they hold.

create table collections ( -- Collected of CustodyLedger
    block_number bigint not null,
    log_index    bigint not null,
    specimen     bytea not null check (octet_length(specimen) = 32),
    member       bytea not null check (octet_length(member) = 32),
    commitment   bytea not null check (octet_length(commitment) = 32),
    occurred_at  numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on collections (specimen);
create index on collections (member);

create table aliquotings ( -- Aliquoted of CustodyLedger
    block_number bigint not null,
    log_index    bigint not null,
    parent       bytea not null check (octet_length(parent) = 32),
    member       bytea not null check (octet_length(member) = 32),
    specimens    bytea[] not null,
    commitments  bytea[] not null,
    occurred_at  numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on aliquotings (parent);
create index on aliquotings (member);
create index on aliquotings using gin (specimens);

create table packings ( -- Packed of CustodyLedger
    block_number bigint not null,
    log_index    bigint not null,
    package_id   bytea not null check (octet_length(package_id) = 32),
    member       bytea not null check (octet_length(member) = 32),
    root         bytea not null check (octet_length(root) = 32),
    seal         bytea not null check (octet_length(seal) = 32),
    occurred_at  numeric(20, 0) not null,
    specimens    bytea[] not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on packings (package_id);
create index on packings (member);
create index on packings using gin (specimens);

create table unpackings ( -- Unpacked of CustodyLedger
    block_number bigint not null,
    log_index    bigint not null,
    package_id   bytea not null check (octet_length(package_id) = 32),
    member       bytea not null check (octet_length(member) = 32),
    occurred_at  numeric(20, 0) not null,
    specimens    bytea[] not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on unpackings (package_id);
create index on unpackings (member);
create index on unpackings using gin (specimens);

create table offers ( -- HandOffOffered of CustodyLedger
    block_number bigint not null,
    log_index    bigint not null,
    item         bytea not null check (octet_length(item) = 32),
    from_member  bytea not null check (octet_length(from_member) = 32),
    to_member    bytea not null check (octet_length(to_member) = 32),
    number       bigint not null,
    account      bytea not null check (octet_length(account) = 20),
    seal         bytea not null check (octet_length(seal) = 32),
    condition    bytea not null check (octet_length(condition) = 32),
    occurred_at  numeric(20, 0) not null,
    expires_at   numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on offers (item);
create index on offers (from_member);
create index on offers (to_member);

create table acceptances ( -- HandOffAccepted of CustodyLedger
    block_number   bigint not null,
    log_index      bigint not null,
    item           bytea not null check (octet_length(item) = 32),
    from_member    bytea not null check (octet_length(from_member) = 32),
    to_member      bytea not null check (octet_length(to_member) = 32),
    number         bigint not null,
    account        bytea not null check (octet_length(account) = 20),
    seal           bytea not null check (octet_length(seal) = 32),
    condition      bytea not null check (octet_length(condition) = 32),
    is_seal_intact boolean not null,
    occurred_at    numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on acceptances (item);
create index on acceptances (from_member);
create index on acceptances (to_member);

create table refusals ( -- HandOffRefused of CustodyLedger
    block_number bigint not null,
    log_index    bigint not null,
    item         bytea not null check (octet_length(item) = 32),
    to_member    bytea not null check (octet_length(to_member) = 32),
    number       bigint not null,
    reason       bytea not null check (octet_length(reason) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on refusals (item);

create table offer_withdrawals ( -- OfferWithdrawn of CustodyLedger
    block_number bigint not null,
    log_index    bigint not null,
    item         bytea not null check (octet_length(item) = 32),
    from_member  bytea not null check (octet_length(from_member) = 32),
    number       bigint not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on offer_withdrawals (item);

create table item_flags ( -- ItemFlagged of CustodyLedger
    block_number bigint not null,
    log_index    bigint not null,
    item         bytea not null check (octet_length(item) = 32),
    member       bytea not null check (octet_length(member) = 32),
    flaw         smallint not null, -- Flaw, as the contract numbers them
    details      bytea not null check (octet_length(details) = 32),
    occurred_at  numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on item_flags (item);

create table entry_corrections ( -- EntryCorrected of CustodyLedger
    block_number bigint not null,
    log_index    bigint not null,
    item         bytea not null check (octet_length(item) = 32),
    member       bytea not null check (octet_length(member) = 32),
    corrected    numeric(20, 0) not null,
    commitment   bytea not null check (octet_length(commitment) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on entry_corrections (item);

create table disposals ( -- ItemsDisposed of CustodyLedger
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    method       bytea not null check (octet_length(method) = 32),
    occurred_at  numeric(20, 0) not null,
    items        bytea[] not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on disposals (member);
create index on disposals using gin (items);

create table custody_assignments ( -- CustodyAssigned of CustodyLedger
    block_number bigint not null,
    log_index    bigint not null,
    item         bytea not null check (octet_length(item) = 32),
    from_member  bytea not null check (octet_length(from_member) = 32),
    to_member    bytea not null check (octet_length(to_member) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on custody_assignments (item);

create table disclosure_batches ( -- BatchAnchored of DisclosureLog
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    number       numeric(20, 0) not null,
    root         bytea not null check (octet_length(root) = 32),
    size         bigint not null,
    covered      numeric(20, 0) not null,
    head         bytea not null check (octet_length(head) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on disclosure_batches (member);

create table emergencies ( -- GlassBroken of DisclosureLog
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    pseudonym    bytea not null check (octet_length(pseudonym) = 32),
    number       numeric(20, 0) not null,
    commitment   bytea not null check (octet_length(commitment) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on emergencies (member);

create table emergency_reviews ( -- EmergencyReviewed of DisclosureLog
    block_number  bigint not null,
    log_index     bigint not null,
    member        bytea not null check (octet_length(member) = 32),
    number        numeric(20, 0) not null,
    reviewer      smallint not null, -- Purpose, as the contract numbers them
    review_commit bytea not null check (octet_length(review_commit) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on emergency_reviews (member);

create table token_changes ( -- TokenSet of OrderEscrow
    block_number bigint not null,
    log_index    bigint not null,
    token        bytea not null check (octet_length(token) = 20),
    is_accepted  boolean not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on token_changes (token);

create table deposits ( -- Deposited of OrderEscrow
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    token        bytea not null check (octet_length(token) = 20),
    amount       numeric(78, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on deposits (member);

create table token_withdrawals ( -- Withdrawn of OrderEscrow
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    token        bytea not null check (octet_length(token) = 20),
    recipient    bytea not null check (octet_length(recipient) = 20),
    amount       numeric(78, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on token_withdrawals (member);

create table payouts ( -- PaidOut of OrderEscrow
    block_number bigint not null,
    log_index    bigint not null,
    member       bytea not null check (octet_length(member) = 32),
    token        bytea not null check (octet_length(token) = 20),
    recipient    bytea not null check (octet_length(recipient) = 20),
    amount       numeric(78, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on payouts (member);

create table orders ( -- OrderFunded of OrderEscrow
    block_number bigint not null,
    log_index    bigint not null,
    order_id     bytea not null check (octet_length(order_id) = 32),
    payer        bytea not null check (octet_length(payer) = 32),
    lab          bytea not null check (octet_length(lab) = 32),
    order_commit bytea not null check (octet_length(order_commit) = 32),
    token        bytea not null check (octet_length(token) = 20),
    amount       numeric(78, 0) not null,
    until        numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on orders (order_id);
create index on orders (payer);
create index on orders (lab);

create table order_claims ( -- OrderClaimed of OrderEscrow
    block_number  bigint not null,
    log_index     bigint not null,
    order_id      bytea not null check (octet_length(order_id) = 32),
    result_commit bytea not null check (octet_length(result_commit) = 32),
    until         numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on order_claims (order_id);

create table order_disputes ( -- OrderDisputed of OrderEscrow
    block_number  bigint not null,
    log_index     bigint not null,
    order_id      bytea not null check (octet_length(order_id) = 32),
    reason_commit bytea not null check (octet_length(reason_commit) = 32),
    until         numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on order_disputes (order_id);

create table order_releases ( -- OrderReleased of OrderEscrow
    block_number bigint not null,
    log_index    bigint not null,
    order_id     bytea not null check (octet_length(order_id) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on order_releases (order_id);

create table order_refunds ( -- OrderRefunded of OrderEscrow
    block_number bigint not null,
    log_index    bigint not null,
    order_id     bytea not null check (octet_length(order_id) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on order_refunds (order_id);

create table order_resolutions ( -- OrderResolved of OrderEscrow
    block_number bigint not null,
    log_index    bigint not null,
    order_id     bytea not null check (octet_length(order_id) = 32),
    lab_amount   numeric(78, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on order_resolutions (order_id);

create table lots ( -- LotRegistered of LotRegistry
    block_number bigint not null,
    log_index    bigint not null,
    lot_id       bytea not null check (octet_length(lot_id) = 32),
    member       bytea not null check (octet_length(member) = 32),
    gtin         numeric(20, 0) not null,
    number       bytea not null check (octet_length(number) = 20),
    expiry       numeric(20, 0) not null,
    quantity     numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on lots (lot_id);
create index on lots (member);

create table lot_transfers ( -- TransferOffered of LotRegistry
    block_number bigint not null,
    log_index    bigint not null,
    transfer_id  numeric(20, 0) not null,
    lot_id       bytea not null check (octet_length(lot_id) = 32),
    from_member  bytea not null check (octet_length(from_member) = 32),
    to_member    bytea not null check (octet_length(to_member) = 32),
    account      bytea not null check (octet_length(account) = 20),
    quantity     numeric(20, 0) not null,
    expiry       numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on lot_transfers (transfer_id);
create index on lot_transfers (lot_id);

create table lot_transfer_acceptances ( -- TransferAccepted of LotRegistry
    block_number bigint not null,
    log_index    bigint not null,
    transfer_id  numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on lot_transfer_acceptances (transfer_id);

create table lot_transfer_refusals ( -- TransferRefused of LotRegistry
    block_number bigint not null,
    log_index    bigint not null,
    transfer_id  numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on lot_transfer_refusals (transfer_id);

create table lot_transfer_withdrawals ( -- TransferWithdrawn of LotRegistry
    block_number bigint not null,
    log_index    bigint not null,
    transfer_id  numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on lot_transfer_withdrawals (transfer_id);

create table lot_uses ( -- UnitsConsumed of LotRegistry
    block_number bigint not null,
    log_index    bigint not null,
    lot_id       bytea not null check (octet_length(lot_id) = 32),
    member       bytea not null check (octet_length(member) = 32),
    quantity     numeric(20, 0) not null,
    occurred_on  numeric(20, 0) not null,
    use_commit   bytea not null check (octet_length(use_commit) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on lot_uses (lot_id);

create table lot_destructions ( -- UnitsDestroyed of LotRegistry
    block_number bigint not null,
    log_index    bigint not null,
    lot_id       bytea not null check (octet_length(lot_id) = 32),
    member       bytea not null check (octet_length(member) = 32),
    quantity     numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on lot_destructions (lot_id);

create table lot_recalls ( -- LotRecalled of LotRegistry
    block_number  bigint not null,
    log_index     bigint not null,
    lot_id        bytea not null check (octet_length(lot_id) = 32),
    member        bytea not null check (octet_length(member) = 32),
    recall_class  smallint not null, -- RecallClass, as the contract numbers them
    notice_commit bytea not null check (octet_length(notice_commit) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on lot_recalls (lot_id);

create table recall_acknowledgements ( -- RecallAcknowledged of LotRegistry
    block_number    bigint not null,
    log_index       bigint not null,
    lot_id          bytea not null check (octet_length(lot_id) = 32),
    member          bytea not null check (octet_length(member) = 32),
    recall_class    smallint not null, -- RecallClass, as the contract numbers them
    response_commit bytea not null check (octet_length(response_commit) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on recall_acknowledgements (lot_id);

create table studies ( -- StudyRegistered of StudyRegistry
    block_number    bigint not null,
    log_index       bigint not null,
    study_id        bytea not null check (octet_length(study_id) = 32),
    member          bytea not null check (octet_length(member) = 32),
    protocol_commit bytea not null check (octet_length(protocol_commit) = 32),
    duo             integer[] not null,
    diseases        bytea[] not null,
    valid_from      numeric(20, 0) not null,
    expiry          numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on studies (study_id);
create index on studies (member);

create table study_revisions ( -- StudyRevised of StudyRegistry
    block_number    bigint not null,
    log_index       bigint not null,
    study_id        bytea not null check (octet_length(study_id) = 32),
    version         bigint not null,
    protocol_commit bytea not null check (octet_length(protocol_commit) = 32),
    duo             integer[] not null,
    diseases        bytea[] not null,
    valid_from      numeric(20, 0) not null,
    expiry          numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on study_revisions (study_id);

create table study_reviews ( -- ReviewRecorded of StudyRegistry
    block_number bigint not null,
    log_index    bigint not null,
    study_id     bytea not null check (octet_length(study_id) = 32),
    version      bigint not null,
    irb_commit   bytea not null check (octet_length(irb_commit) = 32),
    until        numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on study_reviews (study_id);

create table study_approvals ( -- StudyApproved of StudyRegistry
    block_number bigint not null,
    log_index    bigint not null,
    study_id     bytea not null check (octet_length(study_id) = 32),
    version      bigint not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on study_approvals (study_id);

create table approval_revocations ( -- ApprovalRevoked of StudyRegistry
    block_number bigint not null,
    log_index    bigint not null,
    study_id     bytea not null check (octet_length(study_id) = 32),
    version      bigint not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on approval_revocations (study_id);

create table study_joins ( -- StudyJoined of StudyRegistry
    block_number bigint not null,
    log_index    bigint not null,
    study_id     bytea not null check (octet_length(study_id) = 32),
    member       bytea not null check (octet_length(member) = 32),
    version      bigint not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on study_joins (study_id);
create index on study_joins (member);

create table study_leaves ( -- StudyLeft of StudyRegistry
    block_number bigint not null,
    log_index    bigint not null,
    study_id     bytea not null check (octet_length(study_id) = 32),
    member       bytea not null check (octet_length(member) = 32),
    version      bigint not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on study_leaves (study_id);
create index on study_leaves (member);

create table validator_changes ( -- ValidatorChanged of Consortium
    block_number bigint not null,
    log_index    bigint not null,
    validator    bytea not null check (octet_length(validator) = 20),
    is_active    boolean not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on validator_changes (validator);

create table verifier_changes ( -- VerifierChanged of Consortium
    block_number bigint not null,
    log_index    bigint not null,
    verifier     bytea not null check (octet_length(verifier) = 20),
    is_active    boolean not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on verifier_changes (verifier);

create table successors ( -- SuccessorNamed of Consortium
    block_number bigint not null,
    log_index    bigint not null,
    predecessor  bytea not null check (octet_length(predecessor) = 20),
    successor    bytea not null check (octet_length(successor) = 20),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on successors (predecessor);

create table proposals ( -- ProposalCreated of Consortium
    block_number bigint not null,
    log_index    bigint not null,
    proposal_id  numeric(78, 0) not null,
    member       bytea not null check (octet_length(member) = 32),
    target       bytea not null check (octet_length(target) = 20),
    data         bytea not null,
    voting_ends  numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on proposals (proposal_id);

create table votes ( -- VoteCast of Consortium
    block_number bigint not null,
    log_index    bigint not null,
    proposal_id  numeric(78, 0) not null,
    member       bytea not null check (octet_length(member) = 32),
    is_support   boolean not null,
    decided_at   numeric(20, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on votes (proposal_id);

create table proposal_executions ( -- ProposalExecuted of Consortium
    block_number bigint not null,
    log_index    bigint not null,
    proposal_id  numeric(78, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on proposal_executions (proposal_id);

create table proposal_cancellations ( -- ProposalCancelled of Consortium
    block_number bigint not null,
    log_index    bigint not null,
    proposal_id  numeric(78, 0) not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on proposal_cancellations (proposal_id);

create table guardian_changes ( -- GuardiansSet of ConsentRegistry
    block_number     bigint not null,
    log_index        bigint not null,
    subject          bytea not null check (octet_length(subject) = 32),
    nonce            numeric(78, 0) not null,
    guardians_commit bytea not null check (octet_length(guardians_commit) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on guardian_changes (subject);

create table proxies ( -- ProxyAppointed of ConsentRegistry
    block_number bigint not null,
    log_index    bigint not null,
    appointment  bytea not null check (octet_length(appointment) = 32),
    subject      bytea not null check (octet_length(subject) = 32),
    nonce        numeric(78, 0) not null,
    expiry       numeric(20, 0) not null,
    signer       bytea not null,
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on proxies (appointment);
create index on proxies (subject);

create table proxy_dismissals ( -- ProxyDismissed of ConsentRegistry
    block_number bigint not null,
    log_index    bigint not null,
    appointment  bytea not null check (octet_length(appointment) = 32),
    subject      bytea not null check (octet_length(subject) = 32),
    primary key (block_number, log_index),
    foreign key (block_number, log_index) references events on delete cascade
);
create index on proxy_dismissals (appointment);
