// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {ILotRegistry} from "../../src/interfaces/ILotRegistry.sol";
import {Lots} from "../Lots.t.sol";

/// @notice offer, accept, refuse, withdraw.
contract LotRegistryTransferTest is Lots {
    IConsortium.Purpose private constant CUSTODIAN = IConsortium.Purpose.Custodian;

    bytes32 private lotId;

    function setUp() public override {
        super.setUp();
        lotId = register();
    }

    function testFuzz_Offer(uint64 quantity, uint64 expiryDays) public {
        quantity = uint64(bound(quantity, 1, QUANTITY));
        uint64 expiry = today + uint64(bound(expiryDays, 1, 90)) * 1 days;
        address account = accountOf(MANUFACTURER, CUSTODIAN);
        vm.expectEmit(address(lots));
        emit ILotRegistry.TransferOffered(1, lotId, MANUFACTURER, 2, LAB, account, quantity, expiry);
        vm.prank(account);
        vm.assertEq(lots.offer(MANUFACTURER, lotId, LAB, quantity, expiry), 1, "transfer id");
        ILotRegistry.Transfer memory transfer = lots.transferOf(1);
        vm.assertEq(transfer.lotId, lotId, "lot");
        vm.assertEq(transfer.from, MANUFACTURER, "from");
        vm.assertEq(transfer.to, LAB, "to");
        vm.assertEq(transfer.account, account, "account");
        vm.assertEq(transfer.quantity, quantity, "quantity");
        vm.assertEq(transfer.expiry, expiry, "expiry");
        _assertState(1, ILotRegistry.TransferState.Offered);
        assertHolding(lotId, MANUFACTURER, QUANTITY - quantity, quantity, 0, 0);
        assertHolding(lotId, LAB, 0, 0, 0, 0);
        vm.assertEq(lots.transferCount(), 1, "transfers");
    }

    function testFuzz_Accept(uint64 quantity) public {
        quantity = uint64(bound(quantity, 1, QUANTITY));
        offer(lotId, MANUFACTURER, LAB, quantity);
        custodian(LAB);
        vm.expectEmit(address(lots));
        emit ILotRegistry.TransferAccepted(1, 3);
        lots.accept(1);
        _assertState(1, ILotRegistry.TransferState.Accepted);
        assertHolding(lotId, MANUFACTURER, QUANTITY - quantity, 0, 0, 0);
        assertHolding(lotId, LAB, quantity, 0, 0, 0);
        vm.assertEq(lots.sequence(), 3, "sequence");
    }

    function testFuzz_Refuse(uint64 quantity, bool isLate) public {
        quantity = uint64(bound(quantity, 1, QUANTITY));
        offer(lotId, MANUFACTURER, LAB, quantity);
        if (isLate) vm.warp(today + 300 days);
        custodian(LAB);
        vm.expectEmit(address(lots));
        emit ILotRegistry.TransferRefused(1, 3);
        lots.refuse(1);
        _assertState(1, ILotRegistry.TransferState.Refused);
        assertHolding(lotId, MANUFACTURER, QUANTITY, 0, 0, 0);
        assertHolding(lotId, LAB, 0, 0, 0, 0);
    }

    function testFuzz_Withdraw(uint64 quantity, bool isLate) public {
        quantity = uint64(bound(quantity, 1, QUANTITY));
        offer(lotId, MANUFACTURER, LAB, quantity);
        if (isLate) vm.warp(today + 300 days);
        custodian(MANUFACTURER);
        vm.expectEmit(address(lots));
        emit ILotRegistry.TransferWithdrawn(1, 3);
        lots.withdraw(1);
        _assertState(1, ILotRegistry.TransferState.Withdrawn);
        assertHolding(lotId, MANUFACTURER, QUANTITY, 0, 0, 0);
        assertHolding(lotId, LAB, 0, 0, 0, 0);
    }

    /// @dev What is on offer can't be offered, used or destroyed besides.
    function test_RevertWhen_UnitsAreReserved() public {
        offer(lotId, MANUFACTURER, LAB, QUANTITY - 10);
        bytes memory refusal = abi.encodeWithSelector(ILotRegistry.InsufficientUnits.selector, 11, 10);
        custodian(MANUFACTURER);
        vm.expectRevert(refusal);
        lots.offer(MANUFACTURER, lotId, OTHER_LAB, 11, today + 1 days);
        custodian(MANUFACTURER);
        vm.expectRevert(refusal);
        lots.consume(MANUFACTURER, lotId, 11, today, USE);
        custodian(MANUFACTURER);
        vm.expectRevert(refusal);
        lots.destroy(MANUFACTURER, lotId, 11);
        vm.assertEq(offer(lotId, MANUFACTURER, OTHER_LAB, 10), 2, "the second transfer");
    }

    function test_RevertWhen_QuantityIsZero() public {
        _expectOfferRefused(LAB, 0, today + 1 days, abi.encodeWithSelector(ILotRegistry.ZeroQuantity.selector));
    }

    function test_RevertWhen_OfferedToItself() public {
        bytes memory refusal = abi.encodeWithSelector(ILotRegistry.SameMember.selector, MANUFACTURER);
        _expectOfferRefused(MANUFACTURER, 1, today + 1 days, refusal);
    }

    function testFuzz_RevertWhen_LotIsUnknown(bytes32 unknown) public {
        vm.assume(unknown != lotId);
        custodian(MANUFACTURER);
        vm.expectRevert(abi.encodeWithSelector(ILotRegistry.UnknownLot.selector, unknown));
        lots.offer(MANUFACTURER, unknown, LAB, 1, today + 1 days);
    }

    function testFuzz_RevertWhen_OfferExpiryIsNotAllowed(uint64 second) public {
        uint64 expiry = today + 1 days + uint64(bound(second, 1, 1 days - 1));
        _expectOfferRefused(LAB, 1, expiry, abi.encodeWithSelector(ILotRegistry.ExpiryNotAllowed.selector, expiry));
        bytes memory isPast = abi.encodeWithSelector(ILotRegistry.ExpiryNotAllowed.selector, today);
        _expectOfferRefused(LAB, 1, today, isPast);
        vm.warp(today);
        _expectOfferRefused(LAB, 1, today, isPast);
        expiry = today + 91 days;
        _expectOfferRefused(LAB, 1, expiry, abi.encodeWithSelector(ILotRegistry.ExpiryNotAllowed.selector, expiry));
        custodian(MANUFACTURER);
        lots.offer(MANUFACTURER, lotId, LAB, 1, today + 90 days);
        vm.warp(today - 1);
        custodian(MANUFACTURER);
        lots.offer(MANUFACTURER, lotId, LAB, 1, today);
    }

    function testFuzz_RevertWhen_OfferByOther(address caller) public {
        notActor(caller, accountOf(MANUFACTURER, CUSTODIAN));
        vm.expectRevert(notPurpose(MANUFACTURER, caller, CUSTODIAN));
        vm.prank(caller);
        lots.offer(MANUFACTURER, lotId, LAB, 1, today + 1 days);
    }

    /// @dev Neither the sender nor a third member can say yes or no for the recipient, nor take the offer back.
    function testFuzz_RevertWhen_TransferEndedByOther(address caller) public {
        offer(lotId, MANUFACTURER, LAB, 1);
        address sender = accountOf(MANUFACTURER, CUSTODIAN);
        address recipient = accountOf(LAB, CUSTODIAN);
        notActor(caller, sender);
        vm.assume(caller != recipient);
        address[3] memory callers = [caller, sender, accountOf(OTHER_LAB, CUSTODIAN)];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(notPurpose(LAB, callers[i], CUSTODIAN));
            vm.prank(callers[i]);
            lots.accept(1);
            vm.expectRevert(notPurpose(LAB, callers[i], CUSTODIAN));
            vm.prank(callers[i]);
            lots.refuse(1);
        }
        callers[1] = recipient;
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(notPurpose(MANUFACTURER, callers[i], CUSTODIAN));
            vm.prank(callers[i]);
            lots.withdraw(1);
        }
    }

    function testFuzz_RevertWhen_TransferIsUnknown(uint64 transferId) public {
        transferId = transferId == 1 ? 0 : transferId;
        offer(lotId, MANUFACTURER, LAB, 1);
        _expectEndRefused(transferId, abi.encodeWithSelector(ILotRegistry.UnknownTransfer.selector, transferId));
        _assertState(transferId, ILotRegistry.TransferState.None);
        vm.assertEq(lots.transferOf(transferId).expiry, 0, "expiry");
    }

    /// @dev However it ended, it ended.
    function testFuzz_RevertWhen_TransferEnded(uint256 how) public {
        offer(lotId, MANUFACTURER, LAB, 1);
        ILotRegistry.TransferState state = ILotRegistry.TransferState(bound(how, 2, 4));
        if (state == ILotRegistry.TransferState.Accepted) {
            accept(1, LAB);
        } else if (state == ILotRegistry.TransferState.Refused) {
            custodian(LAB);
            lots.refuse(1);
        } else {
            custodian(MANUFACTURER);
            lots.withdraw(1);
        }
        _expectEndRefused(1, abi.encodeWithSelector(ILotRegistry.TransferEnded.selector, 1, state));
    }

    function test_RevertWhen_OfferExpired() public {
        uint64 expiry = today + 7 days;
        offer(lotId, MANUFACTURER, LAB, 1);
        offer(lotId, MANUFACTURER, LAB, 1);
        vm.warp(expiry - 1);
        accept(1, LAB);
        vm.warp(expiry);
        custodian(LAB);
        vm.expectRevert(abi.encodeWithSelector(ILotRegistry.OfferExpired.selector, 2, expiry));
        lots.accept(2);
    }

    /// @dev An expired lot goes back to its manufacturer, and nowhere else.
    function test_RevertWhen_LotExpired() public {
        move(lotId, MANUFACTURER, LAB, 100);
        vm.warp(lotExpiry - 1);
        offer(lotId, LAB, OTHER_LAB, 10);
        move(lotId, LAB, OTHER_LAB, 10);
        vm.warp(lotExpiry);
        bytes memory refusal = abi.encodeWithSelector(ILotRegistry.LotExpired.selector, lotId, lotExpiry);
        custodian(OTHER_LAB);
        vm.expectRevert(refusal);
        lots.accept(2);
        custodian(LAB);
        vm.expectRevert(refusal);
        lots.offer(LAB, lotId, OTHER_LAB, 1, lotExpiry + 1 days);
        move(lotId, LAB, MANUFACTURER, 80);
        assertHolding(lotId, MANUFACTURER, QUANTITY - 20, 0, 0, 0);
    }

    /// @dev A recalled lot goes back to its manufacturer, and nowhere else: not by an offer from before either.
    function test_RevertWhen_LotIsRecalled() public {
        move(lotId, MANUFACTURER, LAB, 100);
        uint64 toOther = offer(lotId, LAB, OTHER_LAB, 10);
        uint64 back = offer(lotId, LAB, MANUFACTURER, 10);
        recall(lotId, ILotRegistry.RecallClass.ClassIII);
        bytes memory refusal = abi.encodeWithSelector(ILotRegistry.LotIsRecalled.selector, lotId);
        custodian(OTHER_LAB);
        vm.expectRevert(refusal);
        lots.accept(toOther);
        _expectOfferRefused(LAB, 1, today + 1 days, refusal);
        accept(back, MANUFACTURER);
        custodian(OTHER_LAB);
        lots.refuse(toOther);
        move(lotId, LAB, MANUFACTURER, 90);
        assertHolding(lotId, MANUFACTURER, QUANTITY, 0, 0, 0);
    }

    /// @dev An offer does not outlive the suspension of either side.
    function test_RevertWhen_MemberIsSuspended() public {
        offer(lotId, MANUFACTURER, LAB, 1);
        address sender = accountOf(MANUFACTURER, CUSTODIAN);
        address recipient = accountOf(LAB, CUSTODIAN);
        suspend(MANUFACTURER, true);
        vm.expectRevert(notPurpose(MANUFACTURER, sender, CUSTODIAN));
        vm.prank(recipient);
        lots.accept(1);
        vm.expectRevert(notPurpose(MANUFACTURER, sender, CUSTODIAN));
        vm.prank(sender);
        lots.withdraw(1);
        vm.expectRevert(notPurpose(MANUFACTURER, sender, CUSTODIAN));
        vm.prank(sender);
        lots.offer(MANUFACTURER, lotId, LAB, 1, today + 1 days);
        suspend(MANUFACTURER, false);
        suspend(LAB, true);
        vm.expectRevert(notPurpose(LAB, recipient, CUSTODIAN));
        vm.prank(recipient);
        lots.accept(1);
        vm.expectRevert(notPurpose(LAB, recipient, CUSTODIAN));
        vm.prank(recipient);
        lots.refuse(1);
        suspend(LAB, false);
        accept(1, LAB);
    }

    /// @dev The recipient of a suspended sender can still say no.
    function test_Refuse_OfSuspendedSender() public {
        offer(lotId, MANUFACTURER, LAB, 1);
        suspend(MANUFACTURER, true);
        custodian(LAB);
        lots.refuse(1);
        assertHolding(lotId, MANUFACTURER, QUANTITY, 0, 0, 0);
    }

    /// @dev What a stolen key offered, ends with the key; another custodian takes it back.
    function test_RevertWhen_AccountIsSwitchedOff() public {
        address thief = actor("thief");
        switchAccount(MANUFACTURER, thief, CUSTODIAN, true);
        vm.prank(thief);
        lots.offer(MANUFACTURER, lotId, LAB, QUANTITY, today + 1 days);
        switchAccount(MANUFACTURER, thief, IConsortium.Purpose.Custodian, false);
        custodian(LAB);
        vm.expectRevert(notPurpose(MANUFACTURER, thief, CUSTODIAN));
        lots.accept(1);
        custodian(MANUFACTURER);
        lots.withdraw(1);
        assertHolding(lotId, MANUFACTURER, QUANTITY, 0, 0, 0);
    }

    // ---- helpers ----

    function _expectOfferRefused(bytes32 to, uint64 quantity, uint64 expiry, bytes memory refusal) private {
        custodian(MANUFACTURER);
        vm.expectRevert(refusal);
        lots.offer(MANUFACTURER, lotId, to, quantity, expiry);
    }

    function _expectEndRefused(uint64 transferId, bytes memory refusal) private {
        custodian(LAB);
        vm.expectRevert(refusal);
        lots.accept(transferId);
        custodian(LAB);
        vm.expectRevert(refusal);
        lots.refuse(transferId);
        custodian(MANUFACTURER);
        vm.expectRevert(refusal);
        lots.withdraw(transferId);
    }

    function _assertState(uint64 transferId, ILotRegistry.TransferState state) private view {
        vm.assertEq(uint256(lots.transferOf(transferId).state), uint256(state), "state");
    }
}
