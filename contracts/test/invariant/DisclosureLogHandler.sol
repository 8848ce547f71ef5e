// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IDisclosureLog} from "../../src/interfaces/IDisclosureLog.sol";
import {Disclosures} from "../Disclosures.t.sol";
import {Vm} from "../Vm.sol";

/// @notice Acts as two labs that anchor batches, break glass and review, now and then under suspension, and keeps the
/// books on its own. A write that the books allow must succeed with exactly one event; another must fail.
contract DisclosureLogHandler is Disclosures {
    struct Batch {
        bytes32 root;
        uint32 size;
        uint64 covered;
    }

    struct Entry {
        bytes32 pseudonym;
        bytes32 commitment;
        bytes32 managerReview;
        bytes32 governorReview;
        uint64 blockNumber;
    }

    mapping(bytes32 member => mapping(IConsortium.Purpose => address)) private _accounts;
    mapping(bytes32 member => Batch[]) private _batches;
    mapping(bytes32 member => Entry[]) private _entries;
    mapping(bytes32 member => bool) private _isSuspended;
    uint64 private _written;

    /// @notice Writes that succeeded though the books forbid them.
    uint256 public breaches;

    constructor() {
        setUp();
        for (uint256 i; i < 2; ++i) {
            for (uint256 purpose = 1; purpose <= uint256(IConsortium.Purpose.Treasurer); ++purpose) {
                IConsortium.Purpose p = IConsortium.Purpose(purpose);
                _accounts[_lab(i)][p] = accountOf(_lab(i), p);
            }
        }
    }

    // ---- writes ----

    function anchorBatch(uint256 seed, bytes32 root, uint256 covered) external {
        bytes32 member = _lab(seed);
        uint64 before = _covered(member);
        uint64 count = uint64(_entries[member].length);
        covered = bound(covered, before == 0 ? 0 : before - 1, count + 1); // one too few, one too many
        uint32 size = uint32(16 << (2 * ((seed >> 8) % 5)));
        uint64 number = uint64(_batches[member].length + 1);
        if (seed % 8 == 7) ++number; // leaves one out
        if (seed % 8 == 6) --number; // changes the last one
        bool isAllowed = !_isSuspended[member] && root != 0 && seed % 8 < 6 && before <= covered && covered <= count;
        bytes memory call = abi.encodeCall(IDisclosureLog.anchorBatch, (member, number, root, size, uint64(covered)));
        if (_write(_accounts[member][IConsortium.Purpose.Sequencer], call, isAllowed)) {
            _batches[member].push(Batch(root, size, uint64(covered)));
        }
    }

    function breakGlass(uint256 seed) external {
        bytes32 member = _lab(seed);
        bytes32 pseudonym = bytes32(1 + (seed >> 8) % 64); // few, so that they come again
        bool isUsed;
        for (uint256 i; i < _entries[member].length; ++i) {
            if (_entries[member][i].pseudonym == pseudonym) isUsed = true;
        }
        bytes32 commitment = keccak256(abi.encode(seed));
        IConsortium.Purpose purpose = seed & 2 == 0 ? IConsortium.Purpose.Relayer : IConsortium.Purpose.Sequencer;
        bytes memory call = abi.encodeCall(IDisclosureLog.breakGlass, (member, pseudonym, commitment));
        if (_write(_accounts[member][purpose], call, !_isSuspended[member] && !isUsed)) {
            _entries[member].push(Entry(pseudonym, commitment, 0, 0, uint64(block.number)));
        }
    }

    function review(uint256 seed) external {
        bytes32 member = _lab(seed);
        uint256 number = (seed >> 8) % (_entries[member].length + 2);
        bool isKnown = number != 0 && number <= _entries[member].length;
        bool isManager = seed & 2 == 0;
        bytes32 reviewCommit = keccak256(abi.encode(seed));
        bool isAllowed = isKnown && !_isSuspended[member];
        if (isAllowed) {
            Entry storage entry = _entries[member][number - 1];
            isAllowed = (isManager ? entry.managerReview : entry.governorReview) == 0;
        }
        IConsortium.Purpose purpose = isManager ? IConsortium.Purpose.Manager : IConsortium.Purpose.Governor;
        bytes memory call = abi.encodeCall(IDisclosureLog.review, (member, uint64(number), reviewCommit));
        if (_write(_accounts[member][purpose], call, isAllowed)) {
            Entry storage entry = _entries[member][number - 1];
            if (isManager) entry.managerReview = reviewCommit;
            else entry.governorReview = reviewCommit;
        }
    }

    /// @dev An account of another purpose, and one of the other lab, try each write.
    function attackAsOther(uint256 seed) external {
        bytes32 member = _lab(seed);
        IConsortium.Purpose purpose = IConsortium.Purpose(1 + (seed >> 8) % 7);
        bool isSequencer = purpose == IConsortium.Purpose.Sequencer;
        bool isReviewer = purpose == IConsortium.Purpose.Manager || purpose == IConsortium.Purpose.Governor;
        address own = _accounts[member][purpose];
        address other = _accounts[_lab(seed ^ 1)][purpose];

        uint64 next = uint64(_batches[member].length + 1);
        bytes memory call = abi.encodeCall(IDisclosureLog.anchorBatch, (member, next, ROOT, 16, _covered(member)));
        _write(isSequencer ? other : own, call, false);
        call = abi.encodeCall(IDisclosureLog.breakGlass, (member, keccak256(abi.encode(seed)), ROOT));
        _write(isSequencer || purpose == IConsortium.Purpose.Relayer ? other : own, call, false);
        call = abi.encodeCall(IDisclosureLog.review, (member, uint64(_entries[member].length), ROOT));
        _write(isReviewer ? other : own, call, false);
    }

    function setSuspended(uint256 seed) external {
        bytes32 member = _lab(seed);
        _isSuspended[member] = seed % 8 < 2; // more often reinstated
        suspend(member, _isSuspended[member]);
    }

    // ---- what must hold ----

    function checkHeads() external view {
        for (uint256 l; l < 2; ++l) {
            bytes32 head;
            Batch[] storage batches = _batches[_lab(l)];
            for (uint256 i; i < batches.length; ++i) {
                Batch storage batch = batches[i];
                head = headAfter(head, _lab(l), uint64(i + 1), batch.root, batch.size, batch.covered);
            }
            vm.assertEq(disclosures.head(_lab(l)).hash, head, "head");
            vm.assertEq(disclosures.head(_lab(l)).batches, batches.length, "batches");
            vm.assertEq(disclosures.head(_lab(l)).covered, _covered(_lab(l)), "covered");
        }
    }

    function checkEmergencies() external view {
        for (uint256 l; l < 2; ++l) {
            bytes32 member = _lab(l);
            uint256 unreviewed;
            for (uint64 i; i < _entries[member].length; ++i) {
                Entry storage entry = _entries[member][i];
                vm.assertEq(abi.encode(disclosures.emergency(member, i + 1)), abi.encode(entry), "emergency");
                vm.assertEq(disclosures.numberOf(member, entry.pseudonym), i + 1, "number");
                bool isReviewed = entry.managerReview != 0 && entry.governorReview != 0;
                vm.assertEq(disclosures.isReviewed(member, i + 1), isReviewed, "reviewed");
                if (!isReviewed) ++unreviewed;
            }
            vm.assertEq(disclosures.head(member).emergencies, _entries[member].length, "emergencies");
            vm.assertEq(disclosures.head(member).unreviewed, unreviewed, "unreviewed");
        }
    }

    function checkSequence() external view {
        vm.assertEq(disclosures.sequence(), _written, "sequence");
    }

    // ---- helpers ----

    function _write(address caller, bytes memory call, bool isAllowed) private returns (bool) {
        vm.roll(block.number + 1);
        vm.recordLogs();
        vm.prank(caller);
        (bool isDone,) = address(disclosures).call(call);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        if (isDone && !isAllowed) ++breaches;
        if (!isAllowed) return false;
        vm.assertTrue(isDone, "an allowed write");
        vm.assertEq(logs.length, 1, "events of a write");
        vm.assertEq(logs[0].emitter, address(disclosures), "emitter");
        vm.assertEq(uint256(bytes32(logs[0].data)), ++_written, "sequence number of the event");
        return true;
    }

    function _covered(bytes32 member) private view returns (uint64) {
        uint256 count = _batches[member].length;
        return count == 0 ? 0 : _batches[member][count - 1].covered;
    }

    function _lab(uint256 seed) private pure returns (bytes32) {
        return seed % 2 == 0 ? LAB : OTHER_LAB;
    }
}
