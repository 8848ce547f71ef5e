// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base} from "../Base.t.sol";
import {CustodyLedgerHandler} from "./CustodyLedgerHandler.sol";

/// @notice What holds of the CustodyLedger after every call of a random sequence.
contract CustodyLedgerInvariantsTest is Base {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    CustodyLedgerHandler private handler;

    function setUp() public override {
        handler = new CustodyLedgerHandler();
    }

    /// @dev Asked by forge: whose functions to call.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev Asked by forge: what of it to call. The more often, the oftener it is in the list.
    function targetSelectors() external view returns (FuzzSelector[] memory selectors) {
        bytes4[20] memory wanted = [
            bytes4(keccak256("collect(uint256)")),
            bytes4(keccak256("aliquot(uint256)")),
            bytes4(keccak256("pack(uint256)")),
            bytes4(keccak256("pack(uint256)")),
            bytes4(keccak256("unpack(uint256)")),
            bytes4(keccak256("unpack(uint256)")),
            bytes4(keccak256("offer(uint256)")),
            bytes4(keccak256("offer(uint256)")),
            bytes4(keccak256("offer(uint256)")),
            bytes4(keccak256("accept(uint256)")),
            bytes4(keccak256("accept(uint256)")),
            bytes4(keccak256("accept(uint256)")),
            bytes4(keccak256("refuse(uint256)")),
            handler.withdrawOffer.selector,
            bytes4(keccak256("flag(uint256)")),
            bytes4(keccak256("dispose(uint256)")),
            handler.correct.selector,
            handler.assignCustody.selector,
            handler.replay.selector,
            handler.suspendOne.selector
        ];
        bytes4[] memory calls = new bytes4[](wanted.length + 1);
        for (uint256 i; i < wanted.length; ++i) {
            calls[i] = wanted[i];
        }
        calls[wanted.length] = handler.pass.selector;
        selectors = new FuzzSelector[](1);
        selectors[0] = FuzzSelector(address(handler), calls);
    }

    /// @notice Every item has exactly one custodian at any time, the one that the events alone give too. It changed
    /// only when both sides said so, or by vote.
    function invariant_EveryItemHasOneCustodian() external view {
        handler.checkCustody();
    }

    /// @notice Each hand-off begins with the custodian with whom the one before ended.
    function invariant_CustodyHasNoGaps() external view {
        vm.assertEq(handler.gaps(), 0, "gaps");
    }

    /// @notice A packed specimen is in one package, and a package knows how many are in it.
    function invariant_PackagesHoldWhatWasPacked() external view {
        handler.checkPackages();
    }

    /// @notice A fatal flaw stays. What was disposed of never changes. An offer is open as long as both sides may
    /// believe it is.
    function invariant_EndsAreFinal() external view {
        handler.checkStates();
    }

    /// @notice Sequence numbers are contiguous: each write emits exactly one event with the next one.
    function invariant_SequenceNumbersAreContiguous() external view {
        handler.checkSequence();
    }

    /// @notice Nothing succeeds that must not: a packed specimen moved by itself, a blocked item handed over, a
    /// signature used twice, a closed offer accepted, anything by a suspended member or on an offer of one, an
    /// assignment without a
    /// vote. And nothing fails that is allowed.
    function invariant_OnlyWhatIsAllowedHappens() external view {
        vm.assertEq(handler.breaches(), 0, "breaches");
    }
}
