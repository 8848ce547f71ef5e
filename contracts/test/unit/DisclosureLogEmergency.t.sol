// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IDisclosureLog} from "../../src/interfaces/IDisclosureLog.sol";
import {Disclosures} from "../Disclosures.t.sol";

/// @notice breakGlass, review.
contract DisclosureLogEmergencyTest is Disclosures {
    // ---- breakGlass ----

    function testFuzz_BreakGlass(bytes32 first, bytes32 second, bytes32 commitment, bool isRelayer) public {
        vm.assume(first != 0 && second != 0 && first != second && commitment != 0);
        vm.expectEmit(address(disclosures));
        emit IDisclosureLog.GlassBroken(LAB, first, 1, 1, commitment);
        vm.prank(isRelayer ? relayer : sequencer);
        disclosures.breakGlass(LAB, first, commitment);
        vm.roll(block.number + 7);
        vm.expectEmit(address(disclosures));
        emit IDisclosureLog.GlassBroken(LAB, second, 2, 2, COMMITMENT);
        vm.prank(isRelayer ? sequencer : relayer);
        disclosures.breakGlass(LAB, second, COMMITMENT);

        _assertEmergency(1, IDisclosureLog.Emergency(first, commitment, 0, 0, uint64(block.number - 7)));
        _assertEmergency(2, IDisclosureLog.Emergency(second, COMMITMENT, 0, 0, uint64(block.number)));
        vm.assertEq(disclosures.numberOf(LAB, first), 1, "number");
        vm.assertEq(disclosures.numberOf(LAB, second), 2, "number");
        vm.assertEq(disclosures.numberOf(OTHER_LAB, first), 0, "another member's");
        vm.assertTrue(!disclosures.isReviewed(LAB, 1), "reviewed");
        assertHead(LAB, IDisclosureLog.Head(0, 0, 2, 0, 2));
    }

    /// @dev Nobody can take a member's pseudonym before it: they are per member.
    function test_BreakGlass_SamePseudonymOfTwoMembers() public {
        address other = accountOf(OTHER_LAB, IConsortium.Purpose.Relayer);
        vm.prank(other);
        disclosures.breakGlass(OTHER_LAB, PSEUDONYM, COMMITMENT);
        breakGlass(PSEUDONYM);
        vm.assertEq(disclosures.numberOf(LAB, PSEUDONYM), 1, "number");
    }

    function test_RevertWhen_PseudonymIsUsed() public {
        breakGlass(PSEUDONYM);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.PseudonymUsed.selector, LAB, PSEUDONYM));
        vm.prank(sequencer);
        disclosures.breakGlass(LAB, PSEUDONYM, keccak256("another"));
    }

    function test_RevertWhen_PseudonymIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.ZeroPseudonym.selector));
        breakGlass(0);
    }

    function test_RevertWhen_CommitmentIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.ZeroCommitment.selector));
        vm.prank(relayer);
        disclosures.breakGlass(LAB, PSEUDONYM, 0);
    }

    function testFuzz_RevertWhen_BreakGlassByOther(address caller) public {
        notActor(caller, sequencer);
        vm.assume(caller != relayer);
        expectNotPurpose(LAB, caller, IConsortium.Purpose.Sequencer);
        vm.prank(caller);
        disclosures.breakGlass(LAB, PSEUDONYM, COMMITMENT);
    }

    function test_RevertWhen_BreakGlassByOtherPurposeOrMember() public {
        address[4] memory callers = [
            manager,
            governor,
            accountOf(OTHER_LAB, IConsortium.Purpose.Sequencer),
            accountOf(OTHER_LAB, IConsortium.Purpose.Relayer)
        ];
        for (uint256 i; i < callers.length; ++i) {
            expectNotPurpose(LAB, callers[i], IConsortium.Purpose.Sequencer);
            vm.prank(callers[i]);
            disclosures.breakGlass(LAB, PSEUDONYM, COMMITMENT);
        }
    }

    function test_RevertWhen_BreakGlassUnderSuspension() public {
        suspend(LAB, true);
        address[2] memory callers = [relayer, sequencer];
        for (uint256 i; i < callers.length; ++i) {
            expectNotPurpose(LAB, callers[i], IConsortium.Purpose.Sequencer);
            vm.prank(callers[i]);
            disclosures.breakGlass(LAB, PSEUDONYM, COMMITMENT);
        }
        suspend(LAB, false);
        breakGlass(PSEUDONYM);
    }

    // ---- review ----

    function testFuzz_Review(bytes32 ofManager, bytes32 ofGovernor, bool isManagerFirst) public {
        vm.assume(ofManager != 0 && ofGovernor != 0);
        breakGlass(keccak256("another"));
        breakGlass(PSEUDONYM);
        _expectReview(3, isManagerFirst, isManagerFirst ? ofManager : ofGovernor);
        vm.assertTrue(!disclosures.isReviewed(LAB, 2), "by one only");
        vm.assertEq(disclosures.head(LAB).unreviewed, 2, "unreviewed");
        _expectReview(4, !isManagerFirst, isManagerFirst ? ofGovernor : ofManager);
        vm.assertTrue(disclosures.isReviewed(LAB, 2), "by both");
        vm.assertTrue(!disclosures.isReviewed(LAB, 1), "the other one");
        assertHead(LAB, IDisclosureLog.Head(0, 0, 2, 0, 1));
        _assertEmergency(
            2, IDisclosureLog.Emergency(PSEUDONYM, COMMITMENT, ofManager, ofGovernor, uint64(block.number))
        );
    }

    function test_RevertWhen_SamePurposeReviewsTwice() public {
        breakGlass(PSEUDONYM);
        review(manager, 1);
        _expectAlreadyReviewed(manager, IConsortium.Purpose.Manager);
        review(governor, 1);
        _expectAlreadyReviewed(manager, IConsortium.Purpose.Manager);
        _expectAlreadyReviewed(governor, IConsortium.Purpose.Governor);
        vm.assertEq(disclosures.head(LAB).unreviewed, 0, "unreviewed");
    }

    function testFuzz_RevertWhen_EmergencyIsUnknown(uint64 number) public {
        vm.assume(number != 1);
        breakGlass(PSEUDONYM);
        _expectUnknown(number);
        _expectUnknown(0);
        _expectUnknown(2);
    }

    function test_RevertWhen_ReviewCommitIsZero() public {
        breakGlass(PSEUDONYM);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.ZeroCommitment.selector));
        vm.prank(manager);
        disclosures.review(LAB, 1, 0);
    }

    function testFuzz_RevertWhen_ReviewByOther(address caller) public {
        notActor(caller, manager);
        vm.assume(caller != governor);
        breakGlass(PSEUDONYM);
        expectNotPurpose(LAB, caller, IConsortium.Purpose.Governor);
        review(caller, 1);
    }

    /// @dev Whoever broke the glass can't review it, nor can another member.
    function test_RevertWhen_ReviewByOtherPurposeOrMember() public {
        breakGlass(PSEUDONYM);
        address[4] memory callers = [
            relayer,
            sequencer,
            accountOf(OTHER_LAB, IConsortium.Purpose.Manager),
            accountOf(OTHER_LAB, IConsortium.Purpose.Governor)
        ];
        for (uint256 i; i < callers.length; ++i) {
            expectNotPurpose(LAB, callers[i], IConsortium.Purpose.Governor);
            review(callers[i], 1);
        }
    }

    function test_RevertWhen_ReviewUnderSuspension() public {
        breakGlass(PSEUDONYM);
        suspend(LAB, true);
        expectNotPurpose(LAB, manager, IConsortium.Purpose.Governor);
        review(manager, 1);
        expectNotPurpose(LAB, governor, IConsortium.Purpose.Governor);
        review(governor, 1);
        suspend(LAB, false);
        review(manager, 1);
        review(governor, 1);
        vm.assertTrue(disclosures.isReviewed(LAB, 1), "reviewed");
    }

    // ---- helpers ----

    function _expectReview(uint64 seq, bool isManager, bytes32 reviewCommit) private {
        IConsortium.Purpose reviewer = isManager ? IConsortium.Purpose.Manager : IConsortium.Purpose.Governor;
        vm.expectEmit(address(disclosures));
        emit IDisclosureLog.EmergencyReviewed(LAB, seq, 2, reviewer, reviewCommit);
        vm.prank(isManager ? manager : governor);
        disclosures.review(LAB, 2, reviewCommit);
    }

    function _expectAlreadyReviewed(address reviewer, IConsortium.Purpose purpose) private {
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.AlreadyReviewed.selector, LAB, 1, purpose));
        review(reviewer, 1);
    }

    function _expectUnknown(uint64 number) private {
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.UnknownEmergency.selector, LAB, number));
        review(manager, number);
    }

    function _assertEmergency(uint64 number, IDisclosureLog.Emergency memory expected) private view {
        vm.assertEq(abi.encode(disclosures.emergency(LAB, number)), abi.encode(expected), "emergency");
    }
}
