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

    /// @notice Switches a sequencer or relayer of the caller's member on or off; binds it on first use.
    /// Governors, managers and attestors are not changed here.
    function setAccount(address account, Purpose purpose, bool isActive) external;

    /// @notice Replaces a key of the caller's member. The old one stays in the history.
    function setKey(KeyKind kind, bytes calldata newKey) external;

    /// @notice Moves the place where the caller's member publishes its logs' tiles.
    function setLogUrl(string calldata newUrl) external;

    // ---- views ----

    function isMember(bytes32 member) external view returns (bool);
    function memberCount() external view returns (uint256);
    function memberAt(uint256 index) external view returns (bytes32);
    function logUrl(bytes32 member) external view returns (string memory);

    /// @notice Whether the member has all the given role bits.
    function hasRoles(bytes32 member, uint256 roles) external view returns (bool);

    /// @notice The same as of the end of a block ("was it accredited then").
    function hadRoles(bytes32 member, uint256 roles, uint256 blockNumber) external view returns (bool);

    /// @notice What an account is bound to. Zero and None where it is unknown.
    function accountOf(address account) external view returns (bytes32 member, Purpose purpose, bool isActive);

    /// @notice Whether the account was active as of the end of a block.
    function wasActive(address account, uint256 blockNumber) external view returns (bool);

    /// @notice The member the account acts for with this purpose now. Reverts with NotPurpose otherwise.
    function requirePurpose(address account, Purpose purpose) external view returns (bytes32 member);

    /// @notice The current key of a kind; empty where there is none.
    function keyOf(bytes32 member, KeyKind kind) external view returns (bytes memory);

    /// @notice The key of a kind as of the end of a block.
    function keyAt(bytes32 member, KeyKind kind, uint256 blockNumber) external view returns (bytes memory);
}
