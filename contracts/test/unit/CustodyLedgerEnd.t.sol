// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {ICustodyLedger} from "../../src/interfaces/ICustodyLedger.sol";
import {Custody} from "../Custody.t.sol";

/// @notice flag, dispose and correct; and assignCustody, by vote.
contract CustodyLedgerEndTest is Custody {
    bytes32 private item;

    function setUp() public override {
        super.setUp();
        item = specimen();
    }

    // ---- flag ----

    function testFuzz_Flag(uint256 number, bytes32 details) public {
        ICustodyLedger.Flaw flaw = _flaw(number);
        vm.warp(block.timestamp + 1 hours);
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.ItemFlagged(item, LAB, 2, flaw, details, time());
        as_(LAB);
        ledger.flag(LAB, item, flaw, details, time());
        ICustodyLedger.Item memory expected = collected(LAB);
        expected.flaw = flaw;
        assertItem(item, expected);
        vm.assertEq(ledger.isBlocked(item), true, "blocked");
        vm.assertEq(ledger.sequence(), 2, "sequence");
    }

    function test_Flag_EndsTheOffer() public {
        offer(item, COURIER);
        flag(LAB, item, ICustodyLedger.Flaw.BrokenSeal);
        vm.assertEq(ledger.offerOf(item).isOpen, false, "open");
        vm.assertEq(ledger.offerOf(item).expiresAt, 0, "expiry");
    }

    /// @dev The one thing that can still be done.
    function testFuzz_Flag_CanBeDisposed(uint256 number) public {
        flag(LAB, item, _flaw(number));
        dispose(LAB, item);
        vm.assertEq(ledger.itemOf(item).isDisposed, true, "disposed");
    }

    function test_RevertWhen_FlawIsNone() public {
        fails(abi.encodeWithSelector(ICustodyLedger.NoFlaw.selector));
        flag(LAB, item, ICustodyLedger.Flaw.None);
    }

    /// @dev A ninth flaw there is not.
    function test_RevertWhen_FlawIsUnknown() public {
        bytes memory call = abi.encodeCall(ledger.flag, (LAB, item, ICustodyLedger.Flaw.DeviceExpired, 0, time()));
        call[4 + 3 * 32 - 1] = bytes1(uint8(9));
        as_(LAB);
        (bool isDone,) = address(ledger).call(call);
        vm.assertTrue(!isDone, "done");
    }

    function testFuzz_RevertWhen_FlaggedTwice(uint256 first, uint256 second) public {
        flag(LAB, item, _flaw(first));
        fails(blocked(item, _flaw(first)));
        flag(LAB, item, _flaw(second));
    }

    function test_RevertWhen_FlaggedByAnother() public {
        fails(failure(ICustodyLedger.NotCustodian.selector, item, COURIER));
        flag(COURIER, item, ICustodyLedger.Flaw.NoForm);
    }

    function test_RevertWhen_FlaggedIsUnknown() public {
        fails(failure(ICustodyLedger.UnknownItem.selector, "nothing"));
        flag(LAB, "nothing", ICustodyLedger.Flaw.NoForm);
    }

    function test_RevertWhen_FlaggedIsPacked() public {
        bytes32 package = pack(LAB, "package", list(item));
        fails(failure(ICustodyLedger.InPackage.selector, item, package));
        flag(LAB, item, ICustodyLedger.Flaw.NoForm);
    }

    function test_RevertWhen_FlaggedIsDisposed() public {
        dispose(LAB, item);
        fails(failure(ICustodyLedger.ItemDisposed.selector, item));
        flag(LAB, item, ICustodyLedger.Flaw.NoForm);
    }

    function testFuzz_RevertWhen_FlaggerIsNotACustodianAccount(address caller) public {
        notActor(caller, custodian(LAB));
        fails(notPurpose(LAB, caller));
        vm.prank(caller);
        ledger.flag(LAB, item, ICustodyLedger.Flaw.NoForm, 0, time());
    }

    // ---- dispose ----

    function testFuzz_Dispose(uint256 count, bytes32 method) public {
        vm.assume(method != 0);
        bytes32[] memory items = collectMany("many", count = bound(count, 1, 20));
        vm.warp(block.timestamp + 1 hours);
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.ItemsDisposed(LAB, uint64(count + 2), method, time(), items);
        as_(LAB);
        ledger.dispose(LAB, items, method, time());
        ICustodyLedger.Item memory expected = collected(LAB);
        expected.isDisposed = true;
        for (uint256 i; i < count; ++i) {
            assertItem(items[i], expected);
        }
        vm.assertEq(ledger.sequence(), count + 2, "sequence");
    }

    function test_Dispose_EmptyPackage() public {
        bytes32 package = pack(LAB, "package", list(item));
        fails(abi.encodeWithSelector(ICustodyLedger.PackageNotEmpty.selector, package, 1));
        dispose(LAB, package);
        unpack(LAB, package, list(item));
        dispose(LAB, package);
        vm.assertEq(ledger.itemOf(package).isDisposed, true, "disposed");
        vm.assertEq(ledger.itemOf(item).isDisposed, false, "what was inside");
        fails(failure(ICustodyLedger.ItemDisposed.selector, package));
        unpack(LAB, package, list(item));
    }

    function test_RevertWhen_DisposedTwice() public {
        fails(failure(ICustodyLedger.ItemDisposed.selector, item));
        as_(LAB);
        ledger.dispose(LAB, list(item, item), "method", time());
        dispose(LAB, item);
        fails(failure(ICustodyLedger.ItemDisposed.selector, item));
        dispose(LAB, item);
    }

    function test_RevertWhen_DisposedByAnother() public {
        fails(failure(ICustodyLedger.NotCustodian.selector, item, COURIER));
        dispose(COURIER, item);
    }

    function test_RevertWhen_DisposedIsUnknown() public {
        fails(failure(ICustodyLedger.UnknownItem.selector, "nothing"));
        dispose(LAB, "nothing");
    }

    function test_RevertWhen_DisposedIsPacked() public {
        bytes32 package = pack(LAB, "package", list(item));
        fails(failure(ICustodyLedger.InPackage.selector, item, package));
        dispose(LAB, item);
    }

    function test_RevertWhen_DisposedIsOffered() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        fails(offerOpen(item, 1));
        dispose(LAB, item);
        vm.warp(offered.expiresAt + 1);
        dispose(LAB, item);
    }

    function test_RevertWhen_MethodIsZero() public {
        fails(abi.encodeWithSelector(ICustodyLedger.ZeroCommitment.selector));
        as_(LAB);
        ledger.dispose(LAB, list(item), 0, time());
    }

    function test_RevertWhen_DisposingNothing() public {
        fails(failure(ICustodyLedger.BatchOutOfRange.selector, 0, uint256(1024)));
        as_(LAB);
        ledger.dispose(LAB, new bytes32[](0), "method", time());
    }

    function testFuzz_RevertWhen_DisposerIsNotACustodianAccount(address caller) public {
        notActor(caller, custodian(LAB));
        fails(notPurpose(LAB, caller));
        vm.prank(caller);
        ledger.dispose(LAB, list(item), "method", time());
    }

    // ---- correct ----

    function testFuzz_Correct(bytes32 commitment, bool isDisposed) public {
        vm.assume(commitment != 0);
        if (isDisposed) dispose(LAB, item);
        ICustodyLedger.Item memory before = ledger.itemOf(item);
        uint64 last = ledger.sequence();
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.EntryCorrected(item, LAB, last + 1, last, commitment);
        as_(LAB);
        ledger.correct(LAB, item, last, commitment);
        assertItem(item, before);
        vm.assertEq(ledger.sequence(), last + 1, "sequence");
    }

    /// @dev Who had the item earlier can still correct what it said; and a correction leaves an open offer alone.
    function test_Correct_ByAnEarlierCustodian() public {
        handOff(item, COURIER);
        offer(item, OTHER_LAB);
        as_(LAB);
        ledger.correct(LAB, item, 2, COMMITMENT);
        vm.assertEq(ledger.offerOf(item).isOpen, true, "open");
    }

    function test_RevertWhen_CorrectedIsNotThereYet() public {
        fails(failure(ICustodyLedger.UnknownEntry.selector, uint256(2)));
        as_(LAB);
        ledger.correct(LAB, item, 2, COMMITMENT);
        fails(failure(ICustodyLedger.UnknownEntry.selector, uint256(0)));
        as_(LAB);
        ledger.correct(LAB, item, 0, COMMITMENT);
    }

    function test_RevertWhen_CorrectionIsZero() public {
        fails(abi.encodeWithSelector(ICustodyLedger.ZeroCommitment.selector));
        as_(LAB);
        ledger.correct(LAB, item, 1, 0);
    }

    function test_RevertWhen_CorrectedItemIsUnknown() public {
        fails(failure(ICustodyLedger.UnknownItem.selector, "nothing"));
        as_(LAB);
        ledger.correct(LAB, "nothing", 1, COMMITMENT);
    }

    function testFuzz_RevertWhen_CorrectorIsNotACustodianAccount(address caller) public {
        notActor(caller, custodian(LAB));
        fails(notPurpose(LAB, caller));
        vm.prank(caller);
        ledger.correct(LAB, item, 1, COMMITMENT);
    }

    // ---- assignCustody ----

    function testFuzz_AssignCustody(bytes32 to) public {
        vm.assume(to != 0 && to != LAB);
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.CustodyAssigned(item, LAB, to, 2);
        assign(item, to);
        ICustodyLedger.Item memory expected = collected(to);
        assertItem(item, expected);
        vm.assertEq(ledger.sequence(), 2, "sequence");
    }

    function test_AssignCustody_EndsTheOffer() public {
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        assign(item, OTHER_LAB);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offered);
        fails(failure(ICustodyLedger.NoOpenOffer.selector, item));
        send(acceptance);
        handOff(item, COURIER);
        vm.assertEq(ledger.offerOf(item).number, 2, "number");
    }

    /// @dev Somebody must be there to dispose of it.
    function test_AssignCustody_OfABlockedItem() public {
        flag(LAB, item, ICustodyLedger.Flaw.NoForm);
        assign(item, OTHER_LAB);
        vm.assertEq(ledger.isBlocked(item), true, "blocked");
        dispose(OTHER_LAB, item);
    }

    function test_AssignCustody_OfAPackage() public {
        bytes32 package = pack(LAB, "package", list(item));
        fails(failure(ICustodyLedger.InPackage.selector, item, package));
        assign(item, OTHER_LAB);
        assign(package, OTHER_LAB);
        vm.assertEq(ledger.custodianOf(item), OTHER_LAB, "custodian");
        unpack(OTHER_LAB, package, list(item));
    }

    function testFuzz_RevertWhen_NotByVote(address caller) public {
        notActor(caller, address(consortium));
        fails(abi.encodeWithSelector(IConsortium.NotVote.selector, caller));
        vm.prank(caller);
        ledger.assignCustody(item, COURIER);
    }

    function test_RevertWhen_AssignedToNobody() public {
        fails(abi.encodeWithSelector(ICustodyLedger.ZeroMember.selector));
        assign(item, 0);
    }

    function test_RevertWhen_AssignedToTheCustodian() public {
        fails(failure(ICustodyLedger.SameMember.selector, LAB));
        assign(item, LAB);
    }

    function test_RevertWhen_AssignedIsUnknown() public {
        fails(failure(ICustodyLedger.UnknownItem.selector, "nothing"));
        assign("nothing", COURIER);
    }

    function test_RevertWhen_AssignedIsDisposed() public {
        dispose(LAB, item);
        fails(failure(ICustodyLedger.ItemDisposed.selector, item));
        assign(item, COURIER);
    }

    function _flaw(uint256 number) private pure returns (ICustodyLedger.Flaw) {
        return ICustodyLedger.Flaw(bound(number, 1, 8));
    }
}
