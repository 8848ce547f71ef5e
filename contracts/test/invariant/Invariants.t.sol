// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base} from "../Base.t.sol";
import {Handler} from "./Handler.sol";

/// @notice The invariants in README.md, held after every call of a random sequence.
contract InvariantsTest is Base {
    Handler private handler;

    function setUp() public override {
        handler = new Handler();
    }

    /// @dev Asked by forge: whose functions to call.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev Asked by forge: what of it to call.
    function targetSelectors() external view returns (FuzzSelector[] memory selectors) {
        bytes4[] memory calls = new bytes4[](9);
        calls[0] = Handler.checkpoint.selector;
        calls[1] = Handler.amend.selector;
        calls[2] = Handler.attackRewrite.selector;
        calls[3] = Handler.attackRollBack.selector;
        calls[4] = Handler.setAccount.selector;
        calls[5] = Handler.setKey.selector;
        calls[6] = bytes4(keccak256("grant(uint256)"));
        calls[7] = bytes4(keccak256("revoke(uint256)"));
        calls[8] = Handler.attackReplay.selector;
        selectors = new FuzzSelector[](1);
        selectors[0] = FuzzSelector(address(handler), calls);
    }

    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    function invariant_HeadsOnlyGrowAndStayConsistent() external view {
        handler.checkHeads();
    }

    function invariant_AmendmentsAreWrittenOnce() external view {
        handler.checkAmendments();
    }

    function invariant_NothingIsPermittedAfterRevocation() external view {
        handler.checkGrants();
    }

    function invariant_SequenceNumbersAreContiguous() external view {
        handler.checkSequences();
    }

    function invariant_NoAttackSucceeds() external view {
        vm.assertEq(handler.breaches(), 0, "breaches");
    }
}
