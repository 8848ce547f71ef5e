// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IDisclosureLog} from "../../src/interfaces/IDisclosureLog.sol";
import {Disclosures} from "../Disclosures.t.sol";

/// @notice anchorBatch.
contract DisclosureLogBatchTest is Disclosures {
    uint32[5] private sizes = [uint32(16), 64, 256, 1024, 4096];

    function testFuzz_AnchorBatch(bytes32[6] memory roots, uint256 seed) public {
        bytes32 head;
        for (uint256 i; i < roots.length; ++i) {
            bytes32 root = roots[i] == 0 ? ROOT : roots[i];
            uint32 size = sizes[uint256(keccak256(abi.encode(seed, i))) % 5];
            uint64 number = uint64(i + 1);
            head = headAfter(head, LAB, number, root, size, 0);
            vm.expectEmit(address(disclosures));
            emit IDisclosureLog.BatchAnchored(LAB, number, number, root, size, 0, head);
            vm.prank(sequencer);
            disclosures.anchorBatch(LAB, number, root, size, 0);
            assertHead(LAB, IDisclosureLog.Head(head, number, 0, 0, 0));
        }
        assertHead(OTHER_LAB, IDisclosureLog.Head(0, 0, 0, 0, 0));
        vm.assertEq(disclosures.sequence(), roots.length, "sequence");
        vm.assertEq(address(disclosures.consortium()), address(consortium), "consortium");
    }

    /// @dev Each member has numbers and a chain of its own; the same batch gives another head.
    function test_AnchorBatch_TwoMembers() public {
        anchor(1, ROOT, 0);
        address other = accountOf(OTHER_LAB, IConsortium.Purpose.Sequencer);
        vm.prank(other);
        disclosures.anchorBatch(OTHER_LAB, 1, ROOT, 16, 0);
        vm.assertEq(disclosures.head(OTHER_LAB).batches, 1, "number");
        vm.assertTrue(disclosures.head(LAB).hash != disclosures.head(OTHER_LAB).hash, "heads");
    }

    function testFuzz_AnchorBatch_Covered(uint8 emergencies, uint8 first, uint8 second) public {
        emergencies = uint8(bound(emergencies, 0, 6));
        for (uint256 i; i < emergencies; ++i) {
            breakGlass(bytes32(i + 1));
        }
        first = uint8(bound(first, 0, emergencies));
        second = uint8(bound(second, first, emergencies));
        anchor(1, ROOT, first);
        bytes32 head = headAfter(headAfter(0, LAB, 1, ROOT, 16, first), LAB, 2, ROOT, 16, second);
        vm.expectEmit(address(disclosures));
        emit IDisclosureLog.BatchAnchored(LAB, emergencies + 2, 2, ROOT, 16, second, head);
        anchor(2, ROOT, second);
        assertHead(LAB, IDisclosureLog.Head(head, 2, emergencies, second, emergencies));
    }

    function test_RevertWhen_MoreIsCoveredThanThereIs() public {
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.CoverNotAllowed.selector, 1, 0, 0));
        anchor(1, ROOT, 1);
        breakGlass(PSEUDONYM);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.CoverNotAllowed.selector, 2, 0, 1));
        anchor(1, ROOT, 2);
        anchor(1, ROOT, 1);
    }

    function test_RevertWhen_LessIsCoveredThanBefore() public {
        breakGlass(PSEUDONYM);
        anchor(1, ROOT, 1);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.CoverNotAllowed.selector, 0, 1, 1));
        anchor(2, ROOT, 0);
    }

    /// @dev A batch sent twice counts once, and none can be left out.
    function testFuzz_RevertWhen_NumberIsNotNext(uint64 number) public {
        anchor(1, ROOT, 0);
        anchor(2, ROOT, 0);
        vm.assume(number != 3);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.NotNext.selector, number, 3));
        anchor(number, ROOT, 0);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.NotNext.selector, 2, 3));
        anchor(2, ROOT, 0);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.NotNext.selector, 4, 3));
        anchor(4, ROOT, 0);
        anchor(3, ROOT, 0);
    }

    function test_RevertWhen_FirstNumberIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.NotNext.selector, 0, 1));
        anchor(0, ROOT, 0);
    }

    function test_RevertWhen_RootIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.ZeroRoot.selector));
        anchor(1, 0, 0);
    }

    function testFuzz_RevertWhen_SizeIsNotAllowed(uint32 size) public {
        for (uint256 i; i < sizes.length; ++i) {
            vm.assume(size != sizes[i]);
            _expectSizeRefused(sizes[i] - 1);
            _expectSizeRefused(sizes[i] + 1);
            _expectSizeRefused(sizes[i] * 2);
        }
        _expectSizeRefused(size);
        _expectSizeRefused(0);
        _expectSizeRefused(1);
        _expectSizeRefused(4);
        _expectSizeRefused(16384);
    }

    function testFuzz_RevertWhen_AnchorByOther(address caller) public {
        notActor(caller, sequencer);
        expectNotPurpose(LAB, caller, IConsortium.Purpose.Sequencer);
        vm.prank(caller);
        disclosures.anchorBatch(LAB, 1, ROOT, 16, 0);
    }

    function test_RevertWhen_AnchorByOtherPurposeOrMember() public {
        address[4] memory callers = [relayer, manager, governor, accountOf(OTHER_LAB, IConsortium.Purpose.Sequencer)];
        for (uint256 i; i < callers.length; ++i) {
            expectNotPurpose(LAB, callers[i], IConsortium.Purpose.Sequencer);
            vm.prank(callers[i]);
            disclosures.anchorBatch(LAB, 1, ROOT, 16, 0);
        }
    }

    /// @dev The chain goes on where it stopped: nothing can be left out under a suspension either.
    function test_AnchorBatch_AfterSuspension() public {
        anchor(1, ROOT, 0);
        suspend(LAB, true);
        expectNotPurpose(LAB, sequencer, IConsortium.Purpose.Sequencer);
        anchor(2, ROOT, 0);
        suspend(LAB, false);
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.NotNext.selector, 3, 2));
        anchor(3, ROOT, 0);
        anchor(2, ROOT, 0);
        vm.assertEq(disclosures.head(LAB).batches, 2, "batches");
    }

    // ---- helpers ----

    function _expectSizeRefused(uint32 size) private {
        vm.expectRevert(abi.encodeWithSelector(IDisclosureLog.SizeNotAllowed.selector, size));
        vm.prank(sequencer);
        disclosures.anchorBatch(LAB, 1, ROOT, size, 0);
    }
}
