// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ISequenced} from "./ISequenced.sol";

/// @title Consortium
/// @notice Who is a member, with which roles, accounts and keys, now and at any earlier block; and how the members
/// change that by vote.
///
/// A member is an organisation, named by a random 32-byte id. It acts through accounts, each bound to one member and
/// one purpose for ever, and switched on and off with history. Every other contract asks this one who is calling.
///
/// What a vote decides, this contract does: it calls itself, or another contract, which knows it by its address. There
/// is no other power over it.
///
/// Every write, the constructor's included, emits exactly one event with a contiguous sequence number from 1, so the
/// events alone rebuild the state. Executing a proposal is one write, and what it does is another.
interface IConsortium is ISequenced {
    /// @notice What an account may do. An account has one purpose and never another.
    enum Purpose {
        None,
        Governor, // votes, and cancels what its member's manager began
        Sequencer, // anchors checkpoints, amendments and disclosures
        Manager, // opens and closes logs, changes operational accounts, keys and the log URL
        Attestor, // signs final block hashes, off the chain
        Relayer, // relays consents and countersigns enrolments
        Custodian, // hands over specimens and lots
        Treasurer // funds orders and collects payments
    }

    /// @notice What a key is for. Keys are opaque bytes here; their encoding is in docs/spec/trust.md.
    enum KeyKind {
        None,
        Statement, // ES256: uncompressed P-256 point without prefix, 64 bytes
        Log, // Ed25519 public key, 32 bytes
        Encryption // HPKE public key
    }

    /// @notice Whether a member may act.
    enum MemberStatus {
        None, // never admitted
        Active,
        Suspended, // by vote, until a vote reinstates it: no rights, no vote
        Removed // for good
    }

    struct Account {
        address account;
        Purpose purpose;
    }

    struct Key {
        KeyKind kind;
        bytes key;
    }

    /// @param roles Bits of Roles: lab 1, collector 2, courier 4, provider 8, payer 16, researcher 32,
    /// manufacturer 64, auditor 128.
    struct NewMember {
        bytes32 id;
        uint256 roles;
        string logUrl;
        Account[] accounts;
        Key[] keys;
    }

    /// @notice How the consortium decides. Periods are seconds; shares are percent of the members that may vote.
    /// @param votingPeriod How long a proposal takes votes.
    /// @param timelock How long a decision waits before it can be executed.
    /// @param executionPeriod How long it can be executed then.
    /// @param managerDelay How long a manager's change waits, in which it can be cancelled.
    /// @param emergencyPeriod After which an emergency suspension lapses.
    /// @param emergencyCooldown How long after an emergency suspension began the same member can't have another.
    /// @param quorum Share that must have voted.
    /// @param threshold Share of the votes cast which those in favour must exceed.
    /// @param emergencyQuorum Share that suspends in an emergency.
    /// @param attestations How many members' attestations make a block trusted.
    struct Parameters {
        uint32 votingPeriod;
        uint32 timelock;
        uint32 executionPeriod;
        uint32 managerDelay;
        uint32 emergencyPeriod;
        uint32 emergencyCooldown;
        uint8 quorum;
        uint8 threshold;
        uint8 emergencyQuorum;
        uint8 attestations;
    }

    /// @notice A place in the chain's order of events.
    struct Position {
        uint64 blockNumber;
        uint32 logIndex;
    }

    /// @notice That an account's or key's secret was in other hands.
    /// @param since From where on nothing signed with it counts.
    /// @param reportedAt The block of the first report; 0 where there is none.
    struct Compromise {
        Position since;
        uint64 reportedAt;
    }

    /// @notice How a member stands.
    /// @param suspendedUntil The time before which it has no rights; the greatest number where only a vote ends that.
    /// @param isKeyCompromise Whether the last suspension was for a compromised key.
    /// @param nextEmergencyAt From when on it can be suspended in an emergency again; 0 where it never was.
    struct Standing {
        MemberStatus status;
        uint256 roles;
        uint64 suspendedUntil;
        bool isKeyCompromise;
        uint64 nextEmergencyAt;
    }

    enum ProposalState {
        None,
        Voting,
        Cancelled,
        Defeated, // as the votes count now
        Waiting, // passed, in its time-lock
        Executable,
        Executed,
        Expired
    }

    enum Ballot {
        None,
        For,
        Against
    }

    /// @param member Who proposed it.
    /// @param concerned The member whose removal, suspension or reinstatement it is: it has no vote; 0 where none.
    /// @param votingEnds The time from which it takes no more votes.
    /// @param decidedAt When it was decided early; 0 where it was not.
    /// @param rules The parameters in force when it was proposed: they govern it to its end.
    struct Proposal {
        bytes32 member;
        bytes32 concerned;
        address target;
        uint64 votingEnds;
        bool isExecuted;
        bool isCancelled;
        uint64 decidedAt;
        Parameters rules;
        bytes data;
    }

    event MemberAdmitted(
        bytes32 indexed member, uint64 seq, uint256 roles, string logUrl, Account[] accounts, Key[] keys
    );
    event MemberRemoved(bytes32 indexed member, uint64 seq);
    event MemberSuspended(bytes32 indexed member, uint64 seq, bool isKeyCompromise);
    event MemberReinstated(bytes32 indexed member, uint64 seq);
    event RolesChanged(bytes32 indexed member, uint64 seq, uint256 oldRoles, uint256 newRoles);
    event LogUrlChanged(bytes32 indexed member, uint64 seq, string oldUrl, string newUrl);
    /// @param activeFrom The time from which it may act; 0 where it is off.
    event AccountChanged(
        bytes32 indexed member, address indexed account, uint64 seq, Purpose purpose, bool isActive, uint64 activeFrom
    );
    /// @notice The account is off from here on, if it was not already.
    event AccountCompromised(bytes32 indexed member, address indexed account, uint64 seq, Position since);
    /// @param oldKey The key in force at this moment; empty where there is none.
    /// @param validFrom The time from which the new key counts. A key still waiting then is dropped.
    event KeyChanged(bytes32 indexed member, uint64 seq, KeyKind kind, bytes oldKey, bytes newKey, uint64 validFrom);
    event KeyCancelled(bytes32 indexed member, uint64 seq, KeyKind kind, bytes key);
    /// @notice The key counts no longer, from here on.
    event KeyCompromised(bytes32 indexed member, uint64 seq, KeyKind kind, bytes key, Position since);
    event ParametersChanged(uint64 seq, Parameters oldParameters, Parameters newParameters);
    event ValidatorChanged(address indexed validator, uint64 seq, bool isActive);
    event VerifierChanged(address indexed verifier, uint64 seq, bool isActive);
    event SuccessorNamed(address indexed predecessor, uint64 seq, address successor);
    event ProposalCreated(
        uint256 indexed proposalId, bytes32 indexed member, uint64 seq, address target, bytes data, uint64 votingEnds
    );
    /// @param decidedAt The time, where this vote decides the proposal early; else 0.
    event VoteCast(uint256 indexed proposalId, bytes32 indexed member, uint64 seq, bool isSupport, uint64 decidedAt);
    event ProposalExecuted(uint256 indexed proposalId, uint64 seq);
    event ProposalCancelled(uint256 indexed proposalId, uint64 seq);
    /// @param by The member that supports it.
    /// @param suspendedUntil The time until which the member is suspended; 0 while supporters are too few.
    event EmergencySupported(bytes32 indexed member, bytes32 indexed by, uint64 seq, uint64 suspendedUntil);

    error NoMembers();
    error ZeroMember();
    error MemberExists(bytes32 member);
    error NotMember(bytes32 member);
    error UnknownRoles(uint256 roles);
    error RolesUnchanged(bytes32 member);
    error SuspensionUnchanged(bytes32 member);
    error NotSuspended(bytes32 member);
    error TooFewVoters(bytes32 member);
    error NoGovernor(bytes32 member);
    error LastGovernor(bytes32 member);
    error ZeroAccount();
    error PurposeNotAllowed(Purpose purpose);
    error AccountBound(address account, bytes32 member);
    error NotAccount(bytes32 member, address account);
    error AccountUnchanged(address account, bool isActive);
    error AccountNotPending(address account);
    error CompromisedAccount(address account);
    error TooManyAccounts(bytes32 member);
    error KeyKindNotAllowed(KeyKind kind);
    error KeyLength(KeyKind kind, uint256 length);
    error KeyUnchanged(KeyKind kind);
    error KeyRepeated(KeyKind kind);
    error KeyPending(KeyKind kind);
    error KeyNotPending(KeyKind kind);
    error CompromisedKey(KeyKind kind);
    error CompromiseNotEarlier();
    error LogUrlUnchanged();
    error ParametersOutOfBounds();
    error ValidatorUnchanged(address validator, bool isActive);
    error VerifierUnchanged(address verifier, bool isActive);
    error SuccessorUnchanged(address predecessor, address successor);
    /// @notice There is no contract at this address.
    error NoCode(address target);
    /// @notice The member has no vote: it is suspended by vote or removed, or the question is about itself.
    error NotVoter(bytes32 member);
    error AlreadyVoted(uint256 proposalId, bytes32 member);
    error ProposalIs(uint256 proposalId, ProposalState state);
    error EmergencyTooSoon(bytes32 member, uint64 nextEmergencyAt);
    error EmergencyAlreadySupported(bytes32 member, bytes32 by);
    error BlockNotYet(uint256 blockNumber);
    error TimeNotYet(uint256 time);

    error NotPurpose(bytes32 member, address account, Purpose required);
    /// @notice The caller is not the consortium: only what the members voted for does this.
    error NotVote(address caller);

    // ---- a member's manager, or a vote ----

    /// @notice Switches an account of a member on or off; binds it on first use, for ever.
    ///
    /// Requirements:
    /// - the caller is a manager of the member, and `purpose` is Sequencer, Relayer, Custodian or Treasurer; or it is
    ///   a vote, on any purpose but None;
    /// - the member was admitted and not removed;
    /// - `account` is not zero, is bound to nothing yet or to this member and purpose, and was not compromised;
    /// - the account changes: what is off, or was never on, can't be switched off;
    /// - switched off, it is not the member's last governor: switch another on first;
    /// - switched on, the member has at most 64 accounts on, and a manager brings it to no more than 48, so that it
    /// can't keep a vote from adding one.
    ///
    /// Switching off works at once, and so does a vote. What a manager switches on may act managerDelay later; until
    /// then cancelAccount, or this function, switches it off again.
    ///
    /// @dev An account need not agree to be bound, so a malicious manager can bind a free account of somebody else for
    /// ever. That is visible, gives no right over it, and costs its owner a new address.
    function setAccount(bytes32 member, address account, Purpose purpose, bool isActive) external;

    /// @notice Sets or replaces a key of a member. The old one stays in the history. A manager's counts managerDelay
    /// later, a vote's at once.
    ///
    /// Requirements:
    /// - the caller is a manager of the member, or a vote; the member was admitted and not removed;
    /// - no key of this kind waits, where a manager sets one; a vote's replaces the one that waits;
    /// - the key differs from the one in force, was not compromised, and has 64 bytes (Statement), 32 (Log), or any but
    ///   none (Encryption).
    ///
    /// @dev Whether the bytes are a point of the curve is not checked: a key nobody can sign with harms its owner only.
    function setKey(bytes32 member, KeyKind kind, bytes calldata newKey) external;

    // ---- a member's manager ----

    /// @notice Moves the place where a member publishes its logs' tiles, at once. The caller is a manager of it, and
    /// the new URL differs from the old.
    function setLogUrl(bytes32 member, string calldata newUrl) external;

    // ---- a member's governor, or a vote ----

    /// @notice Switches off an account that a manager switched on and that may not act yet. The caller is a governor of
    /// the member, suspended or not, or a vote.
    function cancelAccount(bytes32 member, address account) external;

    /// @notice Drops a key that does not count yet. The caller is a governor of the member, suspended or not, or a
    /// vote.
    function cancelKey(bytes32 member, KeyKind kind) external;

    // ---- governors ----

    /// @notice Puts one call to the vote. The caller is a governor of the member, which may vote. Ids count from 1.
    ///
    /// Requirements: the member is not the one concerned, and there is a contract at `target`.
    ///
    /// The parameters in force now govern the proposal to its end, whatever is voted meanwhile. Where the call is
    /// removeMember, suspendMember or reinstateMember of this contract, the member it names is concerned: it has no
    /// vote, and is not counted among those that may vote.
    function propose(bytes32 member, address target, bytes calldata data) external returns (uint256 proposalId);

    /// @notice Votes for a member, once and for good. The caller is a governor of it, and the member may vote on this
    /// proposal, which takes votes.
    ///
    /// The proposal is decided at votingEnds, or by this vote, if enough have voted and those in favour exceed
    /// `threshold` percent of all that may vote.
    function vote(bytes32 member, uint256 proposalId, bool isSupport) external;

    /// @notice Withdraws a proposal that takes votes. The caller is a governor of the member that proposed it.
    function cancel(uint256 proposalId) external;

    /// @notice Supports that a member be suspended in an emergency. When enough do, it is, until emergencyPeriod from
    /// now: its accounts have no rights and it has no roles. Its vote stays: a few must not be able to silence the many
    /// and then decide alone. It can withdraw results.
    ///
    /// Enough are at least 2, and emergencyQuorum percent, rounded up, of the members that may vote, the one concerned
    /// not counted. Who has lost its vote since it supported does not count. Support lapses emergencyPeriod after the
    /// first.
    ///
    /// Requirements:
    /// - the caller is a governor of `by`, which may vote, is not the member, and has not supported this yet;
    /// - the member is Active, and emergencyCooldown has passed since it was last suspended in an emergency.
    function suspendInEmergency(bytes32 member, bytes32 by) external;

    // ---- anyone ----

    /// @notice Makes the call that was voted for. Its failure is passed on, as FailedCall where it says nothing.
    ///
    /// The votes are counted again: of the members that may vote now, at least `quorum` percent, rounded up, have
    /// voted, and more than `threshold` percent of those are in favour. The time-lock since the decision is over, and
    /// the execution period not.
    function execute(uint256 proposalId) external;

    // ---- a vote ----

    /// @notice Admits a member, with at least one governor, at most 64 accounts, and at most one key of a kind. All of
    /// it counts at once.
    ///
    /// Requirements:
    /// - the id is not zero and was never admitted; the roles are known;
    /// - each account is not zero, has a purpose, and is bound to nothing yet;
    /// - each key has a kind and its length.
    function admitMember(NewMember calldata newMember) external;

    /// @notice Removes a member for good: no rights, no roles, no vote, also not those cast on open proposals. At least
    /// two others may vote.
    function removeMember(bytes32 member) external;

    /// @notice Suspends a member until a vote reinstates it: no rights, no roles, no vote, also not those cast on open
    /// proposals. A sequencer may still withdraw results, unless it is for a compromised key. Changes the reason where
    /// the member is suspended so already. At least two others may vote.
    function suspendMember(bytes32 member, bool isKeyCompromise) external;

    /// @notice Ends a suspension, by vote or in an emergency. Votes cast before count again.
    function reinstateMember(bytes32 member) external;

    /// @notice Replaces a member's roles.
    function setRoles(bytes32 member, uint256 newRoles) external;

    /// @notice Switches an account off for good, and says since when nothing it signed counts.
    ///
    /// Only a vote says so: a lab could otherwise disown its own past. It may lie in the past, not in the future; a
    /// later vote may only move it earlier.
    ///
    /// Requirements: the account is bound to the member, removed or not, and is not its last governor that is on.
    function reportAccountCompromise(bytes32 member, address account, Position calldata since) external;

    /// @notice The same for a key, whether it was in force, waits, or never was the member's: it can't become so.
    function reportKeyCompromise(bytes32 member, KeyKind kind, bytes calldata key, Position calldata since) external;

    /// @notice Changes how the consortium decides.
    ///
    /// Requirements: each period is at most 90 days; votingPeriod, executionPeriod and emergencyPeriod are not zero;
    /// emergencyCooldown is at least emergencyPeriod; quorum and emergencyQuorum are 1 to 100, threshold 50 to 99;
    /// attestations is not zero.
    function setParameters(Parameters calldata newParameters) external;

    /// @notice Says that an address validates blocks, or no longer does.
    function setValidator(address validator, bool isActive) external;

    /// @notice Accepts an ERC-7913 verifier for subjects' signers, or no longer does.
    function setVerifier(address verifier, bool isActive) external;

    /// @notice Says which contract takes over from an old one. A later vote may change it.
    function nameSuccessor(address predecessor, address successor) external;

    // ---- views that the other contracts ask ----

    /// @notice Reverts with NotPurpose unless the account acts for this member with this purpose now: bound so, on,
    /// past its delay, and the member neither suspended (in an emergency or by vote) nor removed.
    function requirePurpose(bytes32 member, address account, Purpose purpose) external view;

    /// @notice The same for a sequencer that only withdraws results: a suspension does not stop it, unless the member
    /// was suspended because a key was compromised.
    function requireWithdrawer(bytes32 member, address account) external view;

    /// @notice The same for a governor that stops what its own manager began: a suspension does not stop it.
    function requireGovernor(bytes32 member, address account) external view;

    /// @notice Whether the member has all the given role bits, and is neither suspended nor removed; false where no
    /// bit is given.
    function hasRoles(bytes32 member, uint256 roles) external view returns (bool);

    /// @notice Whether this ERC-7913 verifier is accepted for subjects' signers now.
    function isVerifier(address verifier) external view returns (bool);

    /// @notice Seconds that a manager's change waits.
    function managerDelay() external view returns (uint32);

    // ---- views ----

    function memberCount() external view returns (uint256);
    function memberAt(uint256 index) external view returns (bytes32);
    function standingOf(bytes32 member) external view returns (Standing memory);
    function logUrl(bytes32 member) external view returns (string memory);

    /// @notice The accounts that are on or will be, in no order.
    function accountsOf(bytes32 member) external view returns (address[] memory);

    /// @notice What an account is bound to, and from when on it may act: 0 where it is off. Zero and None where it is
    /// unknown. Whether its member is suspended is not said here.
    function accountOf(address account) external view returns (bytes32 member, Purpose purpose, uint64 activeFrom);

    function accountCompromise(address account) external view returns (Compromise memory);

    /// @notice The key of a kind that is in force; empty where there is none, or it was compromised. A suspension or
    /// removal does not change it.
    function keyOf(bytes32 member, KeyKind kind) external view returns (bytes memory);

    /// @notice The key that waits, and from when on it counts; empty and 0 where none does.
    function pendingKey(bytes32 member, KeyKind kind) external view returns (bytes memory key, uint64 validFrom);

    function keyCompromise(bytes32 member, KeyKind kind, bytes calldata key) external view returns (Compromise memory);

    function parameters() external view returns (Parameters memory);
    function isValidator(address validator) external view returns (bool);
    function validators() external view returns (address[] memory);
    function verifiers() external view returns (address[] memory);
    function successorOf(address predecessor) external view returns (address);

    function mayVote(bytes32 member) external view returns (bool);
    function voterCount() external view returns (uint256);
    function proposalCount() external view returns (uint256);
    function proposal(uint256 proposalId) external view returns (Proposal memory);
    function state(uint256 proposalId) external view returns (ProposalState);
    function ballotOf(uint256 proposalId, bytes32 member) external view returns (Ballot);

    /// @notice The votes that count now: in favour, in all, and of how many members that may vote.
    function tally(uint256 proposalId) external view returns (uint256 inFavour, uint256 cast, uint256 eligible);

    /// @notice Who supports that a member be suspended in an emergency, and when that lapses.
    function emergencyOf(bytes32 member) external view returns (bytes32[] memory supporters, uint64 lapsesAt);

    // ---- views of the past ----
    //
    // They answer as of the end of a block, of which the caller gives the timestamp, `time`: the chain does not know
    // it, and delays and emergencies end by time. They revert with BlockNotYet or TimeNotYet where that is still to
    // come. For the block that is being made the answer is the one so far.

    /// @notice What hasRoles answered ("was it accredited then").
    function hadRoles(bytes32 member, uint256 roles, uint256 blockNumber, uint256 time) external view returns (bool);

    /// @notice Whether requirePurpose, asked for the account's member and purpose, did not revert.
    function wasActive(address account, uint256 blockNumber, uint256 time) external view returns (bool);

    /// @notice What keyOf answered.
    function keyAt(bytes32 member, KeyKind kind, uint256 blockNumber, uint256 time) external view returns (bytes memory);

    function wasValidator(address validator, uint256 blockNumber) external view returns (bool);
}
