// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IStudyRegistry} from "../../src/interfaces/IStudyRegistry.sol";
import {Studies} from "../Studies.t.sol";
import {Vm} from "../Vm.sol";

/// @notice Acts as a researcher with up to three studies, two labs and the members who vote, while days pass and
/// members are suspended and reinstated; and keeps its own books, so that the invariants can compare.
///
/// Each call of it is one write that must succeed, or one attack that must not. Of what it can't do, since the books
/// say that it is not allowed now, it tries that it is refused. After each write it checks that the contract emitted
/// exactly
/// one event, with the next sequence number.
contract StudyRegistryHandler is Studies {
    struct Book {
        uint32 version; // newest
        uint32 approved;
        uint64 until; // of the newest version's review
        uint64 expiry;
        bool isReviewAsked;
        uint32[2] joined; // of the two labs
    }

    /// @dev The books of a study at the end of a block, in which it was written.
    struct Past {
        bytes32 studyId;
        uint64 blockNumber;
        uint64 time;
        Book book;
    }

    bytes32[2] private _labs = [LAB, OTHER_LAB];
    bytes32[] private _studyIds;
    mapping(bytes32 studyId => Book) private _books;
    Past[] private _past;
    mapping(bytes32 member => bool) private _isSuspended;
    uint64 private _written;

    /// @notice Attacks that got through.
    uint256 public breaches;

    constructor() {
        setUp();
        accountOf(RESEARCHER, IConsortium.Purpose.Manager);
        accountOf(LAB, IConsortium.Purpose.Manager);
        accountOf(OTHER_LAB, IConsortium.Purpose.Manager);
    }

    /// @dev Around a write: one event, from this contract, with the next number.
    modifier writes() {
        vm.roll(block.number + 1);
        vm.recordLogs();
        _;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 1, "events of a write");
        vm.assertEq(logs[0].emitter, address(studies), "emitter");
        vm.assertEq(uint256(bytes32(logs[0].data)), ++_written, "sequence number of the event");
    }

    // ---- the world ----

    function passTime(uint256 seconds_) external {
        vm.warp(block.timestamp + bound(seconds_, 1, 4 days));
        vm.roll(block.number + 1);
    }

    /// @dev Half of the time a member comes back, so that most are active.
    function setSuspended(uint256 seed) external {
        bytes32 member = seed % 3 == 0 ? RESEARCHER : _labs[seed % 2];
        _isSuspended[member] = !_isSuspended[member] && (seed >> 8) % 3 == 0;
        suspend(member, _isSuspended[member]);
    }

    // ---- the researcher ----

    function registerStudy(uint256 seed) external {
        if (_studyIds.length == 3) return;
        bytes32 protocolCommit = keccak256(abi.encode("protocol", _studyIds.length));
        IStudyRegistry.Terms memory terms = _terms(protocolCommit, seed);
        bytes memory call = abi.encodeCall(IStudyRegistry.registerStudy, (RESEARCHER, terms));
        bytes32 studyId = idOf(RESEARCHER, protocolCommit);
        if (!_do(!_isSuspended[RESEARCHER], _managerOf(RESEARCHER), call)) return;
        _studyIds.push(studyId);
        _books[studyId].version = 1;
        _books[studyId].expiry = terms.expiry;
        _books[studyId].isReviewAsked = seed % 2 == 1;
        _remember(studyId);
    }

    function reviseStudy(uint256 seed) external {
        bytes32 studyId = _pick(seed);
        if (studyId == 0 || (seed >> 16) % 3 != 0) return; // not too often
        IStudyRegistry.Terms memory terms = _terms(keccak256(abi.encode(seed)), seed);
        bytes memory call = abi.encodeCall(IStudyRegistry.reviseStudy, (studyId, terms));
        if (!_do(!_isSuspended[RESEARCHER], _managerOf(RESEARCHER), call)) return;
        Book storage book = _books[studyId];
        ++book.version;
        (book.approved, book.until, book.expiry, book.isReviewAsked) = (0, 0, terms.expiry, seed % 2 == 1);
        _remember(studyId);
    }

    function recordReview(uint256 seed, uint64 untilDays) external {
        bytes32 studyId = _pick(seed);
        if (studyId == 0) return;
        uint64 until = seed % 5 == 0 ? 0 : _today() + uint64(bound(untilDays, 1, 20)) * 1 days;
        bytes memory call =
            abi.encodeCall(IStudyRegistry.recordReview, (studyId, _books[studyId].version, DECISION, until));
        if (!_do(!_isSuspended[RESEARCHER], _managerOf(RESEARCHER), call)) return;
        _books[studyId].until = until;
        _remember(studyId);
    }

    // ---- a vote ----

    function approveStudy(uint256 seed) external {
        bytes32 studyId = _pick(seed);
        if (studyId == 0) return;
        Book storage book = _books[studyId];
        bytes memory call = abi.encodeCall(IStudyRegistry.approve, (studyId, book.version));
        if (!_do(book.approved == 0, address(consortium), call)) return;
        book.approved = book.version;
        _remember(studyId);
    }

    function revokeApproval(uint256 seed) external {
        bytes32 studyId = _pick(seed);
        if (studyId == 0) return;
        bytes memory call = abi.encodeCall(IStudyRegistry.revokeApproval, (studyId));
        if (!_do(_books[studyId].approved != 0, address(consortium), call)) return;
        _books[studyId].approved = 0;
        _remember(studyId);
    }

    // ---- labs ----

    function joinStudy(uint256 seed) external {
        bytes32 studyId = _pick(seed);
        if (studyId == 0) return;
        Book storage book = _books[studyId];
        bytes32 lab = _labs[seed % 2];
        bytes memory call = abi.encodeCall(IStudyRegistry.join, (lab, studyId, book.version));
        bool isAllowed = !_isSuspended[lab] && book.joined[seed % 2] != book.version;
        if (!_do(isAllowed, _managerOf(lab), call)) return;
        book.joined[seed % 2] = book.version;
        _remember(studyId);
    }

    function leaveStudy(uint256 seed) external {
        bytes32 studyId = _pick(seed);
        if (studyId == 0) return;
        Book storage book = _books[studyId];
        bytes32 lab = _labs[seed % 2];
        bytes memory call = abi.encodeCall(IStudyRegistry.leave, (lab, studyId));
        if (!_do(!_isSuspended[lab] && book.joined[seed % 2] != 0, _managerOf(lab), call)) return;
        book.joined[seed % 2] = 0;
        _remember(studyId);
    }

    // ---- attacks ----

    /// @dev A vote, a lab or a review on an earlier version than the newest.
    function attackOldVersion(uint256 seed, uint256 how) external {
        bytes32 studyId = _pick(seed);
        if (studyId == 0) return;
        uint32 version = uint32(seed % _books[studyId].version);
        bytes[3] memory calls = [
            abi.encodeCall(IStudyRegistry.approve, (studyId, version)),
            abi.encodeCall(IStudyRegistry.join, (LAB, studyId, version)),
            abi.encodeCall(IStudyRegistry.recordReview, (studyId, version, DECISION, _today() + 1 days))
        ];
        address[3] memory callers = [address(consortium), _managerOf(LAB), _managerOf(RESEARCHER)];
        _attack(callers[how % 3], calls[how % 3]);
    }

    /// @dev A member acts for another one or for all.
    function attackImpersonate(uint256 seed, uint256 how) external {
        bytes32 studyId = _pick(seed);
        if (studyId == 0) return;
        uint32 version = _books[studyId].version;
        bytes[6] memory calls = [
            abi.encodeCall(IStudyRegistry.approve, (studyId, version)),
            abi.encodeCall(IStudyRegistry.revokeApproval, (studyId)),
            abi.encodeCall(IStudyRegistry.join, (OTHER_LAB, studyId, version)),
            abi.encodeCall(IStudyRegistry.leave, (OTHER_LAB, studyId)),
            abi.encodeCall(IStudyRegistry.recordReview, (studyId, version, DECISION, 0)),
            abi.encodeCall(IStudyRegistry.reviseStudy, (studyId, _terms(PROTOCOL, seed)))
        ];
        how %= 6;
        _attack(_managerOf(how < 2 && seed % 2 == 0 ? RESEARCHER : LAB), calls[how]);
    }

    // ---- what must hold, see StudyRegistryInvariants ----

    function checkApprovals() external view {
        for (uint256 i; i < _studyIds.length; ++i) {
            Book memory book = _books[_studyIds[i]];
            (, uint32 version) = studies.studyOf(_studyIds[i]);
            vm.assertEq(version, book.version, "newest version");
            bool isApproved = _isApproved(book, uint64(block.timestamp)) && !_isSuspended[RESEARCHER];
            vm.assertEq(studies.isApproved(_studyIds[i]), isApproved, "is approved");
        }
    }

    function checkParticipants() external view {
        for (uint256 i; i < _studyIds.length; ++i) {
            Book memory book = _books[_studyIds[i]];
            for (uint256 l; l < 2; ++l) {
                bool isParticipant = book.joined[l] == book.version && !_isSuspended[_labs[l]];
                vm.assertEq(studies.isParticipant(_studyIds[i], _labs[l]), isParticipant, "takes part");
            }
        }
    }

    function checkHistory() external view {
        for (uint256 i; i < _past.length; ++i) {
            Past memory past = _past[i];
            uint64 at = past.blockNumber;
            vm.assertEq(studies.approvedVersionAt(past.studyId, at), past.book.approved, "approved then");
            uint64 until = studies.reviewedUntilAt(past.studyId, past.book.version, at);
            vm.assertEq(until, past.book.until, "reviewed then");
            bool wasApproved = studies.wasApprovedAt(past.studyId, at, past.time);
            vm.assertEq(wasApproved, _isApproved(past.book, past.time), "was approved");
            for (uint256 l; l < 2; ++l) {
                uint32 joined = studies.joinedVersionAt(past.studyId, _labs[l], at);
                vm.assertEq(joined, past.book.joined[l], "joined then");
            }
        }
    }

    function checkSequence() external view {
        vm.assertEq(studies.sequence(), _written, "sequence");
    }

    // ---- helpers ----

    /// @dev Does it where the books say that it is allowed; else it is an attack, the suspended member's included.
    function _do(bool isAllowed, address by, bytes memory call) private returns (bool) {
        if (isAllowed) _write(by, call);
        else _attack(by, call);
        return isAllowed;
    }

    function _write(address by, bytes memory call) private writes {
        vm.prank(by);
        (bool isDone,) = address(studies).call(call);
        vm.assertTrue(isDone, "refused what is allowed");
    }

    function _attack(address by, bytes memory call) private {
        vm.prank(by);
        (bool isDone,) = address(studies).call(call);
        if (isDone) ++breaches;
    }

    function _remember(bytes32 studyId) private {
        _past.push(Past(studyId, uint64(block.number), uint64(block.timestamp), _books[studyId]));
    }

    /// @dev From today, for a few days; with the review asked for where the seed is odd.
    function _terms(bytes32 protocolCommit, uint256 seed) private view returns (IStudyRegistry.Terms memory terms) {
        terms = seed % 2 == 1 ? reviewedTermsOf(protocolCommit) : termsOf(protocolCommit);
        terms.validFrom = _today();
        terms.expiry = terms.validFrom + uint64(5 + seed % 40) * 1 days;
    }

    function _isApproved(Book memory book, uint64 time) private pure returns (bool) {
        return book.approved != 0 && time < book.expiry && (!book.isReviewAsked || time < book.until);
    }

    /// @dev A study; zero where there is none yet.
    function _pick(uint256 seed) private view returns (bytes32) {
        return _studyIds.length == 0 ? bytes32(0) : _studyIds[(seed >> 8) % _studyIds.length];
    }

    function _managerOf(bytes32 member) private pure returns (address) {
        return vm.addr(accountKey(member, IConsortium.Purpose.Manager));
    }

    function _today() private view returns (uint64) {
        return uint64(block.timestamp - block.timestamp % 1 days);
    }
}
