// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ISequenced} from "./ISequenced.sol";

/// @title Consortium
/// @notice Who is a member, with which roles, accounts and keys, now and at any earlier block.
///
/// A member is an organisation, named by a random 32-byte id. It acts through accounts, each bound to one member and
/// one purpose for ever, and switched on and off with history. Every other contract asks this one who is calling.
///
/// Every write, the constructor's included, emits exactly one event with a contiguous sequence number from 1, so the
/// events alone rebuild the state.
interface IConsortium is ISequenced {
    /// @notice What an account may do. An account has one purpose and never another.
    enum Purpose {
        None,
        Governor, // votes
        Sequencer, // anchors checkpoints and amends
        Manager, // opens logs, changes operational accounts, keys and the log URL
        Attestor, // signs final block hashes, off the chain
        Relayer // relays consents and countersigns enrolments
    }

    /// @notice What a key is for. Keys are opaque bytes here; their encoding is in docs/spec/trust.md.
    enum KeyKind {
        None,
        Statement, // ES256: uncompressed P-256 point without prefix, 64 bytes
        Log, // Ed25519 public key, 32 bytes
        Encryption // HPKE public key
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
    struct FoundingMember {
        bytes32 id;
        uint256 roles;
        string logUrl;
        Account[] accounts;
        Key[] keys;
    }

    event MemberAdmitted(
        bytes32 indexed member, uint64 seq, uint256 roles, string logUrl, Account[] accounts, Key[] keys
    );
    event AccountChanged(bytes32 indexed member, address indexed account, uint64 seq, Purpose purpose, bool isActive);
    event KeyChanged(bytes32 indexed member, uint64 seq, KeyKind kind, bytes oldKey, bytes newKey);
    event LogUrlChanged(bytes32 indexed member, uint64 seq, string oldUrl, string newUrl);

    error NoMembers();
    error ZeroMember();
    error MemberExists(bytes32 member);
    error UnknownRoles(uint256 roles);
    error NoGovernor(bytes32 member);
    error ZeroAccount();
    error PurposeNotAllowed(Purpose purpose);
    error AccountBound(address account, bytes32 member, Purpose purpose);
    error AccountUnchanged(address account, bool isActive);
    error KeyKindNotAllowed(KeyKind kind);
    error KeyLength(KeyKind kind, uint256 length);
    error KeyRepeated(KeyKind kind);
    error KeyUnchanged(KeyKind kind);
    error LogUrlUnchanged();
    error NotPurpose(address caller, Purpose required);
    error BlockNotYet(uint256 blockNumber);

    // ---- a member's manager ----

    /// @notice Switches a sequencer or relayer of the caller's member on or off; binds it on first use. Governors,
    /// managers and attestors are not changed here.
    ///
    /// Requirements:
    /// - the caller is an active manager;
    /// - `purpose` is Sequencer or Relayer, and `account` is not zero;
    /// - `account` is bound to nothing yet, or to this member and purpose;
    /// - the account changes: what is off, or was never on, can't be switched off.
    ///
    /// @dev An account need not agree to be bound, so a malicious manager can bind a free account of somebody else for
    /// ever. That is visible, gives no right over it, and costs its owner a new address.
    function setAccount(address account, Purpose purpose, bool isActive) external;

    /// @notice Sets or replaces a key of the caller's member. The old one stays in the history.
    ///
    /// Requirements:
    /// - the caller is an active manager;
    /// - the key differs from the present one of its kind, and has 64 bytes (Statement), 32 (Log), or any (Encryption).
    ///
    /// @dev Whether the bytes are a point of the curve is not checked: a key nobody can sign with harms its owner only.
    function setKey(KeyKind kind, bytes calldata newKey) external;

    /// @notice Moves the place where the caller's member publishes its logs' tiles. The caller is an active manager,
    /// and the new URL differs from the old.
    function setLogUrl(string calldata newUrl) external;

    // ---- views ----

    function isMember(bytes32 member) external view returns (bool);
    function memberCount() external view returns (uint256);
    function memberAt(uint256 index) external view returns (bytes32);
    function logUrl(bytes32 member) external view returns (string memory);

    /// @notice Whether the member has all the given role bits; false where none is given.
    function hasRoles(bytes32 member, uint256 roles) external view returns (bool);

    /// @notice The same as of the end of a block ("was it accredited then"). Reverts with BlockNotYet where the block
    /// is still to come, as the other questions about a block do.
    /// @dev For the block that is being made, the answer is the one so far.
    function hadRoles(bytes32 member, uint256 roles, uint256 blockNumber) external view returns (bool);

    /// @notice What an account is bound to. Zero and None where it is unknown.
    function accountOf(address account) external view returns (bytes32 member, Purpose purpose, bool isActive);

    /// @notice Whether the account was active as of the end of a block.
    function wasActive(address account, uint256 blockNumber) external view returns (bool);

    /// @notice The member the account acts for with this purpose now. Reverts with NotPurpose where the account is
    /// unknown, off or bound to another purpose. The other contracts call this, and pass that error on.
    function requirePurpose(address account, Purpose purpose) external view returns (bytes32 member);

    /// @notice The current key of a kind; empty where there is none.
    function keyOf(bytes32 member, KeyKind kind) external view returns (bytes memory);

    /// @notice The key of a kind as of the end of a block.
    function keyAt(bytes32 member, KeyKind kind, uint256 blockNumber) external view returns (bytes memory);
}
