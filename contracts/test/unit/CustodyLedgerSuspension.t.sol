// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {ICustodyLedger} from "../../src/interfaces/ICustodyLedger.sol";
import {Custody} from "../Custody.t.sol";

/// @notice What a suspension stops, and an account switched off: everything at once, also what was begun and signed
/// before.
contract CustodyLedgerSuspensionTest is Custody {
    bytes32 private item;

    function setUp() public override {
        super.setUp();
        item = specimen();
    }

    /// @dev A suspended custodian can't do anything with what it has.
    function test_RevertWhen_TheCustodianIsSuspended() public {
        (bytes32 package, bytes32[] memory specimens) = packed(1);
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        bytes memory signature = signed(custodianKey(LAB), offered);
        bytes memory error = notPurpose(LAB, custodian(LAB));
        suspend(LAB, true);
        fails(error);
        send(offered);
        fails(error);
        ledger.offer(offered, signature);
        fails(error);
        withdraw(LAB, item);
        fails(error);
        flag(LAB, item, ICustodyLedger.Flaw.NoForm);
        fails(error);
        dispose(LAB, item);
        fails(error);
        pack(LAB, "other package", list(item));
        fails(error);
        unpack(LAB, package, specimens);
        fails(error);
        as_(LAB);
        ledger.aliquot(LAB, item, list("salt"), list(COMMITMENT), time());
        fails(error);
        as_(LAB);
        ledger.correct(LAB, item, 1, COMMITMENT);
        suspend(LAB, false);
        ledger.offer(offered, signature);
    }

    /// @dev Its open offers can't be accepted; they can again where it is reinstated in time.
    function test_RevertWhen_TheCustodianIsSuspendedMidway() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        suspend(LAB, true);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offered);
        fails(notPurpose(LAB, custodian(LAB)));
        send(acceptance);
        refuse(offered);
        suspend(LAB, false);
        accept(offer(item, COURIER));
    }

    function test_RevertWhen_TheReceiverIsSuspendedMidway() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offered);
        bytes memory signature = signed(custodianKey(COURIER), acceptance);
        suspend(COURIER, true);
        fails(notPurpose(COURIER, custodian(COURIER)));
        send(acceptance);
        fails(notPurpose(COURIER, custodian(COURIER)));
        ledger.accept(acceptance, signature);
        fails(notPurpose(COURIER, custodian(COURIER)));
        refuse(offered);
        withdraw(LAB, item);
        handOff(item, OTHER_LAB);
    }

    /// @dev A stolen account, once switched off, leaves no open offers behind.
    function test_RevertWhen_TheOfferingAccountIsOff() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offered);
        switchAccount(LAB, custodian(LAB), IConsortium.Purpose.Custodian, false);
        fails(notPurpose(LAB, custodian(LAB)));
        send(acceptance);
        address next = actor("next account");
        switchAccount(LAB, next, IConsortium.Purpose.Custodian, true);
        vm.prank(next);
        ledger.withdrawOffer(LAB, item);
    }

    /// @dev The way out.
    function test_AssignCustody_FromASuspendedMember() public {
        offer(item, COURIER);
        suspend(LAB, true);
        assign(item, OTHER_LAB);
        handOff(item, COURIER);
        vm.assertEq(ledger.custodianOf(item), COURIER, "custodian");
    }
}
