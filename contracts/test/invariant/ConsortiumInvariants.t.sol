// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base} from "../Base.t.sol";
import {ConsortiumHandler} from "./ConsortiumHandler.sol";

/// @notice Held after every call of a random sequence. That nothing is executed twice, before its time-lock, after its
/// expiry or by a minority, and that each write emits one event, the handler asserts in each call.
contract ConsortiumInvariantsTest is Base {
    ConsortiumHandler private handler;

    function setUp() public override {
        handler = new ConsortiumHandler();
    }

    /// @dev Asked by forge: whose functions to call.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev Asked by forge: what of it to call.
    function targetSelectors() external view returns (FuzzSelector[] memory selectors) {
        bytes4[] memory calls = new bytes4[](15);
        calls[0] = bytes4(keccak256("propose(uint256)"));
        calls[1] = ConsortiumHandler.voteAll.selector;
        calls[2] = ConsortiumHandler.cancel.selector;
        calls[3] = ConsortiumHandler.suspendInEmergency.selector;
        calls[4] = ConsortiumHandler.execute.selector;
        calls[5] = ConsortiumHandler.decide.selector;
        calls[6] = ConsortiumHandler.pass.selector;
        calls[7] = ConsortiumHandler.setAccount.selector;
        calls[8] = ConsortiumHandler.setKey.selector;
        calls[9] = ConsortiumHandler.cancelPending.selector;
        calls[10] = ConsortiumHandler.attack.selector;
        calls[11] = ConsortiumHandler.attackAsManager.selector;
        calls[12] = ConsortiumHandler.observe.selector;
        calls[13] = ConsortiumHandler.decide.selector;
        calls[14] = ConsortiumHandler.voteAll.selector;
        selectors = new FuzzSelector[](1);
        selectors[0] = FuzzSelector(address(handler), calls);
    }

    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    /// @dev Whatever happened before, all members that may vote can together pass and execute a proposal.
    function invariant_GovernanceCannotLockItselfOut() external {
        handler.checkNotLockedOut();
    }

    /// @dev At least two members may vote, and each member that was not removed has a governor that is on.
    function invariant_VotersRemain() external view {
        handler.checkVotersRemain();
    }

    /// @dev An account acts exactly if it is on, past its delay, and its member neither suspended nor removed; a member
    /// has no roles meanwhile, and for a compromised key it can't withdraw either.
    function invariant_NoRightOutlivesItsSuspension() external view {
        handler.checkNoRightOutlivesItsSuspension();
    }

    /// @dev Each proposal has at most one vote a member, of members that may vote now, as counted from the handler's
    /// books.
    function invariant_AMemberVotesOnce() external view {
        handler.checkVotes();
    }

    function invariant_AnAccountKeepsItsMemberAndPurpose() external view {
        handler.checkAccountsKeepMemberAndPurpose();
    }

    /// @dev What the views answered at the end of a block, the views of the past answer about it ever after.
    function invariant_ThePastStays() external view {
        handler.checkThePast();
    }

    function invariant_SequenceNumbersAreContiguous() external view {
        handler.checkSequence();
    }

    /// @dev No member alone, no manager and no stranger does what only a vote may.
    function invariant_NoAttackSucceeds() external view {
        vm.assertEq(handler.breaches(), 0, "breaches");
    }
}
