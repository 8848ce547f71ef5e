// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base} from "../Base.t.sol";
import {LotRegistryHandler} from "./LotRegistryHandler.sol";

/// @notice What holds of lots after every call of a random sequence.
contract LotRegistryInvariantsTest is Base {
    LotRegistryHandler private handler;

    function setUp() public override {
        handler = new LotRegistryHandler();
        handler.registerLot(30, 400);
        handler.registerLot(5, 300);
    }

    /// @dev Asked by forge: whose functions to call.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev Asked by forge: what of it to call. What moves units comes twice.
    function targetSelectors() external view returns (FuzzSelector[] memory selectors) {
        bytes4[] memory calls = new bytes4[](14);
        calls[0] = LotRegistryHandler.passTime.selector;
        calls[1] = LotRegistryHandler.setSuspended.selector;
        calls[2] = LotRegistryHandler.registerLot.selector;
        calls[3] = LotRegistryHandler.offerUnits.selector;
        calls[4] = LotRegistryHandler.endTransfer.selector;
        calls[5] = LotRegistryHandler.consume.selector;
        calls[6] = LotRegistryHandler.destroy.selector;
        calls[7] = LotRegistryHandler.recallLot.selector;
        calls[8] = LotRegistryHandler.acknowledge.selector;
        calls[9] = LotRegistryHandler.attackOverdraw.selector;
        calls[10] = LotRegistryHandler.attackImpersonate.selector;
        calls[11] = LotRegistryHandler.attackRegisterAgain.selector;
        calls[12] = LotRegistryHandler.offerUnits.selector;
        calls[13] = LotRegistryHandler.endTransfer.selector;
        selectors = new FuzzSelector[](1);
        selectors[0] = FuzzSelector(address(handler), calls);
    }

    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    /// @notice Units are conserved: those registered are those held, reserved, consumed and destroyed, over all
    /// members.
    function invariant_UnitsAreConserved() external view {
        handler.checkUnits();
    }

    /// @notice Each member's units are what its own accepted transfers, uses and destructions make them.
    function invariant_HoldingsAreWhatTheBooksSay() external view {
        handler.checkBooks();
    }

    /// @notice A member's reserved units are those of its open offers: none is on offer twice.
    function invariant_ReservedIsOnOffer() external view {
        handler.checkReserved();
    }

    /// @notice Transfers are numbered without gaps, and each ends once.
    function invariant_TransfersEndOnce() external view {
        handler.checkTransfers();
    }

    /// @notice A recall is for ever, and its day never moves.
    function invariant_RecallsAreForEver() external view {
        handler.checkRecalls();
    }

    /// @notice Each write emits exactly one event with the next number, and `sequence()` is the last one's.
    function invariant_SequenceNumbersAreContiguous() external view {
        handler.checkSequence();
    }

    /// @notice No attack succeeds: nothing is used on or after the day of a recall or the expiry, nothing moves but
    /// back to the manufacturer then, no right outlives its suspension, nobody spends what it does not hold, nobody
    /// acts for
    /// another member, and nobody makes more of a lot.
    function invariant_NoAttackSucceeds() external view {
        vm.assertEq(handler.breaches(), 0, "breaches");
    }
}
