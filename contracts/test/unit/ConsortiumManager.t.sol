// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Base} from "../Base.t.sol";

/// @notice What a member's manager may do: setAccount, setKey, setLogUrl.
contract ConsortiumManagerTest is Base {
    // ---- setAccount ----

    function testFuzz_SetAccount(address account, bool isRelayer) public {
        _assumeFree(account);
        IConsortium.Purpose purpose = isRelayer ? IConsortium.Purpose.Relayer : IConsortium.Purpose.Sequencer;
        uint64 seq = consortium.sequence();
        for (uint256 i; i < 4; ++i) {
            bool isActive = i % 2 == 0;
            vm.expectEmit(address(consortium));
            emit IConsortium.AccountChanged(LAB, account, ++seq, purpose, isActive);
            vm.prank(manager);
            consortium.setAccount(account, purpose, isActive);
            _assertAccount(account, LAB, purpose, isActive);
        }
        vm.assertEq(consortium.sequence(), seq, "sequence");
    }

    function testFuzz_RevertWhen_SetAccountByOther(address caller) public {
        notActor(caller, manager);
        vm.assume(caller != otherManager && caller != providerManager);
        _expectNotManager(caller);
        consortium.setAccount(stranger, IConsortium.Purpose.Sequencer, true);
    }

    function testFuzz_RevertWhen_PurposeIsNotOperational(uint8 purpose) public {
        IConsortium.Purpose wanted = IConsortium.Purpose(bound(purpose, 0, 5));
        vm.assume(wanted != IConsortium.Purpose.Sequencer && wanted != IConsortium.Purpose.Relayer);
        _expectManagerRefused(abi.encodeWithSelector(IConsortium.PurposeNotAllowed.selector, wanted));
        consortium.setAccount(stranger, wanted, true);
    }

    function test_RevertWhen_GovernorIsSwitchedOff() public {
        _expectManagerRefused(
            abi.encodeWithSelector(IConsortium.AccountBound.selector, governor, LAB, IConsortium.Purpose.Governor)
        );
        consortium.setAccount(governor, IConsortium.Purpose.Sequencer, false);
    }

    function test_RevertWhen_AccountIsOfOtherMember() public {
        _expectManagerRefused(
            abi.encodeWithSelector(
                IConsortium.AccountBound.selector, otherSequencer, OTHER_LAB, IConsortium.Purpose.Sequencer
            )
        );
        consortium.setAccount(otherSequencer, IConsortium.Purpose.Sequencer, false);
    }

    /// @dev An account keeps its purpose even when it is switched off.
    function test_RevertWhen_AccountHadOtherPurpose() public {
        vm.prank(manager);
        consortium.setAccount(sequencer, IConsortium.Purpose.Sequencer, false);
        _expectManagerRefused(
            abi.encodeWithSelector(IConsortium.AccountBound.selector, sequencer, LAB, IConsortium.Purpose.Sequencer)
        );
        consortium.setAccount(sequencer, IConsortium.Purpose.Relayer, true);
    }

    function test_RevertWhen_AccountIsUnchanged() public {
        _expectManagerRefused(abi.encodeWithSelector(IConsortium.AccountUnchanged.selector, sequencer, true));
        consortium.setAccount(sequencer, IConsortium.Purpose.Sequencer, true);
        _expectManagerRefused(abi.encodeWithSelector(IConsortium.AccountUnchanged.selector, stranger, false));
        consortium.setAccount(stranger, IConsortium.Purpose.Sequencer, false);
    }

    function test_RevertWhen_SetAccountIsZero() public {
        _expectManagerRefused(abi.encodeWithSelector(IConsortium.ZeroAccount.selector));
        consortium.setAccount(address(0), IConsortium.Purpose.Relayer, true);
    }

    // ---- setKey ----

    function testFuzz_SetKey(bytes32 x, bytes32 y, bytes memory encryptionKey) public {
        vm.assume(encryptionKey.length != 0);
        (x, y) = (keccak256(abi.encode("new", x)), keccak256(abi.encode("new", y))); // not the keys that stand
        _setKey(IConsortium.KeyKind.Statement, abi.encode(x, y));
        _setKey(IConsortium.KeyKind.Log, abi.encode(x));
        _setKey(IConsortium.KeyKind.Encryption, encryptionKey);
        _setKey(IConsortium.KeyKind.Encryption, abi.encode(encryptionKey));
        vm.assertEq(consortium.keyOf(OTHER_LAB, IConsortium.KeyKind.Log), "", "the other lab's key");
    }

    function testFuzz_RevertWhen_SetKeyByOther(address caller) public {
        notActor(caller, manager);
        vm.assume(caller != otherManager && caller != providerManager);
        _expectNotManager(caller);
        consortium.setKey(IConsortium.KeyKind.Log, abi.encode(uint256(1)));
    }

    function testFuzz_RevertWhen_SetKeyLengthIsWrong(bytes memory key) public {
        vm.assume(key.length != 64 && key.length != 32 && key.length != 0);
        IConsortium.KeyKind kind = IConsortium.KeyKind.Statement;
        _expectManagerRefused(abi.encodeWithSelector(IConsortium.KeyLength.selector, kind, key.length));
        consortium.setKey(kind, key);
        kind = IConsortium.KeyKind.Log;
        _expectManagerRefused(abi.encodeWithSelector(IConsortium.KeyLength.selector, kind, key.length));
        consortium.setKey(kind, key);
    }

    function test_RevertWhen_KeyIsEmpty() public {
        vm.prank(manager);
        consortium.setKey(IConsortium.KeyKind.Encryption, "key");
        bytes memory refusal = abi.encodeWithSelector(IConsortium.KeyLength.selector, IConsortium.KeyKind.Encryption, 0);
        _expectManagerRefused(refusal);
        consortium.setKey(IConsortium.KeyKind.Encryption, "");
    }

    function test_RevertWhen_KeyIsUnchanged() public {
        bytes memory refusal = abi.encodeWithSelector(IConsortium.KeyUnchanged.selector, IConsortium.KeyKind.Statement);
        _expectManagerRefused(refusal);
        consortium.setKey(IConsortium.KeyKind.Statement, statementKey(1));
    }

    function test_RevertWhen_SetKeyHasNoKind() public {
        bytes memory refusal = abi.encodeWithSelector(IConsortium.KeyKindNotAllowed.selector, IConsortium.KeyKind.None);
        _expectManagerRefused(refusal);
        consortium.setKey(IConsortium.KeyKind.None, "key");
    }

    // ---- setLogUrl ----

    function testFuzz_SetLogUrl(string memory url) public {
        string memory old = consortium.logUrl(LAB);
        vm.assume(keccak256(bytes(url)) != keccak256(bytes(old)));
        uint64 seq = consortium.sequence() + 1;
        vm.expectEmit(address(consortium));
        emit IConsortium.LogUrlChanged(LAB, seq, old, url);
        vm.prank(manager);
        consortium.setLogUrl(url);
        vm.assertEq(bytes(consortium.logUrl(LAB)), bytes(url), "log url");
        vm.assertEq(bytes(consortium.logUrl(OTHER_LAB)), bytes(old), "the other lab's url");
        _expectManagerRefused(abi.encodeWithSelector(IConsortium.LogUrlUnchanged.selector));
        consortium.setLogUrl(url);
    }

    function testFuzz_RevertWhen_SetLogUrlByOther(address caller) public {
        notActor(caller, manager);
        vm.assume(caller != otherManager && caller != providerManager);
        _expectNotManager(caller);
        consortium.setLogUrl("https://elsewhere.example");
    }

    // ---- helpers ----

    function _setKey(IConsortium.KeyKind kind, bytes memory key) private {
        bytes memory oldKey = consortium.keyOf(LAB, kind);
        uint64 seq = consortium.sequence() + 1;
        vm.expectEmit(address(consortium));
        emit IConsortium.KeyChanged(LAB, seq, kind, oldKey, key);
        vm.prank(manager);
        consortium.setKey(kind, key);
        vm.assertEq(consortium.keyOf(LAB, kind), key, "key");
    }

    function _assertAccount(address account, bytes32 owner, IConsortium.Purpose purpose, bool isActive) private view {
        (bytes32 gotOwner, IConsortium.Purpose gotPurpose, bool gotActive) = consortium.accountOf(account);
        vm.assertEq(gotOwner, owner, "member");
        vm.assertEq(uint256(gotPurpose), uint256(purpose), "purpose");
        vm.assertEq(gotActive, isActive, "active");
    }

    function _assumeFree(address account) private view {
        (, IConsortium.Purpose purpose,) = consortium.accountOf(account);
        vm.assume(account != address(0) && purpose == IConsortium.Purpose.None);
    }

    function _expectNotManager(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotPurpose.selector, caller, IConsortium.Purpose.Manager));
        vm.prank(caller);
    }

    function _expectManagerRefused(bytes memory refusal) private {
        vm.expectRevert(refusal);
        vm.prank(manager);
    }
}
