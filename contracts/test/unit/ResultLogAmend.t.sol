// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IResultLog} from "../../src/interfaces/IResultLog.sol";
import {Base} from "../Base.t.sol";

/// @notice amend.
contract ResultLogAmendTest is Base {
    /// @dev What one call takes.
    struct Batch {
        bytes32[] handles;
        IResultLog.Reason[] reasons;
        bytes32[] replacements;
    }

    bytes32[] private none;

    function testFuzz_Amend(uint256 seed, uint256 count) public {
        Batch memory batch = _batch(seed, bound(count, 1, 40));
        _expectAmended(1, batch, none);
        _amend(batch);
        for (uint256 i; i < batch.handles.length; ++i) {
            _assertAmended(batch.handles[i], batch.reasons[i], 1000);
            (IResultLog.Reason other,) = resultLog.amendment(OTHER_LAB, batch.handles[i]);
            vm.assertTrue(other == IResultLog.Reason.None, "the other lab's handle");
        }
        vm.assertEq(resultLog.sequence(), 1, "sequence");
    }

    /// @dev What was set before is reported and stays as it is, whatever the second call says.
    function testFuzz_Amend_SkipsWhatIsSet(uint256 seed) public {
        Batch memory first = _batch(seed, 3);
        _amend(first);
        vm.roll(2000);
        Batch memory second = _batch(seed, 5); // the three and two more
        second.reasons[1] = IResultLog.Reason.Cancelled;
        second.replacements[1] = 0;
        _expectAmended(2, _slice(second, 3, 5), first.handles);
        _amend(second);
        _assertAmended(first.handles[1], first.reasons[1], 1000);
        _assertAmended(second.handles[4], second.reasons[4], 2000);
    }

    /// @dev Of a handle that comes twice in one call the first counts.
    function test_Amend_SkipsRepeated() public {
        Batch memory batch = _batch(1, 3);
        batch.handles[2] = batch.handles[0];
        bytes32[] memory skipped = new bytes32[](1);
        skipped[0] = batch.handles[0];
        _expectAmended(1, _slice(batch, 0, 2), skipped);
        _amend(batch);
        _assertAmended(batch.handles[0], batch.reasons[0], 1000);
    }

    function test_Amend_FullBatch() public {
        Batch memory batch = _batch(1, 256);
        _expectAmended(1, batch, none);
        _amend(batch);
        _assertAmended(batch.handles[255], batch.reasons[255], 1000);
    }

    /// @dev Two labs may have the same handle; neither speaks for the other.
    function test_Amend_SameHandleInTwoLabs() public {
        Batch memory batch = _batch(1, 1);
        _amend(batch);
        vm.prank(otherSequencer);
        resultLog.amend(batch.handles, batch.reasons, batch.replacements);
        vm.assertEq(resultLog.sequence(), 2, "sequence");
    }

    function test_RevertWhen_AllAreSet() public {
        Batch memory batch = _batch(1, 3);
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

    function testFuzz_RevertWhen_LengthsDiffer(uint256 reasons, uint256 replacements) public {
        (reasons, replacements) = (bound(reasons, 0, 4), bound(replacements, 0, 4));
        vm.assume(reasons != 3 || replacements != 3);
        Batch memory batch = _batch(1, 3);
        batch.reasons = new IResultLog.Reason[](reasons);
        batch.replacements = new bytes32[](replacements);
        _expectRefused(batch, abi.encodeWithSelector(IResultLog.LengthMismatch.selector));
    }

    function test_RevertWhen_HandleIsZero() public {
        Batch memory batch = _batch(1, 3);
        batch.handles[2] = 0;
        _expectRefused(batch, abi.encodeWithSelector(IResultLog.ZeroHandle.selector));
    }

    function test_RevertWhen_ReasonIsNone() public {
        Batch memory batch = _batch(1, 3);
        batch.reasons[1] = IResultLog.Reason.None;
        bytes memory refusal = abi.encodeWithSelector(IResultLog.ReasonNotAllowed.selector, IResultLog.Reason.None);
        _expectRefused(batch, refusal);
    }

    function testFuzz_RevertWhen_WithdrawnHasReplacement(uint8 reason, bytes32 replacement) public {
        vm.assume(replacement != 0);
        Batch memory batch = _batch(1, 1);
        batch.reasons[0] = IResultLog.Reason(bound(reason, 4, 6));
        batch.replacements[0] = replacement;
        bytes memory refusal = abi.encodeWithSelector(IResultLog.ReplacementNotAllowed.selector, batch.reasons[0]);
        _expectRefused(batch, refusal);
        batch.replacements[0] = 0;
        _amend(batch);
    }

    function testFuzz_RevertWhen_ReasonIsUnknown(uint8 reason) public {
        reason = uint8(bound(reason, 7, 255));
        uint256[] memory reasons = new uint256[](1);
        reasons[0] = reason;
        Batch memory batch = _batch(1, 1);
        vm.prank(sequencer);
        (bool isDone,) = address(resultLog)
            .call(abi.encodeWithSelector(IResultLog.amend.selector, batch.handles, reasons, batch.replacements));
        vm.assertTrue(!isDone, "amended for an unknown reason");
    }

    function testFuzz_RevertWhen_AmendByOther(address caller) public {
        notActor(caller, sequencer);
        vm.assume(caller != otherSequencer);
        Batch memory batch = _batch(1, 1);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotPurpose.selector, caller, IConsortium.Purpose.Sequencer));
        vm.prank(caller);
        resultLog.amend(batch.handles, batch.reasons, batch.replacements);
    }

    // ---- helpers ----

    function _amend(Batch memory batch) private {
        vm.prank(sequencer);
        resultLog.amend(batch.handles, batch.reasons, batch.replacements);
    }

    function _expectRefused(Batch memory batch, bytes memory refusal) private {
        vm.expectRevert(refusal);
        _amend(batch);
    }

    function _expectAmended(uint64 seq, Batch memory set, bytes32[] memory skipped) private {
        vm.expectEmit(address(resultLog));
        emit IResultLog.HandlesAmended(LAB, seq, set.handles, set.reasons, set.replacements, skipped);
    }

    function _assertAmended(bytes32 handle, IResultLog.Reason reason, uint256 blockNumber) private view {
        (IResultLog.Reason gotReason, uint64 gotBlock) = resultLog.amendment(LAB, handle);
        vm.assertEq(uint256(gotReason), uint256(reason), "reason");
        vm.assertEq(gotBlock, blockNumber, "block");
    }

    /// @dev So many handles for all reasons in turn, every second of the replaceable ones with a replacement.
    function _batch(uint256 seed, uint256 count) private pure returns (Batch memory batch) {
        batch = Batch(new bytes32[](count), new IResultLog.Reason[](count), new bytes32[](count));
        for (uint256 i; i < count; ++i) {
            batch.handles[i] = keccak256(abi.encode(seed, i));
            batch.reasons[i] = IResultLog.Reason(1 + (seed % 6 + i) % 6);
            bool isReplaced = uint256(batch.reasons[i]) <= 3 && i % 2 == 0;
            if (isReplaced) batch.replacements[i] = keccak256(abi.encode("replacement", seed, i));
        }
    }

    function _slice(Batch memory batch, uint256 begin, uint256 end) private pure returns (Batch memory slice) {
        uint256 count = end - begin;
        slice = Batch(new bytes32[](count), new IResultLog.Reason[](count), new bytes32[](count));
        for (uint256 i; i < count; ++i) {
            slice.handles[i] = batch.handles[begin + i];
            slice.reasons[i] = batch.reasons[begin + i];
            slice.replacements[i] = batch.replacements[begin + i];
        }
    }
}
