// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICustodyLedger} from "../../src/interfaces/ICustodyLedger.sol";
import {Custody} from "../Custody.t.sol";

/// @notice aliquot.
contract CustodyLedgerAliquotTest is Custody {
    bytes32 private parent;

    function setUp() public override {
        super.setUp();
        parent = specimen();
    }

    function testFuzz_Aliquot(uint256 count, uint256 minutesLater) public {
        count = bound(count, 1, 20);
        vm.warp(block.timestamp + bound(minutesLater, 0, 1e6) * 60);
        bytes32[] memory salts = new bytes32[](count);
        bytes32[] memory commitments = new bytes32[](count);
        bytes32[] memory ids = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            salts[i] = keccak256(abi.encode("salt", i));
            commitments[i] = keccak256(abi.encode("commitment", i));
            ids[i] = ledger.idOf(LAB, salts[i]);
        }
        vm.expectEmit(address(ledger));
        emit ICustodyLedger.Aliquoted(parent, LAB, 2, ids, commitments, time());
        as_(LAB);
        vm.assertEq(ledger.aliquot(LAB, parent, salts, commitments, time()), ids, "ids");
        for (uint256 i; i < count; ++i) {
            assertItem(ids[i], collected(LAB));
        }
        assertItem(parent, collected(LAB));
        vm.assertEq(ledger.sequence(), 2, "sequence");
    }

    /// @dev Parts go their own way: a part moves without its parent, and can be divided again.
    function test_Aliquot_PartsAreSpecimens() public {
        bytes32 part = _aliquot(parent, "part");
        handOff(part, COURIER);
        vm.assertEq(ledger.custodianOf(part), COURIER, "part");
        vm.assertEq(ledger.custodianOf(parent), LAB, "parent");
        as_(COURIER);
        ledger.aliquot(COURIER, part, list("part of the part"), list(COMMITMENT), time());
    }

    function test_RevertWhen_BatchIsEmpty() public {
        fails(failure(ICustodyLedger.BatchOutOfRange.selector, 0, uint256(1024)));
        as_(LAB);
        ledger.aliquot(LAB, parent, new bytes32[](0), new bytes32[](0), time());
    }

    function test_RevertWhen_BatchIsTooLarge() public {
        fails(failure(ICustodyLedger.BatchOutOfRange.selector, 1025, uint256(1024)));
        as_(LAB);
        ledger.aliquot(LAB, parent, new bytes32[](1025), new bytes32[](1025), time());
    }

    function testFuzz_RevertWhen_LengthsDiffer(uint8 salts, uint8 commitments) public {
        vm.assume(salts != commitments && salts != 0);
        fails(abi.encodeWithSelector(ICustodyLedger.LengthMismatch.selector));
        as_(LAB);
        ledger.aliquot(LAB, parent, new bytes32[](salts), new bytes32[](commitments), time());
    }

    function test_RevertWhen_CommitmentIsZero() public {
        fails(abi.encodeWithSelector(ICustodyLedger.ZeroCommitment.selector));
        as_(LAB);
        ledger.aliquot(LAB, parent, list("one", "two"), list(COMMITMENT, 0), time());
    }

    function test_RevertWhen_SaltsRepeat() public {
        fails(failure(ICustodyLedger.ItemExists.selector, ledger.idOf(LAB, "one")));
        as_(LAB);
        ledger.aliquot(LAB, parent, list("one", "one"), list(COMMITMENT, COMMITMENT), time());
    }

    function test_RevertWhen_ParentIsUnknown() public {
        fails(failure(ICustodyLedger.UnknownItem.selector, "nothing"));
        _aliquot("nothing", "part");
    }

    function test_RevertWhen_ParentIsElsewhere() public {
        handOff(parent, COURIER);
        fails(failure(ICustodyLedger.NotCustodian.selector, parent, LAB));
        _aliquot(parent, "part");
    }

    function test_RevertWhen_ParentIsAPackage() public {
        bytes32 package = pack(LAB, "package", list(parent));
        fails(failure(ICustodyLedger.NotSpecimen.selector, package));
        _aliquot(package, "part");
    }

    function test_RevertWhen_ParentIsPacked() public {
        bytes32 package = pack(LAB, "package", list(parent));
        fails(failure(ICustodyLedger.InPackage.selector, parent, package));
        _aliquot(parent, "part");
    }

    function test_RevertWhen_ParentIsBlocked() public {
        flag(LAB, parent, ICustodyLedger.Flaw.IdMismatch);
        fails(blocked(parent, ICustodyLedger.Flaw.IdMismatch));
        _aliquot(parent, "part");
    }

    function test_RevertWhen_ParentIsOffered() public {
        offer(parent, COURIER);
        fails(offerOpen(parent, 1));
        _aliquot(parent, "part");
    }

    function test_RevertWhen_ParentIsDisposed() public {
        dispose(LAB, parent);
        fails(failure(ICustodyLedger.ItemDisposed.selector, parent));
        _aliquot(parent, "part");
    }

    function testFuzz_RevertWhen_CallerIsNotACustodianAccount(address caller) public {
        notActor(caller, custodian(LAB));
        fails(notPurpose(LAB, caller));
        vm.prank(caller);
        ledger.aliquot(LAB, parent, list("part"), list(COMMITMENT), time());
    }

    function _aliquot(bytes32 item, bytes32 salt) private returns (bytes32) {
        as_(LAB);
        ledger.aliquot(LAB, item, list(salt), list(COMMITMENT), time());
        return ledger.idOf(LAB, salt);
    }
}
