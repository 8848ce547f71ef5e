// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICustodyLedger} from "../../src/interfaces/ICustodyLedger.sol";
import {Custody} from "../Custody.t.sol";

/// @notice pack, unpack, and membership in a package.
contract CustodyLedgerPackTest is Custody {
    // ---- pack ----

    function testFuzz_Pack(uint256 count, bytes32 seal) public {
        bytes32[] memory specimens = collectMany("packed", count = bound(count, 1, 20));
        vm.warp(block.timestamp + 1 hours);
        bytes32 expectedId = ledger.idOf(LAB, "package");
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.Packed(expectedId, LAB, uint64(count + 1), _root(specimens), seal, time(), specimens);
        as_(LAB);
        vm.assertEq(ledger.pack(LAB, "package", specimens, seal, time()), expectedId, "id");
        ICustodyLedger.Item memory expected = collected(LAB);
        expected.package = expectedId;
        for (uint256 i; i < count; ++i) {
            assertItem(specimens[i], expected);
            vm.assertEq(ledger.packageOf(specimens[i]), expectedId, "package");
        }
        ICustodyLedger.Item memory package = collected(LAB);
        package.kind = ICustodyLedger.ItemKind.Package;
        package.count = uint32(count);
        package.root = _root(specimens);
        assertItem(expectedId, package);
        vm.assertEq(ledger.sequence(), count + 1, "sequence");
    }

    function test_Pack_Most() public {
        (bytes32 package, bytes32[] memory specimens) = packed(1024);
        vm.assertEq(ledger.itemOf(package).count, 1024, "count");
        vm.assertEq(ledger.itemOf(package).root, _root(specimens), "root");
    }

    /// @dev What is inside goes with the package, and only with it.
    function testFuzz_Pack_CustodyIsThePackages(uint256 count) public {
        (bytes32 package, bytes32[] memory specimens) = packed(bound(count, 1, 20));
        ICustodyLedger.Offer memory offered = offer(package, COURIER);
        vm.assertEq(ledger.custodianOf(specimens[0]), LAB, "while it is offered");
        accept(offered);
        for (uint256 i; i < specimens.length; ++i) {
            vm.assertEq(ledger.custodianOf(specimens[i]), COURIER, "custodian");
            vm.assertEq(ledger.itemOf(specimens[i]).custodian, COURIER, "custodian of the item");
        }
        ICustodyLedger.Offer memory alone = offerOf(specimens[0], OTHER_LAB);
        fails(failure(ICustodyLedger.InPackage.selector, specimens[0], package));
        send(alone);
        (alone.from, alone.account) = (LAB, custodian(LAB));
        fails(failure(ICustodyLedger.InPackage.selector, specimens[0], package));
        send(alone);
        (alone.from, alone.to) = (package, COURIER); // the holder in storage is no member
        fails(notPurpose(package, alone.account));
        send(alone);
    }

    function test_RevertWhen_PackedTwice() public {
        bytes32 item = specimen();
        bytes32 package = ledger.idOf(LAB, "package");
        fails(failure(ICustodyLedger.InPackage.selector, item, package));
        pack(LAB, "package", list(item, item));
        pack(LAB, "package", list(item));
        fails(failure(ICustodyLedger.InPackage.selector, item, package));
        pack(LAB, "other package", list(item));
    }

    function test_RevertWhen_PackageIsPacked() public {
        (bytes32 package,) = packed(1);
        fails(failure(ICustodyLedger.NotSpecimen.selector, package));
        pack(LAB, "outer", list(package));
    }

    /// @dev Nor into itself, which is there by then.
    function test_RevertWhen_PackageIsPackedIntoItself() public {
        bytes32 package = ledger.idOf(LAB, "package");
        fails(failure(ICustodyLedger.NotSpecimen.selector, package));
        pack(LAB, "package", list(package));
    }

    function test_RevertWhen_PackageExists() public {
        (bytes32 package,) = packed(1);
        bytes32 item = specimen();
        fails(failure(ICustodyLedger.ItemExists.selector, package));
        pack(LAB, "package", list(item));
        fails(failure(ICustodyLedger.ItemExists.selector, item));
        pack(LAB, "specimen", list(item));
    }

    function test_RevertWhen_PackingNothing() public {
        fails(failure(ICustodyLedger.BatchOutOfRange.selector, 0, uint256(1024)));
        pack(LAB, "package", new bytes32[](0));
    }

    function test_RevertWhen_PackingTooMany() public {
        fails(failure(ICustodyLedger.BatchOutOfRange.selector, 1025, uint256(1024)));
        pack(LAB, "package", new bytes32[](1025));
    }

    function test_RevertWhen_PackedIsUnknown() public {
        fails(failure(ICustodyLedger.UnknownItem.selector, "nothing"));
        pack(LAB, "package", list("nothing"));
    }

    function test_RevertWhen_PackedIsElsewhere() public {
        bytes32 item = collect(OTHER_LAB, "other");
        fails(failure(ICustodyLedger.NotCustodian.selector, item, LAB));
        pack(LAB, "package", list(item));
    }

    function test_RevertWhen_PackedIsBlocked() public {
        bytes32 item = specimen();
        flag(LAB, item, ICustodyLedger.Flaw.NoForm);
        fails(blocked(item, ICustodyLedger.Flaw.NoForm));
        pack(LAB, "package", list(item));
    }

    function test_RevertWhen_PackedIsOffered() public {
        bytes32 item = specimen();
        offer(item, COURIER);
        fails(offerOpen(item, 1));
        pack(LAB, "package", list(item));
    }

    /// @dev An offer that ran out is none.
    function test_Pack_AfterAnOfferExpired() public {
        bytes32 item = specimen();
        ICustodyLedger.Offer memory offered = offer(item, COURIER);
        vm.warp(offered.expiresAt + 1);
        pack(LAB, "package", list(item));
        ICustodyLedger.Acceptance memory acceptance = acceptanceOf(offered);
        fails(failure(ICustodyLedger.NoOpenOffer.selector, item));
        send(acceptance);
    }

    function test_RevertWhen_PackedIsDisposed() public {
        bytes32 item = specimen();
        dispose(LAB, item);
        fails(failure(ICustodyLedger.ItemDisposed.selector, item));
        pack(LAB, "package", list(item));
    }

    function testFuzz_RevertWhen_PackerIsNotACustodianAccount(address caller) public {
        bytes32 item = specimen();
        notActor(caller, custodian(LAB));
        fails(notPurpose(LAB, caller));
        vm.prank(caller);
        ledger.pack(LAB, "package", list(item), SEAL, time());
    }

    // ---- unpack ----

    function testFuzz_Unpack(uint256 count, uint256 taken) public {
        count = bound(count, 1, 12);
        taken = bound(taken, 1, count);
        (bytes32 package, bytes32[] memory specimens) = packed(count);
        bytes32 root = ledger.itemOf(package).root;
        handOff(package, COURIER);
        vm.warp(block.timestamp + 1 hours);
        bytes32[] memory out = new bytes32[](taken);
        for (uint256 i; i < taken; ++i) {
            out[i] = specimens[count - 1 - i];
        }
        uint64 before = ledger.sequence();
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.Unpacked(package, COURIER, before + 1, time(), out);
        unpack(COURIER, package, out);
        for (uint256 i; i < taken; ++i) {
            assertItem(out[i], collected(COURIER));
        }
        ICustodyLedger.Item memory item = ledger.itemOf(package);
        vm.assertEq(item.count, count - taken, "count");
        vm.assertEq(item.root, root, "root");
        vm.assertEq(item.occurredAt, time(), "time");
        vm.assertEq(ledger.sequence(), before + 1, "sequence");
        if (taken < count) vm.assertEq(ledger.packageOf(specimens[0]), package, "still inside");
    }

    /// @dev What was taken out stays where it was taken out, wherever the package goes.
    function test_Unpack_IsFree() public {
        (bytes32 package, bytes32[] memory specimens) = packed(2);
        unpack(LAB, package, list(specimens[0]));
        handOff(package, COURIER);
        vm.assertEq(ledger.custodianOf(specimens[0]), LAB, "out");
        vm.assertEq(ledger.custodianOf(specimens[1]), COURIER, "in");
        handOff(specimens[0], OTHER_LAB);
        vm.assertEq(ledger.custodianOf(specimens[0]), OTHER_LAB, "out and handed over");
    }

    /// @dev The specimen's clock goes on from the package's.
    function test_Unpack_TimeGoesOn() public {
        (bytes32 package, bytes32[] memory specimens) = packed(1);
        vm.warp(block.timestamp + 1 hours);
        handOff(package, COURIER);
        fails(failure(ICustodyLedger.TimeBackward.selector, uint256(time()) - 60, uint256(time())));
        as_(COURIER);
        ledger.unpack(COURIER, package, specimens, time() - 60);
        unpack(COURIER, package, specimens);
        vm.assertEq(ledger.itemOf(specimens[0]).occurredAt, time(), "time");
    }

    function test_Unpack_OutOfABlockedPackage() public {
        (bytes32 package, bytes32[] memory specimens) = packed(1);
        flag(LAB, package, ICustodyLedger.Flaw.BrokenSeal);
        unpack(LAB, package, specimens);
        vm.assertEq(ledger.isBlocked(specimens[0]), false, "blocked");
    }

    function test_RevertWhen_UnpackedTwice() public {
        (bytes32 package, bytes32[] memory specimens) = packed(2);
        fails(failure(ICustodyLedger.NotInPackage.selector, specimens[0], package));
        unpack(LAB, package, list(specimens[0], specimens[0]));
        unpack(LAB, package, list(specimens[0]));
        fails(failure(ICustodyLedger.NotInPackage.selector, specimens[0], package));
        unpack(LAB, package, list(specimens[0]));
    }

    function test_RevertWhen_SpecimenIsInAnotherPackage() public {
        (bytes32 package,) = packed(1);
        bytes32 item = specimen();
        pack(LAB, "other package", list(item));
        fails(failure(ICustodyLedger.NotInPackage.selector, item, package));
        unpack(LAB, package, list(item));
    }

    /// @dev A specimen whose id is passed for a package's, and one that merely is in the same custody.
    function test_RevertWhen_PackageIsASpecimen() public {
        bytes32 item = specimen();
        fails(failure(ICustodyLedger.NotPackage.selector, item));
        unpack(LAB, item, list(item));
    }

    function test_RevertWhen_PackageIsUnknown() public {
        fails(failure(ICustodyLedger.UnknownItem.selector, "nothing"));
        unpack(LAB, "nothing", list("nothing"));
    }

    function test_RevertWhen_PackageIsElsewhere() public {
        (bytes32 package, bytes32[] memory specimens) = packed(1);
        handOff(package, COURIER);
        fails(failure(ICustodyLedger.NotCustodian.selector, package, LAB));
        unpack(LAB, package, specimens);
    }

    /// @dev Who accepts a package gets what was in it when it was offered.
    function test_RevertWhen_PackageIsOffered() public {
        (bytes32 package, bytes32[] memory specimens) = packed(1);
        offer(package, COURIER);
        fails(offerOpen(package, 1));
        unpack(LAB, package, specimens);
    }

    function test_RevertWhen_UnpackingNothing() public {
        (bytes32 package,) = packed(1);
        fails(failure(ICustodyLedger.BatchOutOfRange.selector, 0, uint256(1024)));
        unpack(LAB, package, new bytes32[](0));
    }

    function testFuzz_RevertWhen_UnpackerIsNotACustodianAccount(address caller) public {
        (bytes32 package, bytes32[] memory specimens) = packed(1);
        notActor(caller, custodian(LAB));
        fails(notPurpose(LAB, caller));
        vm.prank(caller);
        ledger.unpack(LAB, package, specimens, time());
    }

    // ---- membership ----

    function testFuzz_VerifyMember(uint256 count, uint256 index, bytes32 outsider) public {
        (bytes32 package, bytes32[] memory specimens) = packed(bound(count, 1, 40));
        index = bound(index, 0, specimens.length - 1);
        bytes32[] memory proof = _proof(specimens, index);
        vm.assertTrue(ledger.verifyMember(package, specimens[index], proof), "member");
        vm.assertTrue(!ledger.verifyMember(package, outsider, proof), "outsider");
        unpack(LAB, package, list(specimens[index]));
        vm.assertTrue(ledger.verifyMember(package, specimens[index], proof), "was a member");
    }

    /// @dev The root, and other inner nodes, are no specimens.
    function testFuzz_VerifyMember_InnerNodesAreNone(uint256 count) public {
        (bytes32 package, bytes32[] memory specimens) = packed(bound(count, 1, 40));
        bytes32 root = _root(specimens);
        vm.assertTrue(!ledger.verifyMember(package, root, new bytes32[](0)), "root");
        bytes32[] memory proof = _proof(specimens, 0);
        if (proof.length == 0) return;
        bytes32 node = _pair(_leaf(specimens[0]), proof[0]);
        bytes32[] memory rest = new bytes32[](proof.length - 1);
        for (uint256 i; i < rest.length; ++i) {
            rest[i] = proof[i + 1];
        }
        vm.assertTrue(!ledger.verifyMember(package, node, rest), "inner node");
    }

    // ---- the tree as the specification has it: by recursion over levels ----

    function _leaf(bytes32 item) private pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(abi.encode(item))));
    }

    function _pair(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }

    function _up(bytes32[] memory level) private pure returns (bytes32[] memory above) {
        above = new bytes32[]((level.length + 1) / 2);
        for (uint256 i; i < above.length; ++i) {
            above[i] = 2 * i + 1 < level.length ? _pair(level[2 * i], level[2 * i + 1]) : level[2 * i];
        }
    }

    function _leaves(bytes32[] memory specimens) private pure returns (bytes32[] memory leaves) {
        leaves = new bytes32[](specimens.length);
        for (uint256 i; i < leaves.length; ++i) {
            leaves[i] = _leaf(specimens[i]);
        }
    }

    function _root(bytes32[] memory specimens) private pure returns (bytes32) {
        bytes32[] memory level = _leaves(specimens);
        while (level.length > 1) level = _up(level);
        return level[0];
    }

    function _proof(bytes32[] memory specimens, uint256 index) private pure returns (bytes32[] memory proof) {
        bytes32[] memory level = _leaves(specimens);
        bytes32[] memory nodes = new bytes32[](11);
        uint256 count;
        for (; level.length > 1; index /= 2) {
            if (index ^ 1 < level.length) nodes[count++] = level[index ^ 1];
            level = _up(level);
        }
        proof = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            proof[i] = nodes[i];
        }
    }
}
