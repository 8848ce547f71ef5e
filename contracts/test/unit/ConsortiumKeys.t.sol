// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Members} from "../Members.t.sol";

/// @notice setKey, cancelKey, reportKeyCompromise and the keys of the past.
contract ConsortiumKeysTest is Members {
    address private manager;

    function setUp() public override {
        super.setUp();
        manager = accountOf(LAB, MANAGER);
    }

    function testFuzz_SetKey_ByManager(bytes32 x, bytes32 y, bytes memory encryptionKey) public {
        vm.assume(encryptionKey.length != 0);
        _checkSetKey(STATEMENT, abi.encode(x, y), abi.encode(y, ~x));
        _checkSetKey(LOG, abi.encode(x), abi.encode(~x));
        _checkSetKey(ENCRYPTION, encryptionKey, abi.encode(encryptionKey));
        vm.assertEq(consortium.keyOf(OTHER_LAB, LOG), "", "the other lab's key");
    }

    function testFuzz_SetKey_ByVote(bytes32 x) public {
        _set(LOG, abi.encode(~x)); // waits, and is dropped
        uint64 seq = next();
        emit IConsortium.KeyChanged(LAB, seq, LOG, "", abi.encode(x), uint64(block.timestamp));
        _setByVote(LOG, abi.encode(x));
        vm.assertEq(consortium.keyOf(LAB, LOG), abi.encode(x), "key");
        _assertPending(LOG, "", 0);
        vm.warp(block.timestamp + 2 days);
        vm.assertEq(consortium.keyOf(LAB, LOG), abi.encode(x), "key still");
    }

    function testFuzz_RevertWhen_SetKeyByOther(address caller) public {
        notActor(caller, manager);
        vm.assume(caller != address(consortium));
        vm.expectRevert(notPurpose(LAB, caller, MANAGER));
        vm.prank(caller);
        consortium.setKey(LAB, LOG, abi.encode(1));
        suspend(LAB, true);
        vm.expectRevert(notPurpose(LAB, manager, MANAGER));
        _set(LOG, abi.encode(1));
    }

    function test_RevertWhen_NoMember() public {
        bytes32 nobody = keccak256("nobody");
        bytes memory refusal = abi.encodeWithSelector(IConsortium.NotMember.selector, nobody);
        vm.expectRevert(refusal);
        vote();
        consortium.setKey(nobody, LOG, abi.encode(1));
        vm.expectRevert(refusal);
        vote();
        consortium.reportKeyCompromise(nobody, LOG, abi.encode(1), IConsortium.Position(1, 0));
    }

    function testFuzz_RevertWhen_KeyLengthIsWrong(bytes memory key) public {
        vm.assume(key.length != 64 && key.length != 32 && key.length != 0);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.KeyLength.selector, STATEMENT, key.length));
        _set(STATEMENT, key);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.KeyLength.selector, LOG, key.length));
        _set(LOG, key);
    }

    function test_RevertWhen_KeyIsEmpty() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.KeyUnchanged.selector, ENCRYPTION));
        _set(ENCRYPTION, "");
        _setByVote(ENCRYPTION, "key");
        vm.expectRevert(abi.encodeWithSelector(IConsortium.KeyLength.selector, ENCRYPTION, 0));
        _set(ENCRYPTION, "");
    }

    function test_RevertWhen_KeyIsUnchanged() public {
        _setByVote(LOG, abi.encode(1));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.KeyUnchanged.selector, LOG));
        _set(LOG, abi.encode(1));
    }

    function test_RevertWhen_KeyHasNoKind() public {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.KeyKindNotAllowed.selector, IConsortium.KeyKind.None));
        _set(IConsortium.KeyKind.None, "key");
    }

    function test_RevertWhen_KeyIsPending() public {
        _set(LOG, abi.encode(1));
        vm.warp(block.timestamp + 1 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.KeyPending.selector, LOG));
        _set(LOG, abi.encode(2));
        vm.warp(block.timestamp + 1);
        _set(LOG, abi.encode(2));
    }

    // ---- cancelKey ----

    function test_CancelKey() public {
        _setByVote(LOG, abi.encode(1));
        _set(LOG, abi.encode(2));
        suspend(LAB, true);
        vm.warp(block.timestamp + 1 days - 1);
        uint64 seq = next();
        emit IConsortium.KeyCancelled(LAB, seq, LOG, abi.encode(2));
        _cancel(governorOf(LAB));
        suspend(LAB, false);
        vm.warp(block.timestamp + 1 days);
        vm.assertEq(consortium.keyOf(LAB, LOG), abi.encode(1), "key");
        _set(LOG, abi.encode(2));
        _cancel(address(consortium));
        _assertPending(LOG, "", 0);
    }

    function test_RevertWhen_KeyIsNotPending() public {
        bytes memory refusal = abi.encodeWithSelector(IConsortium.KeyNotPending.selector, LOG);
        vm.expectRevert(refusal);
        _cancel(governorOf(LAB));
        _set(LOG, abi.encode(2));
        vm.warp(block.timestamp + 1 days);
        vm.expectRevert(refusal);
        _cancel(governorOf(LAB));
    }

    function testFuzz_RevertWhen_CancelKeyByOther(address caller) public {
        notActor(caller, governorOf(LAB));
        vm.assume(caller != address(consortium));
        _set(LOG, abi.encode(2));
        vm.expectRevert(notPurpose(LAB, caller, GOVERNOR));
        _cancel(caller);
    }

    // ---- reportKeyCompromise ----

    function testFuzz_ReportKeyCompromise(uint64 blockNumber, uint32 logIndex) public {
        blockNumber = uint64(bound(blockNumber, 0, 2000));
        _setByVote(LOG, abi.encode(1));
        vm.roll(2000);
        uint64 seq = next();
        emit IConsortium.KeyCompromised(LAB, seq, LOG, abi.encode(1), IConsortium.Position(blockNumber, logIndex));
        _report(abi.encode(1), blockNumber, logIndex);
        vm.assertEq(consortium.keyOf(LAB, LOG), "", "no key");
        vm.assertEq(consortium.keyAt(LAB, LOG, 1999, block.timestamp), abi.encode(1), "key before");
        vm.assertEq(consortium.keyAt(LAB, LOG, 2000, block.timestamp), "", "no key since");
        IConsortium.Compromise memory expected =
            IConsortium.Compromise(IConsortium.Position(blockNumber, logIndex), 2000);
        vm.assertEq(abi.encode(consortium.keyCompromise(LAB, LOG, abi.encode(1))), abi.encode(expected), "report");
        vm.expectRevert(abi.encodeWithSelector(IConsortium.CompromisedKey.selector, LOG));
        _set(LOG, abi.encode(1));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.CompromiseNotEarlier.selector));
        _report(abi.encode(1), blockNumber, logIndex);
        _setByVote(LOG, abi.encode(2));
        vm.assertEq(consortium.keyOf(LAB, LOG), abi.encode(2), "the next key");
        vm.expectRevert(abi.encodeWithSelector(IConsortium.BlockNotYet.selector, 2001));
        _report(abi.encode(2), 2001, 0);
    }

    /// @dev A key that waits is dropped; the one in force stays.
    function test_ReportKeyCompromise_OfPending() public {
        _setByVote(LOG, abi.encode(1));
        _set(LOG, abi.encode(2));
        _report(abi.encode(2), 1, 0);
        _assertPending(LOG, "", 0);
        vm.warp(block.timestamp + 1 days);
        vm.assertEq(consortium.keyOf(LAB, LOG), abi.encode(1), "key");
    }

    /// @dev A report of no key at all ends none, though no key waits either.
    function test_ReportKeyCompromise_OfNoKey() public {
        _setByVote(LOG, abi.encode(1));
        _report("", 1, 0);
        vm.assertEq(consortium.keyOf(LAB, LOG), abi.encode(1), "key");
    }

    function test_ReportKeyCompromise_OfFormer() public {
        _setByVote(LOG, abi.encode(1));
        _set(LOG, abi.encode(2));
        _report(abi.encode(1), 1, 0);
        _assertPending(LOG, abi.encode(2), uint64(block.timestamp) + 1 days);
        vm.assertEq(consortium.keyOf(LAB, LOG), "", "no key");
        vm.warp(block.timestamp + 1 days);
        vm.assertEq(consortium.keyOf(LAB, LOG), abi.encode(2), "key");
    }

    // ---- the past ----

    function testFuzz_KeyAt(uint256 blockNumber) public {
        uint256 start = block.timestamp;
        _setByVote(STATEMENT, statementKey(1));
        vm.roll(2000);
        _set(STATEMENT, statementKey(2));
        vm.roll(3000);
        vm.warp(start + 5 days);
        _setByVote(STATEMENT, statementKey(3));
        _setByVote(STATEMENT, statementKey(4));
        vm.roll(5000);
        blockNumber = bound(blockNumber, 0, 5000);
        bytes memory expected = statementKey(blockNumber < 2000 ? 1 : blockNumber < 3000 ? 2 : 4);
        if (blockNumber < 1000) expected = "";
        vm.assertEq(consortium.keyAt(LAB, STATEMENT, blockNumber, start + 5 days), expected, "key then");
        expected = blockNumber < 1000 ? bytes("") : statementKey(1);
        vm.assertEq(consortium.keyAt(LAB, STATEMENT, blockNumber, start + 1 days - 1), expected, "waited then");
        if (blockNumber >= 2000) expected = statementKey(2);
        vm.assertEq(consortium.keyAt(LAB, STATEMENT, blockNumber, start + 1 days), expected, "counted then");
        vm.assertEq(consortium.keyAt(PROVIDER, STATEMENT, blockNumber, start), "", "no key");
    }

    function testFuzz_RevertWhen_ItIsNotYet(uint256 blockNumber) public {
        blockNumber = bound(blockNumber, block.number + 1, type(uint256).max - 1);
        bytes memory refusal = abi.encodeWithSelector(IConsortium.BlockNotYet.selector, blockNumber);
        uint256 time = block.timestamp;
        vm.expectRevert(refusal);
        consortium.hadRoles(LAB, 1, blockNumber, time);
        vm.expectRevert(refusal);
        consortium.wasActive(manager, blockNumber, time);
        vm.expectRevert(refusal);
        consortium.keyAt(LAB, LOG, blockNumber, time);
        vm.expectRevert(refusal);
        consortium.wasValidator(stranger, blockNumber);
        time = bound(blockNumber, time + 1, type(uint256).max - 1);
        refusal = abi.encodeWithSelector(IConsortium.TimeNotYet.selector, time);
        vm.expectRevert(refusal);
        consortium.hadRoles(LAB, 1, 1000, time);
        vm.expectRevert(refusal);
        consortium.wasActive(manager, 1000, time);
        vm.expectRevert(refusal);
        consortium.keyAt(LAB, LOG, 1000, time);
    }

    // ---- helpers ----

    function _checkSetKey(IConsortium.KeyKind kind, bytes memory first, bytes memory second) private {
        _checkSetKeyOver(kind, "", first);
        _checkSetKeyOver(kind, first, second);
    }

    function _checkSetKeyOver(IConsortium.KeyKind kind, bytes memory old, bytes memory key) private {
        uint64 validFrom = uint64(block.timestamp) + 1 days;
        uint64 seq = next();
        emit IConsortium.KeyChanged(LAB, seq, kind, old, key, validFrom);
        _set(kind, key);
        _assertPending(kind, key, validFrom);
        vm.warp(validFrom - 1);
        vm.assertEq(consortium.keyOf(LAB, kind), old, "old key");
        vm.warp(validFrom);
        vm.assertEq(consortium.keyOf(LAB, kind), key, "new key");
        _assertPending(kind, "", 0);
    }

    function _assertPending(IConsortium.KeyKind kind, bytes memory key, uint64 validFrom) private view {
        (bytes memory pending, uint64 from) = consortium.pendingKey(LAB, kind);
        vm.assertEq(pending, key, "key that waits");
        vm.assertEq(from, validFrom, "valid from");
    }

    function _set(IConsortium.KeyKind kind, bytes memory key) private {
        vm.prank(manager);
        consortium.setKey(LAB, kind, key);
    }

    function _setByVote(IConsortium.KeyKind kind, bytes memory key) private {
        vote();
        consortium.setKey(LAB, kind, key);
    }

    function _cancel(address caller) private {
        vm.prank(caller);
        consortium.cancelKey(LAB, LOG);
    }

    function _report(bytes memory key, uint64 blockNumber, uint32 logIndex) private {
        vote();
        consortium.reportKeyCompromise(LAB, LOG, key, IConsortium.Position(blockNumber, logIndex));
    }
}
