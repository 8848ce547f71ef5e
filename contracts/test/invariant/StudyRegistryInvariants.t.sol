// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base} from "../Base.t.sol";
import {StudyRegistryHandler} from "./StudyRegistryHandler.sol";

/// @notice What holds of studies after every call of a random sequence.
contract StudyRegistryInvariantsTest is Base {
    StudyRegistryHandler private handler;

    function setUp() public override {
        handler = new StudyRegistryHandler();
        handler.registerStudy(38);
        handler.registerStudy(39);
    }

    /// @dev Asked by forge: whose functions to call.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev Asked by forge: what of it to call.
    function targetSelectors() external view returns (FuzzSelector[] memory selectors) {
        bytes4[] memory calls = new bytes4[](12);
        calls[0] = StudyRegistryHandler.passTime.selector;
        calls[1] = StudyRegistryHandler.setSuspended.selector;
        calls[2] = StudyRegistryHandler.registerStudy.selector;
        calls[3] = StudyRegistryHandler.reviseStudy.selector;
        calls[4] = StudyRegistryHandler.recordReview.selector;
        calls[5] = StudyRegistryHandler.approveStudy.selector;
        calls[6] = StudyRegistryHandler.revokeApproval.selector;
        calls[7] = StudyRegistryHandler.joinStudy.selector;
        calls[8] = StudyRegistryHandler.leaveStudy.selector;
        calls[9] = StudyRegistryHandler.attackOldVersion.selector;
        calls[10] = StudyRegistryHandler.attackImpersonate.selector;
        calls[11] = StudyRegistryHandler.approveStudy.selector;
        selectors = new FuzzSelector[](1);
        selectors[0] = FuzzSelector(address(handler), calls);
    }

    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    /// @notice Only the newest version counts, and only while it is approved, running, reviewed where it must be, and
    /// its researcher active: no approval outlives a revision, a revocation, an expiry or a suspension.
    function invariant_OnlyTheApprovedVersionCounts() external view {
        handler.checkApprovals();
    }

    /// @notice A lab takes part in what it joined itself, while it is active, until it leaves or the study is revised.
    function invariant_LabsTakePartInWhatTheyJoined() external view {
        handler.checkParticipants();
    }

    /// @notice What was so at the end of an earlier block stays so, whatever happens later.
    function invariant_HistoryStays() external view {
        handler.checkHistory();
    }

    /// @notice Each write emits exactly one event with the next number, and `sequence()` is the last one's.
    function invariant_SequenceNumbersAreContiguous() external view {
        handler.checkSequence();
    }

    /// @notice No attack succeeds: nobody approves, reviews or joins a version that is not the newest, no right
    /// outlives its suspension, and nobody acts for another member or for all.
    function invariant_NoAttackSucceeds() external view {
        vm.assertEq(handler.breaches(), 0, "breaches");
    }
}
