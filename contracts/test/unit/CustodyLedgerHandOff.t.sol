// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICustodyLedger} from "../../src/interfaces/ICustodyLedger.sol";
import {Custody} from "../Custody.t.sol";

/// @notice offer, accept, refuse and withdrawOffer, each side by its own transaction.
contract CustodyLedgerHandOffTest is Custody {
    bytes32 private item;

    function setUp() public override {
        super.setUp();
        item = specimen();
    }

    // ---- offer ----

    function testFuzz_Offer(bytes32 seal, bytes32 condition, uint256 minutesLater, uint256 period) public {
        vm.warp(block.timestamp + bound(minutesLater, 0, 1e6) * 60);
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        (offered.seal, offered.condition) = (seal, condition);
        offered.expiresAt = uint64(block.timestamp + bound(period, 0, type(uint64).max - block.timestamp));
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.HandOffOffered(
            item, LAB, COURIER, 2, 1, custodian(LAB), seal, condition, offered.occurredAt, offered.expiresAt
        );
        send(offered);
        _assertOffer(1, hashOf(offered), offered.expiresAt, true);
        ICustodyLedger.Item memory expected = collected(LAB);
        expected.offers = 1;
        assertItem(item, expected);
        vm.assertEq(ledger.offerHashOf(offered), hashOf(offered), "hash");
        vm.assertEq(ledger.sequence(), 2, "sequence");
    }

    /// @dev Offers of an item are numbered without a gap, whatever becomes of them.
    function test_Offer_Numbers() public {
        refuse(offer(item, COURIER));
        offer(item, COURIER);
        withdraw(LAB, item);
        vm.warp(offer(item, COURIER).expiresAt + 1);
        accept(offer(item, COURIER));
        offer(item, LAB);
        flag(COURIER, item, ICustodyLedger.Flaw.NoForm);
        vm.assertEq(ledger.offerOf(item).number, 5, "number");
    }

    function testFuzz_RevertWhen_NumberIsNotNext(uint32 number) public {
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        vm.assume(number != 1);
        offered.number = number;
        fails(failure(ICustodyLedger.NotNextNumber.selector, uint256(number), uint256(1)));
        send(offered);
    }

    function test_RevertWhen_OfferingToNobody() public {
        ICustodyLedger.Offer memory offered = offerOf(item, 0);
        fails(abi.encodeWithSelector(ICustodyLedger.ZeroMember.selector));
        send(offered);
    }

    function test_RevertWhen_OfferingToOneself() public {
        ICustodyLedger.Offer memory offered = offerOf(item, LAB);
        fails(failure(ICustodyLedger.SameMember.selector, LAB));
        send(offered);
    }

    function testFuzz_RevertWhen_ExpiryIsPast(uint256 ago) public {
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        offered.expiresAt = uint64(block.timestamp - bound(ago, 1, block.timestamp));
        fails(failure(ICustodyLedger.OfferExpired.selector, uint256(offered.expiresAt)));
        send(offered);
    }

    function test_Offer_ExpiresNow() public {
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        offered.expiresAt = uint64(block.timestamp);
        send(offered);
        accept(offered);
        vm.assertEq(ledger.custodianOf(item), COURIER, "custodian");
    }

    function test_RevertWhen_OfferedItemIsUnknown() public {
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        offered.item = "nothing";
        fails(failure(ICustodyLedger.UnknownItem.selector, "nothing"));
        send(offered);
    }

    function test_RevertWhen_OfferedByAnother() public {
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        (offered.from, offered.account) = (OTHER_LAB, custodian(OTHER_LAB));
        fails(failure(ICustodyLedger.NotCustodian.selector, item, OTHER_LAB));
        send(offered);
    }

    function testFuzz_RevertWhen_OfferingAccountIsNotACustodians(address account) public {
        notActor(account, custodian(LAB));
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        offered.account = account;
        fails(notPurpose(LAB, account));
        send(offered);
    }

    function test_RevertWhen_OfferedTwice() public {
        offer(item, COURIER);
        ICustodyLedger.Offer memory offered = offerOf(item, OTHER_LAB);
        fails(offerOpen(item, 1));
        send(offered);
    }

    /// @dev An offer is open up to and with its expiry, and gives way to another then.
    function test_Offer_AfterExpiry() public {
        ICustodyLedger.Offer memory first = offer(item, COURIER);
        vm.warp(first.expiresAt);
        ICustodyLedger.Offer memory second = offerOf(item, OTHER_LAB);
        fails(offerOpen(item, 1));
        send(second);
        _assertOffer(1, hashOf(first), first.expiresAt, true);
        vm.warp(first.expiresAt + 1);
        _assertOffer(1, hashOf(first), first.expiresAt, false);
        send(second);
        accept(second);
        vm.assertEq(ledger.custodianOf(item), OTHER_LAB, "custodian");
    }

    function test_RevertWhen_OfferedItemIsBlocked() public {
        flag(LAB, item, ICustodyLedger.Flaw.NoCollector);
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        fails(blocked(item, ICustodyLedger.Flaw.NoCollector));
        send(offered);
    }

    function test_RevertWhen_OfferedItemIsDisposed() public {
        dispose(LAB, item);
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        fails(failure(ICustodyLedger.ItemDisposed.selector, item));
        send(offered);
    }

    // ---- accept ----

    function testFuzz_Accept(bytes32 seal, bytes32 condition, bool isSealIntact, uint256 minutesLater) public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        vm.warp(block.timestamp + bound(minutesLater, 0, 86_400 / 60) * 60);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offered);
        (acceptance.seal, acceptance.condition, acceptance.isSealIntact) = (seal, condition, isSealIntact);
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.HandOffAccepted(
            item, LAB, COURIER, 3, 1, custodian(COURIER), seal, condition, isSealIntact, acceptance.occurredAt
        );
        send(acceptance);
        ICustodyLedger.Item memory expected = collected(COURIER);
        expected.offers = 1;
        assertItem(item, expected);
        vm.assertEq(ledger.custodianOf(item), COURIER, "custodian");
        _assertOffer(1, hashOf(offered), 0, false);
        vm.assertEq(ledger.sequence(), 3, "sequence");
    }

    /// @dev Offered is not handed over.
    function test_Accept_UntilThenCustodyStays() public {
        offer(item, COURIER);
        vm.assertEq(ledger.custodianOf(item), LAB, "custodian");
    }

    function test_RevertWhen_AcceptedTwice() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        accept(offered);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offered);
        fails(failure(ICustodyLedger.NoOpenOffer.selector, item));
        send(acceptance);
    }

    /// @dev Neither when it came back and was offered to the same member again.
    function test_RevertWhen_AcceptedIsAnEarlierOffer() public {
        ICustodyLedger.Offer memory first = offer(item, COURIER);
        accept(first);
        handOff(item, LAB);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(first);
        offer(item, COURIER);
        fails(failure(ICustodyLedger.OtherOffer.selector, item, hashOf(first)));
        send(acceptance);
    }

    /// @dev What is accepted is exactly what was offered.
    function test_RevertWhen_AcceptedIsAnotherOffer() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        ICustodyLedger.Offer memory other = abi.decode(abi.encode(offered), (ICustodyLedger.Offer));
        other.to = OTHER_LAB; // somebody else's
        _failsAsOther(other);
        other.to = COURIER;
        other.seal = "other seal";
        _failsAsOther(other);
        other.seal = offered.seal;
        other.condition = "other condition";
        _failsAsOther(other);
        other.condition = offered.condition;
        ++other.number;
        _failsAsOther(other);
        --other.number;
        ++other.expiresAt;
        _failsAsOther(other);
        --other.expiresAt;
        other.occurredAt -= 60;
        _failsAsOther(other);
        other.occurredAt += 60;
        (other.from, other.account) = (OTHER_LAB, custodian(OTHER_LAB));
        _failsAsOther(other);
        (other.from, other.account) = (offered.from, offered.account);
        accept(other);
    }

    function test_RevertWhen_AcceptedItemIsUnknown() public {
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offerOf(item, COURIER));
        fails(failure(ICustodyLedger.NoOpenOffer.selector, item));
        send(acceptance);
    }

    function test_RevertWhen_AcceptedAfterExpiry() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        vm.warp(offered.expiresAt + 1);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offered);
        fails(failure(ICustodyLedger.NoOpenOffer.selector, item));
        send(acceptance);
        vm.assertEq(ledger.custodianOf(item), LAB, "custodian");
    }

    function test_Accept_AtExpiry() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        vm.warp(offered.expiresAt);
        accept(offered);
        vm.assertEq(ledger.custodianOf(item), COURIER, "custodian");
    }

    function testFuzz_RevertWhen_AcceptingAccountIsNotACustodians(address account) public {
        notActor(account, custodian(COURIER));
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offer(item, COURIER));
        acceptance.account = account;
        fails(notPurpose(COURIER, account));
        send(acceptance);
    }

    /// @dev The custodian can't accept for the receiver.
    function test_RevertWhen_TheCustodianAccepts() public {
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offer(item, COURIER));
        acceptance.account = custodian(LAB);
        fails(notPurpose(COURIER, custodian(LAB)));
        send(acceptance);
    }

    function test_RevertWhen_AcceptedWasFlagged() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        flag(LAB, item, ICustodyLedger.Flaw.TwoCollections);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offered);
        fails(failure(ICustodyLedger.NoOpenOffer.selector, item));
        send(acceptance);
    }

    // ---- refuse ----

    function testFuzz_Refuse(bytes32 reason) public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.HandOffRefused(item, COURIER, 3, 1, reason);
        as_(COURIER);
        ledger.refuse(offered, reason);
        _assertOffer(1, hashOf(offered), 0, false);
        vm.assertEq(ledger.custodianOf(item), LAB, "custodian");
        vm.assertEq(ledger.sequence(), 3, "sequence");
        handOff(item, OTHER_LAB);
    }

    function testFuzz_RevertWhen_RefusedByAnother(address caller) public {
        notActor(caller, custodian(COURIER));
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        fails(notPurpose(COURIER, caller));
        vm.prank(caller);
        ledger.refuse(offered, 0);
    }

    /// @dev Another member can't refuse by naming itself the receiver.
    function test_RevertWhen_RefusedIsAnotherOffer() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        offered.to = OTHER_LAB;
        fails(failure(ICustodyLedger.OtherOffer.selector, item, hashOf(offered)));
        refuse(offered);
    }

    function test_RevertWhen_RefusedIsNotOpen() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        vm.warp(offered.expiresAt + 1);
        fails(failure(ICustodyLedger.NoOpenOffer.selector, item));
        refuse(offered);
    }

    function test_Refuse_AtExpiry() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        vm.warp(offered.expiresAt);
        refuse(offered);
    }

    // ---- withdrawOffer ----

    function test_WithdrawOffer() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.OfferWithdrawn(item, LAB, 3, 1);
        withdraw(LAB, item);
        _assertOffer(1, hashOf(offered), 0, false);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offered);
        fails(failure(ICustodyLedger.NoOpenOffer.selector, item));
        send(acceptance);
        vm.assertEq(ledger.sequence(), 3, "sequence");
    }

    function test_WithdrawOffer_AtExpiry() public {
        vm.warp(offer(item, COURIER).expiresAt);
        withdraw(LAB, item);
    }

    function test_RevertWhen_NothingIsOffered() public {
        fails(failure(ICustodyLedger.NoOpenOffer.selector, item));
        withdraw(LAB, item);
    }

    function test_RevertWhen_WithdrawnIsExpired() public {
        vm.warp(offer(item, COURIER).expiresAt + 1);
        fails(failure(ICustodyLedger.NoOpenOffer.selector, item));
        withdraw(LAB, item);
    }

    function test_RevertWhen_WithdrawnByTheReceiver() public {
        offer(item, COURIER);
        fails(failure(ICustodyLedger.NotCustodian.selector, item, COURIER));
        withdraw(COURIER, item);
    }

    function testFuzz_RevertWhen_WithdrawnByAnother(address caller) public {
        notActor(caller, custodian(LAB));
        offer(item, COURIER);
        fails(notPurpose(LAB, caller));
        vm.prank(caller);
        ledger.withdrawOffer(LAB, item);
    }

    // ---- helpers ----

    function _failsAsOther(ICustodyLedger.Offer memory other) private {
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(other);
        fails(failure(ICustodyLedger.OtherOffer.selector, item, hashOf(other)));
        send(acceptance);
    }

    function _assertOffer(uint32 number, bytes32 hash, uint64 expiresAt, bool isOpen) private view {
        vm.assertEq(
            abi.encode(ledger.offerOf(item)),
            abi.encode(ICustodyLedger.OfferState(number, hash, expiresAt, isOpen)),
            "offer"
        );
    }
}
