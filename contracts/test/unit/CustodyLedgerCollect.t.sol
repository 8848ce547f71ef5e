// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {ICustodyLedger} from "../../src/interfaces/ICustodyLedger.sol";
import {CustodyLedger} from "../../src/CustodyLedger.sol";
import {Custody} from "../Custody.t.sol";

/// @notice collect, and what holds of times everywhere.
contract CustodyLedgerCollectTest is Custody {
    function testFuzz_Collect(bytes32 salt, bytes32 commitment, uint256 minutesAgo) public {
        vm.assume(commitment != 0);
        uint64 occurredAt = time() - uint64(bound(minutesAgo, 0, time() / 60)) * 60;
        bytes32 expectedId = keccak256(abi.encode(LAB, salt));
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.Collected(expectedId, LAB, 1, commitment, occurredAt);
        as_(LAB);
        vm.assertEq(ledger.collect(LAB, salt, commitment, occurredAt), expectedId, "id");
        vm.assertEq(ledger.idOf(LAB, salt), expectedId, "idOf");
        ICustodyLedger.Item memory expected = collected(LAB);
        expected.occurredAt = occurredAt;
        assertItem(expectedId, expected);
        vm.assertEq(ledger.custodianOf(expectedId), LAB, "custodian");
        vm.assertEq(ledger.sequence(), 1, "sequence");
    }

    function test_Constructor() public view {
        vm.assertEq(address(ledger.consortium()), address(consortium), "consortium");
        vm.assertEq(ledger.MAX_BATCH(), 1024, "batch");
        vm.assertEq(ledger.MAX_AHEAD(), 300, "ahead");
    }

    /// @dev A lab without the collector's role collects too, and so does a collector that is no lab.
    function testFuzz_Collect_Roles(uint8 roles) public {
        bool isAllowed = roles & 3 != 0; // lab 1, collector 2
        setRoles(OTHER_LAB, roles);
        if (!isAllowed) fails(failure(ICustodyLedger.NotCollector.selector, OTHER_LAB));
        collect(OTHER_LAB, "salt");
    }

    /// @dev The same salt gives each member another id, so nobody takes an id that they saw coming.
    function testFuzz_Collect_SaltsAreTheMembersOwn(bytes32 salt) public {
        bytes32 first = collect(OTHER_LAB, salt);
        bytes32 second = collect(LAB, salt);
        vm.assertTrue(first != second, "ids");
        vm.assertEq(ledger.custodianOf(first), OTHER_LAB, "first");
        vm.assertEq(ledger.custodianOf(second), LAB, "second");
    }

    function test_RevertWhen_SaltWasUsed() public {
        bytes32 item = specimen();
        fails(failure(ICustodyLedger.ItemExists.selector, item));
        collect(LAB, "specimen");
    }

    function test_RevertWhen_SaltIsOfADisposedItem() public {
        bytes32 item = specimen();
        dispose(LAB, item);
        fails(failure(ICustodyLedger.ItemExists.selector, item));
        collect(LAB, "specimen");
    }

    function test_RevertWhen_CommitmentIsZero() public {
        fails(abi.encodeWithSelector(ICustodyLedger.ZeroCommitment.selector));
        as_(LAB);
        ledger.collect(LAB, "salt", 0, time());
    }

    function testFuzz_RevertWhen_CallerIsNotACustodianAccount(address caller) public {
        notActor(caller, custodian(LAB));
        fails(notPurpose(LAB, caller));
        vm.prank(caller);
        ledger.collect(LAB, "salt", COMMITMENT, time());
    }

    function test_RevertWhen_AccountHasAnotherPurpose() public {
        address sequencer = accountOf(LAB, IConsortium.Purpose.Sequencer);
        fails(notPurpose(LAB, sequencer));
        vm.prank(sequencer);
        ledger.collect(LAB, "salt", COMMITMENT, time());
    }

    function test_RevertWhen_MemberIsSuspended() public {
        suspend(LAB, true);
        fails(notPurpose(LAB, custodian(LAB)));
        collect(LAB, "salt");
    }

    // ---- times ----

    function testFuzz_RevertWhen_TimeIsFine(uint64 occurredAt) public {
        vm.assume(occurredAt % 60 != 0);
        fails(failure(ICustodyLedger.TimeNotCoarse.selector, uint256(occurredAt)));
        as_(LAB);
        ledger.collect(LAB, "salt", COMMITMENT, occurredAt);
    }

    /// @dev A clock may be five minutes ahead, and not more.
    function test_Time_Ahead() public {
        vm.warp(1_800_000_000); // a whole minute
        as_(LAB);
        ledger.collect(LAB, "salt", COMMITMENT, 1_800_000_300);
        fails(failure(ICustodyLedger.TimeAhead.selector, 1_800_000_360, uint256(1_800_000_300)));
        as_(LAB);
        ledger.collect(LAB, "other salt", COMMITMENT, 1_800_000_360);
        vm.warp(1_800_000_059);
        fails(failure(ICustodyLedger.TimeAhead.selector, 1_800_000_360, uint256(1_800_000_359)));
        as_(LAB);
        ledger.collect(LAB, "other salt", COMMITMENT, 1_800_000_360);
        vm.warp(1_800_000_060);
        as_(LAB);
        ledger.collect(LAB, "other salt", COMMITMENT, 1_800_000_360);
    }

    /// @dev What happened to an item happened in this order.
    function testFuzz_RevertWhen_TimeIsBeforeTheLast(uint256 minutesBefore) public {
        uint64 last = time();
        bytes32 item = specimen();
        uint64 earlier = last - uint64(bound(minutesBefore, 1, last / 60)) * 60;
        bytes memory error = failure(ICustodyLedger.TimeBackward.selector, uint256(earlier), uint256(last));
        fails(error);
        as_(LAB);
        ledger.flag(LAB, item, ICustodyLedger.Flaw.NoForm, 0, earlier);
        fails(error);
        as_(LAB);
        ledger.dispose(LAB, list(item), "method", earlier);
        fails(error);
        as_(LAB);
        ledger.aliquot(LAB, item, list("salt"), list(COMMITMENT), earlier);
        fails(error);
        as_(LAB);
        ledger.pack(LAB, "package", list(item), SEAL, earlier);
        ICustodyLedger.Offer memory offered = offerOf(item, COURIER);
        offered.occurredAt = earlier;
        fails(error);
        send(offered);
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offer(item, COURIER));
        acceptance.occurredAt = earlier;
        fails(error);
        send(acceptance);
    }

    function test_RevertWhen_UnpackedBeforeTheLast() public {
        (bytes32 package, bytes32[] memory specimens) = packed(1);
        fails(failure(ICustodyLedger.TimeBackward.selector, uint256(time()) - 60, uint256(time())));
        as_(LAB);
        ledger.unpack(LAB, package, specimens, time() - 60);
    }

    // ---- views of what is not there ----

    function testFuzz_UnknownItem(bytes32 item) public view {
        ICustodyLedger.Item memory none;
        assertItem(item, none);
        ICustodyLedger.OfferState memory noOffer;
        vm.assertEq(abi.encode(ledger.offerOf(item)), abi.encode(noOffer), "offer");
        vm.assertEq(ledger.custodianOf(item), 0, "custodian");
        vm.assertEq(ledger.packageOf(item), 0, "package");
        vm.assertEq(ledger.isBlocked(item), false, "blocked");
        vm.assertEq(ledger.verifyMember(item, item, new bytes32[](0)), false, "member");
    }

    /// @dev docs/spec/custody.md names these slots.
    function test_StorageSlots() public {
        bytes32 item = specimen();
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        uint256 at = uint256(keccak256(abi.encode(item, uint256(1))));
        vm.assertEq(vm.load(address(ledger), bytes32(0)), bytes32(uint256(2)), "sequence");
        vm.assertEq(vm.load(address(ledger), bytes32(at)), LAB, "holder");
        uint256 packedSlot = 1 | (1 << 32) | (uint256(offered.occurredAt) << 96) | (uint256(offered.expiresAt) << 160);
        vm.assertEq(vm.load(address(ledger), bytes32(at + 1)), bytes32(packedSlot), "state");
        vm.assertEq(vm.load(address(ledger), bytes32(at + 2)), hashOf(offered), "offer");
        withdraw(LAB, item);
        bytes32 package = pack(LAB, "package", list(item));
        vm.assertEq(vm.load(address(ledger), bytes32(at)), package, "holder");
        packedSlot = 1 | (1 << 16) | (1 << 32) | (uint256(time()) << 96);
        vm.assertEq(vm.load(address(ledger), bytes32(at + 1)), bytes32(packedSlot), "state");
        at = uint256(keccak256(abi.encode(package, uint256(1))));
        packedSlot = 2 | (1 << 64) | (uint256(time()) << 96);
        vm.assertEq(vm.load(address(ledger), bytes32(at + 1)), bytes32(packedSlot), "state of the package");
        vm.assertEq(vm.load(address(ledger), bytes32(at + 3)), ledger.itemOf(package).root, "root");
        flag(LAB, package, ICustodyLedger.Flaw.BrokenSeal);
        unpack(LAB, package, list(item));
        dispose(LAB, package);
        packedSlot = 2 | (6 << 8) | (1 << 24) | (uint256(time()) << 96);
        vm.assertEq(vm.load(address(ledger), bytes32(at + 1)), bytes32(packedSlot), "state of the package");
    }
}
