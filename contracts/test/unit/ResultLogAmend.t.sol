// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IResultLog} from "../../src/interfaces/IResultLog.sol";
import {ResultLogs} from "../ResultLogs.t.sol";

/// @notice amend.
contract ResultLogAmendTest is ResultLogs {
    function testFuzz_Amend(uint256 seed, uint256 count) public {
        IResultLog.Amendment[] memory batch = _batch(seed, bound(count, 1, 40));
        _expectAmended(1, batch, 0);
        _amend(batch);
        for (uint256 i; i < batch.length; ++i) {
            _assertAmended(batch[i].handle, batch[i].reason, 1000);
            (IResultLog.Reason other,) = resultLog.amendment(OTHER_LAB, batch[i].handle);
            vm.assertTrue(other == IResultLog.Reason.None, "the other lab's handle");
        }
        vm.assertEq(resultLog.sequence(), 1, "sequence");
    }

    /// @dev What was set before is reported and stays as it is, whatever the second call says.
    function testFuzz_Amend_SkipsWhatIsSet(uint256 seed, uint8 bits) public {
        IResultLog.Amendment[] memory second = _batch(seed, 8);
        uint256 skipped = bound(bits, 1, 254);
        for (uint256 i; i < 8; ++i) {
            if ((skipped >> i) & 1 != 0) _amend(_one(second[i].handle, IResultLog.Reason.Cancelled));
        }
        uint64 seq = resultLog.sequence();
        vm.roll(2000);
        _expectAmended(seq + 1, second, skipped);
        _amend(second);
        for (uint256 i; i < 8; ++i) {
            bool isSkipped = (skipped >> i) & 1 != 0;
            IResultLog.Reason reason = isSkipped ? IResultLog.Reason.Cancelled : second[i].reason;
            _assertAmended(second[i].handle, reason, isSkipped ? 1000 : 2000);
        }
    }

    /// @dev Of a handle that comes twice in one call the first counts.
    function test_Amend_SkipsRepeated() public {
        IResultLog.Amendment[] memory batch = _batch(1, 3);
        batch[2].handle = batch[0].handle;
        _expectAmended(1, batch, 1 << 2);
        _amend(batch);
        _assertAmended(batch[0].handle, batch[0].reason, 1000);
    }

    function test_Amend_FullBatch() public {
        IResultLog.Amendment[] memory batch = _batch(1, 256);
        _expectAmended(1, batch, 0);
        _amend(batch);
        _assertAmended(batch[255].handle, batch[255].reason, 1000);
        _expectRefused(batch, abi.encodeWithSelector(IResultLog.NothingToAmend.selector));
        batch[255].handle = keccak256("another");
        _expectAmended(2, batch, type(uint256).max >> 1);
        _amend(batch);
    }

    /// @dev Two labs may have the same handle; neither speaks for the other.
    function test_Amend_SameHandleInTwoLabs() public {
        IResultLog.Amendment[] memory batch = _batch(1, 1);
        _amend(batch);
        vm.prank(otherSequencer);
        resultLog.amend(OTHER_LAB, batch);
        vm.assertEq(resultLog.sequence(), 2, "sequence");
    }

    /// @dev Storage proofs read this slot: block number << 8 | reason at slot 2 of the contract, by member and handle.
    function testFuzz_Amend_StorageSlot(bytes32 handle, uint8 reason, uint64 blockNumber) public {
        vm.assume(handle != 0);
        blockNumber = uint64(bound(blockNumber, 1, type(uint64).max));
        IResultLog.Reason given = IResultLog.Reason(bound(reason, 1, 6));
        vm.roll(blockNumber);
        _amend(_one(handle, given));
        bytes32 slot = keccak256(abi.encode(handle, keccak256(abi.encode(LAB, uint256(2)))));
        uint256 expected = uint256(blockNumber) << 8 | uint256(given);
        vm.assertEq(vm.load(address(resultLog), slot), bytes32(expected), "slot");
        _assertAmended(handle, given, blockNumber);
    }

    // ---- what is refused ----

    function test_RevertWhen_AllAreSet() public {
        IResultLog.Amendment[] memory batch = _batch(1, 3);
        _amend(batch);
        _expectRefused(batch, abi.encodeWithSelector(IResultLog.NothingToAmend.selector));
    }

    function test_RevertWhen_BatchIsEmpty() public {
        _expectRefused(_batch(1, 0), abi.encodeWithSelector(IResultLog.NothingToAmend.selector));
    }

    function test_RevertWhen_BatchIsTooLarge() public {
        bytes memory refusal = abi.encodeWithSelector(IResultLog.BatchTooLarge.selector, 257, 256);
        _expectRefused(_batch(1, 257), refusal);
    }

    function test_RevertWhen_HandleIsZero() public {
        IResultLog.Amendment[] memory batch = _batch(1, 3);
        batch[2].handle = 0;
        _expectRefused(batch, abi.encodeWithSelector(IResultLog.ZeroHandle.selector));
    }

    function test_RevertWhen_ReasonIsNone() public {
        IResultLog.Amendment[] memory batch = _batch(1, 3);
        batch[1].reason = IResultLog.Reason.None;
        bytes memory refusal = abi.encodeWithSelector(IResultLog.ReasonNotAllowed.selector, IResultLog.Reason.None);
        _expectRefused(batch, refusal);
    }

    function testFuzz_RevertWhen_WithdrawnHasReplacement(uint8 reason, bytes32 replacement) public {
        vm.assume(replacement != 0);
        IResultLog.Amendment[] memory batch = _one(keccak256("handle"), IResultLog.Reason(bound(reason, 4, 6)));
        batch[0].replacement = replacement;
        bytes memory refusal = abi.encodeWithSelector(IResultLog.ReplacementNotAllowed.selector, batch[0].reason);
        _expectRefused(batch, refusal);
        batch[0].replacement = 0;
        _amend(batch);
    }

    /// @dev Nor does anything in the upper bytes of a reason get through, into the event: in any place of the batch.
    function testFuzz_RevertWhen_ReasonIsUnknown(uint256 reason, uint256 place) public {
        reason = bound(reason, 7, type(uint256).max - 1);
        bytes memory data = abi.encodeCall(IResultLog.amend, (LAB, _batch(1, 3)));
        uint256 at = 32 + 4 + 3 * 32 + bound(place, 0, 2) * 96 + 32;
        assembly ("memory-safe") {
            mstore(add(data, at), reason)
        }
        vm.prank(sequencer);
        (bool isDone,) = address(resultLog).call(data);
        vm.assertTrue(!isDone, "amended for an unknown reason");
    }

    function testFuzz_RevertWhen_AmendByOther(address caller, bool isWithdrawal) public {
        notActor(caller, sequencer);
        expectNotPurpose(caller, IConsortium.Purpose.Sequencer);
        resultLog.amend(
            LAB, _one(keccak256("handle"), isWithdrawal ? IResultLog.Reason.Cancelled : IResultLog.Reason.Corrected)
        );
    }

    /// @dev Another lab's sequencer does not amend in this lab's name.
    function test_RevertWhen_AmendByOtherLab() public {
        expectNotPurpose(otherSequencer, IConsortium.Purpose.Sequencer);
        resultLog.amend(LAB, _one(keccak256("handle"), IResultLog.Reason.WrongPatient));
    }

    // ---- suspension ----

    function testFuzz_Amend_WithdrawsWhenSuspended(uint256 seed, uint256 count) public {
        IResultLog.Amendment[] memory batch = new IResultLog.Amendment[](bound(count, 1, 10));
        for (uint256 i; i < batch.length; ++i) {
            batch[i] = IResultLog.Amendment(keccak256(abi.encode(i)), IResultLog.Reason(4 + (seed % 3 + i) % 3), 0);
        }
        suspend(LAB, true);
        _expectAmended(1, batch, 0);
        _amend(batch);
    }

    /// @dev One amendment that does not withdraw is enough.
    function testFuzz_RevertWhen_SuspendedAmendsOtherwise(uint8 reason, uint256 place) public {
        IResultLog.Amendment[] memory batch = new IResultLog.Amendment[](5);
        for (uint256 i; i < batch.length; ++i) {
            batch[i] = IResultLog.Amendment(keccak256(abi.encode(i)), IResultLog.Reason.WrongPatient, 0);
        }
        batch[bound(place, 0, 4)].reason = IResultLog.Reason(bound(reason, 1, 3));
        suspend(LAB, true);
        expectNotPurpose(sequencer, IConsortium.Purpose.Sequencer);
        resultLog.amend(LAB, batch);
        suspend(LAB, false);
        _amend(batch);
    }

    function testFuzz_RevertWhen_CompromisedWithdraws(uint8 reason) public {
        suspendForCompromise(LAB);
        expectNotPurpose(sequencer, IConsortium.Purpose.Sequencer);
        resultLog.amend(LAB, _one(keccak256("handle"), IResultLog.Reason(bound(reason, 1, 6))));
    }

    // ---- helpers ----

    function _amend(IResultLog.Amendment[] memory batch) private {
        vm.prank(sequencer);
        resultLog.amend(LAB, batch);
    }

    function _expectRefused(IResultLog.Amendment[] memory batch, bytes memory refusal) private {
        vm.expectRevert(refusal);
        _amend(batch);
    }

    function _expectAmended(uint64 seq, IResultLog.Amendment[] memory batch, uint256 skipped) private {
        vm.expectEmit(address(resultLog));
        emit IResultLog.HandlesAmended(LAB, seq, batch, skipped);
    }

    function _assertAmended(bytes32 handle, IResultLog.Reason reason, uint256 blockNumber) private view {
        (IResultLog.Reason gotReason, uint64 gotBlock) = resultLog.amendment(LAB, handle);
        vm.assertEq(uint256(gotReason), uint256(reason), "reason");
        vm.assertEq(gotBlock, blockNumber, "block");
    }

    function _one(bytes32 handle, IResultLog.Reason reason) private pure returns (IResultLog.Amendment[] memory batch) {
        batch = new IResultLog.Amendment[](1);
        batch[0] = IResultLog.Amendment(handle, reason, 0);
    }

    /// @dev So many handles for all reasons in turn, every second of the replaceable ones with a replacement.
    function _batch(uint256 seed, uint256 count) private pure returns (IResultLog.Amendment[] memory batch) {
        batch = new IResultLog.Amendment[](count);
        for (uint256 i; i < count; ++i) {
            batch[i].handle = keccak256(abi.encode(seed, i));
            batch[i].reason = IResultLog.Reason(1 + (seed % 6 + i) % 6);
            bool isReplaced = uint256(batch[i].reason) <= 3 && i % 2 == 0;
            if (isReplaced) batch[i].replacement = keccak256(abi.encode("replacement", seed, i));
        }
    }
}
