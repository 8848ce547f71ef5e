// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IStudyRegistry} from "../../src/interfaces/IStudyRegistry.sol";
import {Studies} from "../Studies.t.sol";

/// @notice approve, revokeApproval, recordReview, isApproved, wasApprovedAt.
contract StudyRegistryApproveTest is Studies {
    bytes32 private studyId;

    function setUp() public override {
        super.setUp();
        studyId = register(termsOf(PROTOCOL));
    }

    function test_Approve() public {
        vote();
        vm.expectEmit(address(studies));
        emit IStudyRegistry.StudyApproved(studyId, 2, 1);
        studies.approve(studyId, 1);
        vm.assertTrue(studies.isApproved(studyId), "is approved");
        vm.assertEq(studies.approvedVersionAt(studyId, 1000), 1, "approved version");
        vm.assertEq(studies.sequence(), 2, "sequence");
    }

    function test_RevokeApproval() public {
        approve(studyId, 1);
        vote();
        vm.expectEmit(address(studies));
        emit IStudyRegistry.ApprovalRevoked(studyId, 3, 1);
        studies.revokeApproval(studyId);
        vm.assertTrue(!studies.isApproved(studyId), "is not approved");
        approve(studyId, 1);
        vm.assertTrue(studies.isApproved(studyId), "is approved again");
    }

    /// @dev A revision has no approval; the vote names the version, so it can't be slipped another one.
    function test_ReviseStudy_EndsTheApproval() public {
        approve(studyId, 1);
        vm.roll(1010);
        revise(studyId, termsOf(keccak256("second protocol")));
        vm.assertTrue(!studies.isApproved(studyId), "is not approved");
        vote();
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.NotApproved.selector, studyId));
        studies.revokeApproval(studyId);
        vote();
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.NotCurrent.selector, 1, 2));
        studies.approve(studyId, 1);
        approve(studyId, 2);
        vm.assertTrue(studies.isApproved(studyId), "the second is approved");
        vm.assertEq(studies.approvedVersionAt(studyId, 1009), 1, "before");
        vm.assertEq(studies.approvedVersionAt(studyId, 1010), 2, "after");
    }

    function test_ReviseStudy_NeverApproved() public {
        revise(studyId, termsOf(PROTOCOL));
        vm.assertEq(studies.approvedVersionAt(studyId, 1000), 0, "approved version");
    }

    function testFuzz_RevertWhen_VersionIsNotCurrent(uint32 version) public {
        version = version == 1 ? 0 : version;
        bytes memory refusal = abi.encodeWithSelector(IStudyRegistry.NotCurrent.selector, version, 1);
        vote();
        vm.expectRevert(refusal);
        studies.approve(studyId, version);
        manager(RESEARCHER);
        vm.expectRevert(refusal);
        studies.recordReview(studyId, version, DECISION, today + 1 days);
    }

    function test_RevertWhen_AlreadyApproved() public {
        approve(studyId, 1);
        vote();
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.AlreadyApproved.selector, studyId, 1));
        studies.approve(studyId, 1);
    }

    function testFuzz_RevertWhen_NotApproved(bytes32 unknown) public {
        vote();
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.NotApproved.selector, studyId));
        studies.revokeApproval(studyId);
        vm.assume(unknown != studyId);
        vote();
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.NotApproved.selector, unknown));
        studies.revokeApproval(unknown);
    }

    function testFuzz_RevertWhen_StudyIsUnknown(bytes32 unknown) public {
        vm.assume(unknown != studyId);
        bytes memory refusal = abi.encodeWithSelector(IStudyRegistry.UnknownStudy.selector, unknown);
        vote();
        vm.expectRevert(refusal);
        studies.approve(unknown, 0);
        manager(RESEARCHER);
        vm.expectRevert(refusal);
        studies.recordReview(unknown, 0, DECISION, 0);
        vm.assertTrue(!studies.isApproved(unknown), "is not approved");
    }

    function testFuzz_RevertWhen_NotVote(address caller) public {
        notActor(caller, address(consortium));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotVote.selector, caller));
        vm.prank(caller);
        studies.approve(studyId, 1);
        approve(studyId, 1);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotVote.selector, caller));
        vm.prank(caller);
        studies.revokeApproval(studyId);
    }

    // ---- when it counts ----

    function test_IsApproved_Period() public {
        IStudyRegistry.Terms memory terms = termsOf(keccak256("later"));
        (terms.validFrom, terms.expiry) = (today + 2 days, today + 5 days);
        bytes32 later = register(terms);
        approve(later, 1);
        _assertApproved(later, false);
        vm.warp(today + 2 days - 1);
        _assertApproved(later, false);
        vm.warp(today + 2 days);
        _assertApproved(later, true);
        vm.warp(today + 5 days - 1);
        _assertApproved(later, true);
        vm.warp(today + 5 days);
        _assertApproved(later, false);
    }

    function test_IsApproved_SuspendedOrWithoutTheRole() public {
        approve(studyId, 1);
        suspend(RESEARCHER, true);
        vm.assertTrue(!studies.isApproved(studyId), "suspended");
        suspend(RESEARCHER, false);
        vm.assertTrue(studies.isApproved(studyId), "reinstated");
        setRoles(RESEARCHER, 1);
        vm.assertTrue(!studies.isApproved(studyId), "without the role");
    }

    /// @dev At each block the answer is that of its end.
    function testFuzz_WasApprovedAt(uint256 blockNumber) public {
        vm.roll(1010);
        approve(studyId, 1);
        vm.roll(1020);
        vote();
        studies.revokeApproval(studyId);
        vm.roll(1030);
        approve(studyId, 1);
        vm.roll(1040);
        revise(studyId, termsOf(PROTOCOL));
        vm.roll(1050);
        uint64 at = uint64(bound(blockNumber, 0, 1050));
        bool isApproved = (at >= 1010 && at < 1020) || (at >= 1030 && at < 1040);
        vm.assertEq(studies.wasApprovedAt(studyId, at, today), isApproved, "was approved");
        vm.assertEq(studies.approvedVersionAt(studyId, at), isApproved ? 1 : 0, "approved version");
        vm.assertTrue(!studies.wasApprovedAt(studyId, at, today - 1), "before it runs");
        vm.assertTrue(!studies.wasApprovedAt(studyId, at, today + 100 days), "after it ran");
    }

    /// @dev Of two writes in one block the last counts.
    function test_WasApprovedAt_OneBlock() public {
        approve(studyId, 1);
        vote();
        studies.revokeApproval(studyId);
        vm.roll(1001);
        vm.assertTrue(!studies.wasApprovedAt(studyId, 1000, today), "was not approved");
    }

    function testFuzz_RevertWhen_BlockIsFuture(uint64 blockNumber) public {
        blockNumber = uint64(bound(blockNumber, 1001, type(uint64).max));
        bytes memory refusal = abi.encodeWithSelector(IStudyRegistry.FutureBlock.selector, blockNumber);
        vm.expectRevert(refusal);
        studies.wasApprovedAt(studyId, blockNumber, today);
        vm.expectRevert(refusal);
        studies.approvedVersionAt(studyId, blockNumber);
        vm.expectRevert(refusal);
        studies.reviewedUntilAt(studyId, 1, blockNumber);
        vm.expectRevert(refusal);
        studies.joinedVersionAt(studyId, LAB, blockNumber);
        vm.assertTrue(!studies.wasApprovedAt(studyId, 1000, today), "the present block");
    }

    // ---- the review board ----

    function testFuzz_RecordReview(uint64 untilDays, bytes32 irbCommit) public {
        vm.assume(irbCommit != 0);
        uint64 until = today + uint64(bound(untilDays, 1, 10_000)) * 1 days;
        manager(RESEARCHER);
        vm.expectEmit(address(studies));
        emit IStudyRegistry.ReviewRecorded(studyId, 2, 1, irbCommit, until);
        studies.recordReview(studyId, 1, irbCommit, until);
        vm.assertEq(studies.reviewedUntilAt(studyId, 1, 1000), until, "until");
        vm.assertEq(studies.reviewedUntilAt(studyId, 1, 999), 0, "before");
        vm.assertEq(studies.reviewedUntilAt(studyId, 2, 1000), 0, "another version");
    }

    /// @dev Asked for by the terms, it must be there and not be over; the board can take it back.
    function test_IsApproved_Reviewed() public {
        bytes32 reviewed = register(reviewedTermsOf(PROTOCOL_2));
        approve(reviewed, 1);
        _assertApproved(reviewed, false);
        review(reviewed, 1, today + 10 days);
        _assertApproved(reviewed, true);
        vm.roll(1010);
        vm.warp(today + 10 days - 1);
        _assertApproved(reviewed, true);
        vm.warp(today + 10 days);
        _assertApproved(reviewed, false);
        review(reviewed, 1, today + 20 days);
        _assertApproved(reviewed, true);
        vm.roll(1020);
        review(reviewed, 1, 0);
        _assertApproved(reviewed, false);
        vm.assertTrue(studies.wasApprovedAt(reviewed, 1019, today + 20 days - 1), "was approved");
        vm.assertTrue(!studies.wasApprovedAt(reviewed, 1009, today + 10 days), "the first was over");
        vm.assertTrue(!studies.wasApprovedAt(reviewed, 999, today), "was not yet");
    }

    /// @dev A revision needs a review of its own.
    function test_IsApproved_ReviewOfAnotherVersion() public {
        bytes32 reviewed = register(reviewedTermsOf(PROTOCOL_2));
        review(reviewed, 1, today + 10 days);
        revise(reviewed, reviewedTermsOf(PROTOCOL_2));
        approve(reviewed, 2);
        _assertApproved(reviewed, false);
        review(reviewed, 2, today + 10 days);
        _assertApproved(reviewed, true);
    }

    /// @dev Where the terms do not ask for it, it is not needed.
    function test_IsApproved_ReviewNotAskedFor() public {
        approve(studyId, 1);
        review(studyId, 1, 0);
        _assertApproved(studyId, true);
    }

    function test_RevertWhen_ReviewIsNotAllowed() public {
        _expectReviewRefused(today + 1 days + 1);
        _expectReviewRefused(today);
        vm.warp(today);
        _expectReviewRefused(today);
        vm.warp(today - 1);
        review(studyId, 1, today);
    }

    function test_RevertWhen_ReviewCommitIsZero() public {
        manager(RESEARCHER);
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.ZeroCommit.selector));
        studies.recordReview(studyId, 1, 0, today + 1 days);
    }

    function testFuzz_RevertWhen_ReviewByOther(address caller) public {
        address account = accountOf(RESEARCHER, IConsortium.Purpose.Manager);
        notActor(caller, account);
        _expectNotManager(caller);
        _expectNotManager(accountOf(LAB, IConsortium.Purpose.Manager));
        suspend(RESEARCHER, true);
        _expectNotManager(account);
    }

    // ---- helpers ----

    bytes32 private constant PROTOCOL_2 = keccak256("reviewed protocol");

    function _assertApproved(bytes32 id, bool isApproved) private view {
        vm.assertEq(studies.isApproved(id), isApproved, "is approved");
        vm.assertEq(
            studies.wasApprovedAt(id, uint64(block.number), uint64(block.timestamp)), isApproved, "at this block"
        );
    }

    function _expectReviewRefused(uint64 until) private {
        manager(RESEARCHER);
        vm.expectRevert(abi.encodeWithSelector(IStudyRegistry.ReviewNotAllowed.selector, until));
        studies.recordReview(studyId, 1, DECISION, until);
    }

    function _expectNotManager(address caller) private {
        vm.expectRevert(notManager(RESEARCHER, caller));
        vm.prank(caller);
        studies.recordReview(studyId, 1, DECISION, 0);
    }
}
