// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base} from "../Base.t.sol";
import {DisclosureLogHandler} from "./DisclosureLogHandler.sol";

/// @notice What holds after every call of a random sequence.
contract DisclosureLogInvariantsTest is Base {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    DisclosureLogHandler private handler;

    function setUp() public override {
        handler = new DisclosureLogHandler();
    }

    /// @dev Asked by forge: whose functions to call.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev Asked by forge: what of it to call.
    function targetSelectors() external view returns (FuzzSelector[] memory selectors) {
        bytes4[] memory calls = new bytes4[](5);
        calls[0] = bytes4(keccak256("anchorBatch(uint256,bytes32,uint256)"));
        calls[1] = bytes4(keccak256("breakGlass(uint256)"));
        calls[2] = bytes4(keccak256("review(uint256)"));
        calls[3] = DisclosureLogHandler.attackAsOther.selector;
        calls[4] = DisclosureLogHandler.setSuspended.selector;
        selectors = new FuzzSelector[](1);
        selectors[0] = FuzzSelector(address(handler), calls);
    }

    /// @notice A member's head is the chain over all batches that it ever anchored, in their order: none is dropped,
    /// changed or put in later. What is covered only grows.
    function invariant_HeadsCommitToEveryBatch() external view {
        handler.checkHeads();
    }

    /// @notice Emergencies are numbered without gaps, stay as they were written, take one review of each purpose, and
    /// those that lack one are counted.
    function invariant_EmergenciesStayAndAreCounted() external view {
        handler.checkEmergencies();
    }

    /// @notice Each write emits exactly one event with the next number, and `sequence()` is the last one's.
    function invariant_SequenceNumbersAreContiguous() external view {
        handler.checkSequence();
    }

    /// @notice No right outlives its suspension; no account writes for another member or beyond its purpose; no batch
    /// is left out or written twice, no pseudonym used twice.
    function invariant_NoAttackSucceeds() external view {
        vm.assertEq(handler.breaches(), 0, "breaches");
    }
}
