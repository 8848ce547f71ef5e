// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base} from "../Base.t.sol";
import {ResultLogHandler} from "./ResultLogHandler.sol";

/// @notice What holds of the result log after every call of a random sequence.
contract ResultLogInvariantsTest is Base {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    ResultLogHandler private handler;

    function setUp() public override {
        handler = new ResultLogHandler();
    }

    /// @dev Asked by forge: whose functions to call.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev Asked by forge: what of it to call.
    function targetSelectors() external view returns (FuzzSelector[] memory selectors) {
        bytes4[] memory calls = new bytes4[](13);
        calls[0] = ResultLogHandler.checkpoint.selector;
        calls[1] = ResultLogHandler.amend.selector;
        calls[2] = ResultLogHandler.openLog.selector;
        calls[3] = ResultLogHandler.closeLog.selector;
        calls[4] = ResultLogHandler.cancel.selector;
        calls[5] = ResultLogHandler.wait.selector;
        calls[6] = ResultLogHandler.changeSuspension.selector;
        calls[7] = ResultLogHandler.attackRewrite.selector;
        calls[8] = ResultLogHandler.attackRollBack.selector;
        calls[9] = ResultLogHandler.attackAppend.selector;
        calls[10] = ResultLogHandler.attackSuspended.selector;
        calls[11] = ResultLogHandler.attackOtherLab.selector;
        calls[12] = ResultLogHandler.attackReopen.selector;
        selectors = new FuzzSelector[](1);
        selectors[0] = FuzzSelector(address(handler), calls);
    }

    /// @notice A log's head is the root over all leaves that its checkpoints appended, in their order, and nothing else
    /// moves it; opening, closing and their cancelling change only when it takes checkpoints.
    function invariant_HeadsOnlyGrowAndStayConsistent() external view {
        handler.checkHeads();
    }

    /// @notice The first amendment of a (member, handle) stays as it was written.
    function invariant_AmendmentsAreWrittenOnce() external view {
        handler.checkAmendments();
    }

    /// @notice The contract's writes are numbered from 1 without a gap, each with one event.
    function invariant_SequenceNumbersAreContiguous() external view {
        handler.checkSequence();
    }

    /// @notice Nobody rewrites or rolls back a log, appends to one that is not open yet or closed, reopens one, or acts
    /// for another member; and no right outlives its suspension, but to withdraw where no key was compromised.
    function invariant_NoAttackSucceeds() external view {
        vm.assertEq(handler.breaches(), 0, "breaches");
    }
}
