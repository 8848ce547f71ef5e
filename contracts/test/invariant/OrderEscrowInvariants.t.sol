// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base} from "../Base.t.sol";
import {OrderEscrowHandler} from "./OrderEscrowHandler.sol";

/// @notice What holds after every call of a random sequence.
contract OrderEscrowInvariantsTest is Base {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    OrderEscrowHandler private handler;

    function setUp() public override {
        handler = new OrderEscrowHandler();
    }

    /// @dev Asked by forge: whose functions to call.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev Asked by forge: what of it to call. What moves orders comes more often than what ends them.
    function targetSelectors() external view returns (FuzzSelector[] memory selectors) {
        bytes4[24] memory calls = [
            bytes4(keccak256("deposit(uint256,uint64)")),
            OrderEscrowHandler.withdraw.selector,
            OrderEscrowHandler.payOut.selector,
            OrderEscrowHandler.gift.selector,
            bytes4(keccak256("fund(uint256,uint256,uint256)")),
            bytes4(keccak256("fund(uint256,uint256,uint256)")),
            bytes4(keccak256("fund(uint256,uint256,uint256)")),
            bytes4(keccak256("claim(uint256)")),
            bytes4(keccak256("claim(uint256)")),
            bytes4(keccak256("claim(uint256)")),
            bytes4(keccak256("dispute(uint256,bool)")),
            bytes4(keccak256("dispute(uint256,bool)")),
            OrderEscrowHandler.concede.selector,
            OrderEscrowHandler.refund.selector,
            OrderEscrowHandler.release.selector,
            OrderEscrowHandler.release.selector,
            OrderEscrowHandler.reclaim.selector,
            OrderEscrowHandler.resolve.selector,
            OrderEscrowHandler.attackAsOther.selector,
            OrderEscrowHandler.setToken.selector,
            OrderEscrowHandler.setSuspended.selector,
            OrderEscrowHandler.reinstate.selector,
            OrderEscrowHandler.wait.selector,
            OrderEscrowHandler.waitLong.selector
        ];
        selectors = new FuzzSelector[](1);
        selectors[0] = FuzzSelector(address(handler), new bytes4[](calls.length));
        for (uint256 i; i < calls.length; ++i) {
            selectors[0].selectors[i] = calls[i];
        }
    }

    /// @notice The escrow is solvent, and every unit is owed to exactly one party: for each token, the members' pools
    /// and the running orders are together what came in less what went out, which is `owed`, and that and gifts are
    /// what
    /// the escrow holds. Also while a token calls back.
    function invariant_SolventAndEveryUnitOwedOnce() external view {
        handler.checkMoney();
    }

    /// @notice An order is what its payer funded, in the state that the last allowed write left it in.
    function invariant_OrdersAreAsWritten() external view {
        handler.checkOrders();
    }

    /// @notice Each order ends at most once.
    function invariant_OrdersEndOnce() external view {
        handler.checkEnds();
    }

    /// @notice A lab is paid only after the dispute window, but where the payer itself or a vote decided otherwise.
    function invariant_NoPaymentInTheWindow() external view {
        handler.checkWindows();
    }

    /// @notice Each write emits exactly one event with the next number, and `sequence()` is the last one's.
    function invariant_SequenceNumbersAreContiguous() external view {
        handler.checkSequence();
    }

    /// @notice No right outlives its suspension; nobody acts for another, too early, too late or twice; nobody
    /// withdraws more than its pool; a token that calls back gets nothing.
    function invariant_NoAttackSucceeds() external view {
        vm.assertEq(handler.breaches(), 0, "breaches");
    }
}
