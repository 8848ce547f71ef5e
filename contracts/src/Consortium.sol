// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

import {Roles} from "./Roles.sol";
import {Sequenced} from "./Sequenced.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";

/// @title Consortium
/// @notice See IConsortium. Its founding members are given to the constructor.
contract Consortium is IConsortium, Sequenced {
    using Checkpoints for Checkpoints.Trace160;

    /// @dev What an account is bound to, for ever, and whether it was switched on (1) or off (0), by block. `isActive`
    /// repeats the newest entry, so that asking who is calling reads two slots.
    struct Binding {
        bytes32 member;
        Purpose purpose;
        bool isActive;
        Checkpoints.Trace160 activity;
    }

    /// @dev All keys of one kind that a member had, and, by block, how many there were: the last of them counts.
    struct KeyHistory {
        bytes[] keys;
        Checkpoints.Trace160 counts;
    }

    bytes32[] private _members;
    mapping(bytes32 member => Checkpoints.Trace160) private _roles;
    mapping(bytes32 member => string) private _logUrls;
    mapping(bytes32 member => mapping(KeyKind kind => KeyHistory)) private _keys;
    mapping(address account => Binding) private _bindings;

    /// @notice Founds the consortium.
    ///
    /// Requirements:
    /// - there is a member, and each has an id of its own, which is not zero, and known roles only;
    /// - each has at least one governor; accounts are not zero, not shared and have a purpose;
    /// - each has at most one key of a kind, of the right length.
    constructor(FoundingMember[] memory founding) {
        require(founding.length != 0, NoMembers());
        for (uint256 i; i < founding.length; ++i) {
            _admit(founding[i]);
        }
    }

    // ---- a member's manager ----

    /// @inheritdoc IConsortium
    function setAccount(address account, Purpose purpose, bool isActive) external {
        bytes32 member = requirePurpose(msg.sender, Purpose.Manager);
        require(purpose == Purpose.Sequencer || purpose == Purpose.Relayer, PurposeNotAllowed(purpose));
        Binding storage binding = _bindings[account];
        require(binding.isActive != isActive, AccountUnchanged(account, isActive));
        if (binding.purpose == Purpose.None) {
            _bind(member, account, purpose);
        } else {
            require(
                binding.member == member && binding.purpose == purpose,
                AccountBound(account, binding.member, binding.purpose)
            );
            _switch(binding, isActive);
        }
        emit AccountChanged(member, account, _nextSequence(), purpose, isActive);
    }

    /// @inheritdoc IConsortium
    function setKey(KeyKind kind, bytes calldata newKey) external {
        bytes32 member = requirePurpose(msg.sender, Purpose.Manager);
        bytes memory oldKey = keyOf(member, kind);
        require(keccak256(oldKey) != keccak256(newKey), KeyUnchanged(kind));
        _addKey(member, kind, newKey);
        emit KeyChanged(member, _nextSequence(), kind, oldKey, newKey);
    }

    /// @inheritdoc IConsortium
    function setLogUrl(string calldata newUrl) external {
        bytes32 member = requirePurpose(msg.sender, Purpose.Manager);
        string memory oldUrl = _logUrls[member];
        require(keccak256(bytes(oldUrl)) != keccak256(bytes(newUrl)), LogUrlUnchanged());
        _logUrls[member] = newUrl;
        emit LogUrlChanged(member, _nextSequence(), oldUrl, newUrl);
    }

    // ---- views ----

    /// @inheritdoc IConsortium
    function isMember(bytes32 member) public view returns (bool) {
        return _roles[member].length() != 0;
    }

    /// @inheritdoc IConsortium
    function memberCount() external view returns (uint256) {
        return _members.length;
    }

    /// @inheritdoc IConsortium
    function memberAt(uint256 index) external view returns (bytes32) {
        return _members[index];
    }

    /// @inheritdoc IConsortium
    function logUrl(bytes32 member) external view returns (string memory) {
        return _logUrls[member];
    }

    /// @inheritdoc IConsortium
    function hasRoles(bytes32 member, uint256 roles) external view returns (bool) {
        return _includes(_roles[member].latest(), roles);
    }

    /// @inheritdoc IConsortium
    function hadRoles(bytes32 member, uint256 roles, uint256 blockNumber) external view returns (bool) {
        return _includes(_roles[member].upperLookupRecent(_past(blockNumber)), roles);
    }

    /// @inheritdoc IConsortium
    function accountOf(address account) external view returns (bytes32 member, Purpose purpose, bool isActive) {
        Binding storage binding = _bindings[account];
        return (binding.member, binding.purpose, binding.isActive);
    }

    /// @inheritdoc IConsortium
    function wasActive(address account, uint256 blockNumber) external view returns (bool) {
        return _bindings[account].activity.upperLookupRecent(_past(blockNumber)) != 0;
    }

    /// @inheritdoc IConsortium
    function requirePurpose(address account, Purpose purpose) public view returns (bytes32 member) {
        Binding storage binding = _bindings[account];
        require(binding.isActive && binding.purpose == purpose, NotPurpose(account, purpose));
        return binding.member;
    }

    /// @inheritdoc IConsortium
    function keyOf(bytes32 member, KeyKind kind) public view returns (bytes memory) {
        KeyHistory storage history = _keys[member][kind];
        uint256 count = history.keys.length;
        return count == 0 ? bytes("") : history.keys[count - 1];
    }

    /// @inheritdoc IConsortium
    function keyAt(bytes32 member, KeyKind kind, uint256 blockNumber) external view returns (bytes memory) {
        KeyHistory storage history = _keys[member][kind];
        uint256 count = history.counts.upperLookupRecent(_past(blockNumber));
        return count == 0 ? bytes("") : history.keys[count - 1];
    }

    // ---- internals ----

    function _admit(FoundingMember memory founder) private {
        bytes32 member = founder.id;
        require(member != 0, ZeroMember());
        require(!isMember(member), MemberExists(member));
        require(founder.roles & ~Roles.ALL == 0, UnknownRoles(founder.roles));
        _members.push(member);
        _roles[member].push(uint96(block.number), uint160(founder.roles));
        _logUrls[member] = founder.logUrl;
        _bindFounding(member, founder.accounts);
        for (uint256 i; i < founder.keys.length; ++i) {
            KeyKind kind = founder.keys[i].kind;
            require(_keys[member][kind].keys.length == 0, KeyRepeated(kind));
            _addKey(member, kind, founder.keys[i].key);
        }
        emit MemberAdmitted(member, _nextSequence(), founder.roles, founder.logUrl, founder.accounts, founder.keys);
    }

    function _bindFounding(bytes32 member, Account[] memory accounts) private {
        bool hasGovernor;
        for (uint256 i; i < accounts.length; ++i) {
            (address account, Purpose purpose) = (accounts[i].account, accounts[i].purpose);
            require(purpose != Purpose.None, PurposeNotAllowed(purpose));
            Binding storage binding = _bindings[account];
            require(binding.purpose == Purpose.None, AccountBound(account, binding.member, binding.purpose));
            _bind(member, account, purpose);
            hasGovernor = hasGovernor || purpose == Purpose.Governor;
        }
        require(hasGovernor, NoGovernor(member));
    }

    /// @dev Binds an account that is free, and switches it on.
    function _bind(bytes32 member, address account, Purpose purpose) private {
        require(account != address(0), ZeroAccount());
        Binding storage binding = _bindings[account];
        binding.member = member;
        binding.purpose = purpose;
        _switch(binding, true);
    }

    function _switch(Binding storage binding, bool isActive) private {
        binding.isActive = isActive;
        binding.activity.push(uint96(block.number), isActive ? 1 : 0);
    }

    function _addKey(bytes32 member, KeyKind kind, bytes memory key) private {
        require(kind != KeyKind.None, KeyKindNotAllowed(kind));
        require(_isKeyLength(kind, key.length), KeyLength(kind, key.length));
        KeyHistory storage history = _keys[member][kind];
        history.keys.push(key);
        history.counts.push(uint96(block.number), uint160(history.keys.length));
    }

    function _isKeyLength(KeyKind kind, uint256 length) private pure returns (bool) {
        if (kind == KeyKind.Statement) return length == 64;
        if (kind == KeyKind.Log) return length == 32;
        return length != 0;
    }

    function _includes(uint256 held, uint256 roles) private pure returns (bool) {
        return roles != 0 && held & roles == roles;
    }

    /// @dev The key of a block in a history. What will be then, nobody knows yet.
    function _past(uint256 blockNumber) private view returns (uint96) {
        require(blockNumber <= block.number, BlockNotYet(blockNumber));
        return uint96(blockNumber);
    }
}
