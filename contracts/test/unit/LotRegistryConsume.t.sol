// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {ILotRegistry} from "../../src/interfaces/ILotRegistry.sol";
import {Lots} from "../Lots.t.sol";

/// @notice consume, destroy.
contract LotRegistryConsumeTest is Lots {
    IConsortium.Purpose private constant CUSTODIAN = IConsortium.Purpose.Custodian;

    bytes32 private lotId;

    function setUp() public override {
        super.setUp();
        lotId = register();
        move(lotId, MANUFACTURER, LAB, 100);
    }

    function testFuzz_Consume(uint64 quantity, uint64 daysAgo, bytes32 useCommit) public {
        vm.assume(useCommit != 0);
        quantity = uint64(bound(quantity, 1, 100));
        uint64 occurredOn = today - uint64(bound(daysAgo, 0, 30)) * 1 days;
        custodian(LAB);
        vm.expectEmit(address(lots));
        emit ILotRegistry.UnitsConsumed(lotId, LAB, 4, quantity, occurredOn, useCommit);
        lots.consume(LAB, lotId, quantity, occurredOn, useCommit);
        assertHolding(lotId, LAB, 100 - quantity, 0, quantity, 0);
        assertHolding(lotId, MANUFACTURER, QUANTITY - 100, 0, 0, 0);
        vm.assertEq(lots.sequence(), 4, "sequence");
    }

    function testFuzz_Destroy(uint64 quantity, bool isExpired, bool isRecalled) public {
        quantity = uint64(bound(quantity, 1, 100));
        if (isRecalled) recall(lotId, ILotRegistry.RecallClass.ClassI);
        if (isExpired) vm.warp(lotExpiry);
        custodian(LAB);
        vm.expectEmit(address(lots));
        emit ILotRegistry.UnitsDestroyed(lotId, LAB, isRecalled ? 5 : 4, quantity);
        lots.destroy(LAB, lotId, quantity);
        assertHolding(lotId, LAB, 100 - quantity, 0, 0, quantity);
    }

    function test_ConsumeAndDestroy_AddUp() public {
        _consume(30, today);
        _consume(20, today);
        for (uint256 i; i < 2; ++i) {
            custodian(LAB);
            lots.destroy(LAB, lotId, 25);
        }
        assertHolding(lotId, LAB, 0, 0, 50, 50);
    }

    function test_RevertWhen_DayIsNotAllowed() public {
        _expectRefused(today + 1, abi.encodeWithSelector(ILotRegistry.DayNotAllowed.selector, today + 1));
        _expectRefused(today - 1, abi.encodeWithSelector(ILotRegistry.DayNotAllowed.selector, today - 1));
        uint64 tomorrow = today + 1 days;
        bytes memory refusal = abi.encodeWithSelector(ILotRegistry.DayNotAllowed.selector, tomorrow);
        _expectRefused(tomorrow, refusal);
        vm.warp(tomorrow - 1);
        _expectRefused(tomorrow, refusal);
        vm.warp(tomorrow);
        _consume(1, tomorrow);
    }

    /// @dev Thirty days ago is taken all that day long.
    function test_RevertWhen_RecordedTooLate() public {
        vm.warp(today + 31 days - 1);
        _consume(1, today);
        vm.warp(today + 31 days);
        _expectRefused(today, abi.encodeWithSelector(ILotRegistry.DayNotAllowed.selector, today));
        _consume(1, today + 1 days);
    }

    /// @dev A use before expiry is recorded after it; a use from then on never is.
    function test_RevertWhen_LotExpired() public {
        bytes memory refusal = abi.encodeWithSelector(ILotRegistry.LotExpired.selector, lotId, lotExpiry);
        vm.warp(lotExpiry);
        _expectRefused(lotExpiry, refusal);
        _consume(1, lotExpiry - 1 days);
        vm.warp(lotExpiry + 1 days);
        _expectRefused(lotExpiry + 1 days, refusal);
        vm.warp(lotExpiry + 30 days - 1);
        _consume(1, lotExpiry - 1 days);
        vm.warp(lotExpiry + 30 days);
        _expectRefused(
            lotExpiry - 1 days, abi.encodeWithSelector(ILotRegistry.DayNotAllowed.selector, lotExpiry - 1 days)
        );
    }

    /// @dev A use on a day before the recall is recorded after it; one of that day, or later, never is.
    function testFuzz_RevertWhen_LotIsRecalled(uint64 second) public {
        vm.warp(today + bound(second, 0, 1 days - 1));
        recall(lotId, ILotRegistry.RecallClass.ClassII);
        bytes memory refusal = abi.encodeWithSelector(ILotRegistry.LotIsRecalled.selector, lotId);
        _expectRefused(today, refusal);
        _consume(1, today - 1 days);
        vm.warp(today + 3 days);
        _expectRefused(today, refusal);
        _expectRefused(today + 1 days, refusal);
        _expectRefused(today + 3 days, refusal);
        _consume(1, today - 1 days);
    }

    /// @dev A graver class does not move the day of the recall.
    function test_Consume_DayOfTheFirstRecall() public {
        recall(lotId, ILotRegistry.RecallClass.ClassII);
        vm.warp(today + 3 days);
        recall(lotId, ILotRegistry.RecallClass.ClassI);
        _expectRefused(today + 1 days, abi.encodeWithSelector(ILotRegistry.LotIsRecalled.selector, lotId));
    }

    function test_RevertWhen_UseCommitIsZero() public {
        custodian(LAB);
        vm.expectRevert(abi.encodeWithSelector(ILotRegistry.ZeroCommit.selector));
        lots.consume(LAB, lotId, 1, today, 0);
    }

    function test_RevertWhen_QuantityIsZero() public {
        custodian(LAB);
        vm.expectRevert(abi.encodeWithSelector(ILotRegistry.ZeroQuantity.selector));
        lots.consume(LAB, lotId, 0, today, USE);
        custodian(LAB);
        vm.expectRevert(abi.encodeWithSelector(ILotRegistry.ZeroQuantity.selector));
        lots.destroy(LAB, lotId, 0);
    }

    function testFuzz_RevertWhen_UnitsAreInsufficient(uint64 quantity) public {
        quantity = uint64(bound(quantity, 101, type(uint64).max));
        bytes memory refusal = abi.encodeWithSelector(ILotRegistry.InsufficientUnits.selector, quantity, 100);
        custodian(LAB);
        vm.expectRevert(refusal);
        lots.consume(LAB, lotId, quantity, today, USE);
        custodian(LAB);
        vm.expectRevert(refusal);
        lots.destroy(LAB, lotId, quantity);
        custodian(OTHER_LAB);
        vm.expectRevert(abi.encodeWithSelector(ILotRegistry.InsufficientUnits.selector, 1, 0));
        lots.consume(OTHER_LAB, lotId, 1, today, USE);
    }

    function testFuzz_RevertWhen_LotIsUnknown(bytes32 unknown) public {
        vm.assume(unknown != lotId);
        bytes memory refusal = abi.encodeWithSelector(ILotRegistry.UnknownLot.selector, unknown);
        custodian(LAB);
        vm.expectRevert(refusal);
        lots.consume(LAB, unknown, 1, today, USE);
        custodian(LAB);
        vm.expectRevert(refusal);
        lots.destroy(LAB, unknown, 1);
    }

    function testFuzz_RevertWhen_ByOther(address caller) public {
        notActor(caller, accountOf(LAB, CUSTODIAN));
        _expectNotPurpose(caller);
        _expectNotPurpose(accountOf(MANUFACTURER, CUSTODIAN));
        _expectNotPurpose(accountOf(LAB, IConsortium.Purpose.Manager));
    }

    function test_RevertWhen_MemberIsSuspended() public {
        address account = accountOf(LAB, CUSTODIAN);
        suspend(LAB, true);
        _expectNotPurpose(account);
        suspend(LAB, false);
        _consume(1, today);
    }

    // ---- helpers ----

    function _consume(uint64 quantity, uint64 occurredOn) private {
        custodian(LAB);
        lots.consume(LAB, lotId, quantity, occurredOn, USE);
    }

    function _expectRefused(uint64 occurredOn, bytes memory refusal) private {
        custodian(LAB);
        vm.expectRevert(refusal);
        lots.consume(LAB, lotId, 1, occurredOn, USE);
    }

    function _expectNotPurpose(address caller) private {
        vm.expectRevert(notPurpose(LAB, caller, CUSTODIAN));
        vm.prank(caller);
        lots.consume(LAB, lotId, 1, today, USE);
        vm.expectRevert(notPurpose(LAB, caller, CUSTODIAN));
        vm.prank(caller);
        lots.destroy(LAB, lotId, 1);
    }
}
