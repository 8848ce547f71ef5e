// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";

import {Roles} from "./Roles.sol";
import {Rules} from "./Rules.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";

/// @title Members
/// @notice How each member stands, and its accounts.
abstract contract Members is Rules {
    using Checkpoints for Checkpoints.Trace160;
    using EnumerableSet for EnumerableSet.AddressSet;

    uint256 internal constant MAX_ACCOUNTS = 64;
    uint256 private constant MAX_ACCOUNTS_BY_MANAGER = 48;
    uint64 internal constant FOR_EVER = type(uint64).max;

    /// @dev All that decides whether an account may act now, in one slot: every write of the other contracts reads it.
    /// `activeFrom` is 0 where it is off. The last two repeat what its member has.
    struct Seat {
        Purpose purpose;
        bool isKeyCompromise;
        uint64 activeFrom;
        uint64 suspendedUntil;
    }

    /// @dev The first fields fill one slot. Suspended by vote and removed, `suspendedUntil` is FOR_EVER. `governors`
    /// counts those that are on. `standings` has suspendedUntil | roles << 64 by block.
    struct Member {
        MemberStatus status;
        uint8 roles;
        bool isKeyCompromise;
        uint64 suspendedUntil;
        uint64 nextEmergencyAt;
        uint32 governors;
        Checkpoints.Trace160 standings;
        EnumerableSet.AddressSet accounts;
        bytes logUrl;
    }

    /// @dev What an account is bound to, for ever, and its seat's `activeFrom` by block.
    struct Binding {
        bytes32 member;
        Checkpoints.Trace160 activity;
    }

    uint256 public override voterCount;
    bytes32[] private _ids;
    mapping(bytes32 member => Member) internal _members;
    mapping(bytes32 member => mapping(address account => Seat)) internal _seats;
    mapping(address account => Binding) internal _bindings;
    mapping(address account => Compromise) internal _accountCompromises;

    // ---- a member's manager, or a vote ----

    /// @inheritdoc IConsortium
    function setAccount(bytes32 member, address account, Purpose purpose, bool isActive) external {
        bool isVote = _requireManagerOrVote(member);
        require(isVote ? purpose != Purpose.None : _isOperational(purpose), PurposeNotAllowed(purpose));
        bytes32 owner = _bindings[account].member;
        Seat storage seat = _seats[member][account];
        require(owner == 0 || (owner == member && seat.purpose == purpose), AccountBound(account, owner));
        require((seat.activeFrom != 0) != isActive, AccountUnchanged(account, isActive));
        uint64 activeFrom;
        if (isActive) {
            activeFrom = isVote ? _now() : _now() + managerDelay();
            _switchOn(member, account, purpose, activeFrom, isVote ? MAX_ACCOUNTS : MAX_ACCOUNTS_BY_MANAGER);
        } else {
            _switchOff(member, account);
        }
        emit AccountChanged(member, account, _nextSequence(), purpose, isActive, activeFrom);
    }

    // ---- a member's manager ----

    /// @inheritdoc IConsortium
    function setLogUrl(bytes32 member, string memory newUrl) external {
        requirePurpose(member, msg.sender, Purpose.Manager);
        string memory oldUrl = logUrl(member);
        require(keccak256(bytes(oldUrl)) != keccak256(bytes(newUrl)), LogUrlUnchanged());
        _members[member].logUrl = bytes(newUrl);
        emit LogUrlChanged(member, _nextSequence(), oldUrl, newUrl);
    }

    // ---- a member's governor, or a vote ----

    /// @inheritdoc IConsortium
    function cancelAccount(bytes32 member, address account) external {
        if (!_isVote()) requireGovernor(member, msg.sender);
        Seat storage seat = _seats[member][account];
        require(seat.activeFrom > _now(), AccountNotPending(account));
        _switchOff(member, account);
        emit AccountChanged(member, account, _nextSequence(), seat.purpose, false, 0);
    }

    // ---- views that the other contracts ask ----

    /// @inheritdoc IConsortium
    function requirePurpose(bytes32 member, address account, Purpose purpose) public view {
        uint256 seat = _seatOf(member, account);
        if (_isOn(seat, purpose) && block.timestamp >= uint64(seat >> 80)) return;
        revert NotPurpose(member, account, purpose);
    }

    /// @inheritdoc IConsortium
    function requireWithdrawer(bytes32 member, address account) external view {
        uint256 seat = _seatOf(member, account);
        if (_isOn(seat, Purpose.Sequencer) && uint8(seat >> 8) == 0) return;
        revert NotPurpose(member, account, Purpose.Sequencer);
    }

    /// @inheritdoc IConsortium
    function requireGovernor(bytes32 member, address account) public view {
        if (!_isOn(_seatOf(member, account), Purpose.Governor)) revert NotPurpose(member, account, Purpose.Governor);
    }

    /// @inheritdoc IConsortium
    function hasRoles(bytes32 member, uint256 roles) external view returns (bool) {
        Member storage m = _members[member];
        return _now() >= m.suspendedUntil && _includes(m.roles, roles);
    }

    // ---- views ----

    /// @inheritdoc IConsortium
    function memberCount() external view returns (uint256) {
        return _ids.length;
    }

    /// @inheritdoc IConsortium
    function memberAt(uint256 index) external view returns (bytes32) {
        return _ids[index];
    }

    /// @inheritdoc IConsortium
    function standingOf(bytes32 member) external view returns (Standing memory) {
        Member storage m = _members[member];
        return Standing(m.status, m.roles, m.suspendedUntil, m.isKeyCompromise, m.nextEmergencyAt);
    }

    /// @inheritdoc IConsortium
    function logUrl(bytes32 member) public view returns (string memory) {
        return string(_members[member].logUrl);
    }

    /// @inheritdoc IConsortium
    function accountsOf(bytes32 member) external view returns (address[] memory) {
        return _members[member].accounts.values();
    }

    /// @inheritdoc IConsortium
    function accountOf(address account) external view returns (bytes32 member, Purpose purpose, uint64 activeFrom) {
        member = _bindings[account].member;
        Seat storage seat = _seats[member][account];
        return (member, seat.purpose, seat.activeFrom);
    }

    /// @inheritdoc IConsortium
    function accountCompromise(address account) external view returns (Compromise memory) {
        return _accountCompromises[account];
    }

    /// @inheritdoc IConsortium
    function mayVote(bytes32 member) public view returns (bool) {
        return _members[member].status == MemberStatus.Active;
    }

    /// @inheritdoc IConsortium
    function hadRoles(bytes32 member, uint256 roles, uint256 blockNumber, uint256 time) external view returns (bool) {
        uint160 standing = _standingAt(member, blockNumber, time);
        return time >= uint64(standing) && _includes(standing >> 64, roles);
    }

    /// @inheritdoc IConsortium
    function wasActive(address account, uint256 blockNumber, uint256 time) external view returns (bool) {
        Binding storage binding = _bindings[account];
        uint160 standing = _standingAt(binding.member, blockNumber, time);
        uint160 activeFrom = binding.activity.upperLookupRecent(uint96(blockNumber));
        return time >= uint64(standing) && activeFrom != 0 && time >= activeFrom;
    }

    // ---- internals ----

    /// @dev Whether a vote calls; else a manager of the member must.
    function _requireManagerOrVote(bytes32 member) internal view returns (bool isVote) {
        isVote = _isVote();
        if (isVote) _requireMember(member);
        else requirePurpose(member, msg.sender, Purpose.Manager);
    }

    function _requireMember(bytes32 member) internal view {
        MemberStatus status = _members[member].status;
        require(status == MemberStatus.Active || status == MemberStatus.Suspended, NotMember(member));
    }

    /// @dev At least two others than this member may vote.
    function _requireOtherVoters(bytes32 member) internal view {
        require(voterCount >= (mayVote(member) ? 3 : 2), TooFewVoters(member));
    }

    function _addMember(bytes32 member, uint256 roles, string memory url) internal {
        require(member != 0, ZeroMember());
        Member storage m = _members[member];
        require(m.status == MemberStatus.None, MemberExists(member));
        _ids.push(member);
        m.logUrl = bytes(url);
        _setStatus(member, MemberStatus.Active);
        _setRoles(member, roles);
    }

    function _setStatus(bytes32 member, MemberStatus status) internal {
        Member storage m = _members[member];
        if (m.status == MemberStatus.Active) --voterCount;
        if (status == MemberStatus.Active) ++voterCount;
        m.status = status;
    }

    function _setRoles(bytes32 member, uint256 roles) internal {
        require(roles & ~Roles.ALL == 0, UnknownRoles(roles));
        _members[member].roles = uint8(roles);
        _recordStanding(member);
    }

    /// @dev Writes a suspension, or its end, into each seat.
    function _setSuspension(bytes32 member, uint64 until, bool isKeyCompromise) internal {
        Member storage m = _members[member];
        m.suspendedUntil = until;
        m.isKeyCompromise = isKeyCompromise;
        _recordStanding(member);
        uint256 count = m.accounts.length();
        for (uint256 i; i < count; ++i) {
            Seat storage seat = _seats[member][m.accounts.at(i)];
            seat.suspendedUntil = until;
            seat.isKeyCompromise = isKeyCompromise;
        }
    }

    /// @dev Empties the seats of a member that is removed. That it has no rights since this block, its standing says.
    function _clearSeats(bytes32 member) internal {
        Member storage m = _members[member];
        for (uint256 i = m.accounts.length(); i > 0; --i) {
            address account = m.accounts.at(i - 1);
            _seats[member][account].activeFrom = 0;
            m.accounts.remove(account);
        }
    }

    /// @dev Binds the account if it is free. It is off, and bound to this member and purpose or to nothing.
    function _switchOn(bytes32 member, address account, Purpose purpose, uint64 activeFrom, uint256 limit) internal {
        require(account != address(0), ZeroAccount());
        require(_accountCompromises[account].reportedAt == 0, CompromisedAccount(account));
        Member storage m = _members[member];
        require(m.accounts.length() < limit, TooManyAccounts(member));
        m.accounts.add(account);
        if (purpose == Purpose.Governor) ++m.governors;
        _seats[member][account] = Seat(purpose, m.isKeyCompromise, activeFrom, m.suspendedUntil);
        Binding storage binding = _bindings[account];
        binding.member = member;
        binding.activity.push(uint96(block.number), activeFrom);
    }

    function _switchOff(bytes32 member, address account) internal {
        Member storage m = _members[member];
        Seat storage seat = _seats[member][account];
        if (seat.purpose == Purpose.Governor) {
            require(m.governors > 1, LastGovernor(member));
            --m.governors;
        }
        seat.activeFrom = 0;
        m.accounts.remove(account);
        _bindings[account].activity.push(uint96(block.number), 0);
    }

    function _requirePast(uint256 blockNumber) internal view {
        require(blockNumber <= block.number, BlockNotYet(blockNumber));
    }

    function _requirePast(uint256 blockNumber, uint256 time) internal view {
        _requirePast(blockNumber);
        require(time <= block.timestamp, TimeNotYet(time));
    }

    /// @dev Records a compromise, which a later report may only move earlier.
    function _report(Compromise storage compromise, Position memory since) internal {
        _requirePast(since.blockNumber);
        if (compromise.reportedAt == 0) {
            compromise.reportedAt = uint64(block.number);
        } else {
            require(_isBefore(since, compromise.since), CompromiseNotEarlier());
        }
        compromise.since = since;
    }

    function _recordStanding(bytes32 member) private {
        Member storage m = _members[member];
        m.standings.push(uint96(block.number), uint160(m.roles) << 64 | m.suspendedUntil);
    }

    function _standingAt(bytes32 member, uint256 blockNumber, uint256 time) private view returns (uint160) {
        _requirePast(blockNumber, time);
        return _members[member].standings.upperLookupRecent(uint96(blockNumber));
    }

    /// @dev A seat's slot as it is, since field by field it would be read four times.
    function _seatOf(bytes32 member, address account) private view returns (uint256 packed) {
        Seat storage seat = _seats[member][account];
        assembly ("memory-safe") {
            packed := sload(seat.slot)
        }
    }

    function _isOn(uint256 seat, Purpose purpose) private view returns (bool) {
        unchecked {
            return uint8(seat) == uint8(purpose) && uint256(uint64(seat >> 16)) - 1 < block.timestamp; // 0 wraps
        }
    }

    function _isBefore(Position memory a, Position storage b) private view returns (bool) {
        return a.blockNumber < b.blockNumber || (a.blockNumber == b.blockNumber && a.logIndex < b.logIndex);
    }

    function _isOperational(Purpose purpose) private pure returns (bool) {
        return purpose == Purpose.Sequencer || purpose == Purpose.Relayer || purpose == Purpose.Custodian
            || purpose == Purpose.Treasurer;
    }

    function _includes(uint256 held, uint256 roles) private pure returns (bool) {
        return roles != 0 && held & roles == roles;
    }
}
