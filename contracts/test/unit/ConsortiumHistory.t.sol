// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Roles} from "../../src/Roles.sol";
import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Base} from "../Base.t.sol";

/// @notice What the other contracts and the evidence ask: who is it now, and who was it as of the end of a block.
contract ConsortiumHistoryTest is Base {
    function testFuzz_HasRoles(uint256 roles) public view {
        uint256 held = Roles.LAB | Roles.COLLECTOR;
        vm.assertEq(consortium.hasRoles(LAB, roles), roles != 0 && roles & ~held == 0, "roles of the lab");
        vm.assertTrue(!consortium.hasRoles(keccak256("nobody"), roles), "roles of nobody");
    }

    function test_HasRoles_Each() public view {
        vm.assertTrue(consortium.hasRoles(LAB, Roles.LAB), "lab");
        vm.assertTrue(consortium.hasRoles(LAB, Roles.LAB | Roles.COLLECTOR), "both");
        vm.assertTrue(!consortium.hasRoles(LAB, Roles.LAB | Roles.PROVIDER), "one of the two only");
        vm.assertTrue(!consortium.hasRoles(PROVIDER, Roles.LAB), "provider is no lab");
        vm.assertTrue(!consortium.hasRoles(LAB, 0), "no roles asked");
    }

    function testFuzz_HadRoles(uint256 blockNumber) public {
        vm.roll(5000);
        blockNumber = bound(blockNumber, 0, 5000);
        vm.assertEq(consortium.hadRoles(LAB, Roles.LAB, blockNumber), blockNumber >= 1000, "lab then");
        vm.assertTrue(!consortium.hadRoles(PROVIDER, Roles.LAB, blockNumber), "provider then");
    }

    function testFuzz_WasActive(uint256 blockNumber) public {
        _setAccountAt(2000, sequencer, false);
        _setAccountAt(3000, sequencer, true);
        _setAccountAt(4000, sequencer, false);
        vm.roll(5000);
        blockNumber = bound(blockNumber, 0, 5000);
        bool isExpected = (blockNumber >= 1000 && blockNumber < 2000) || (blockNumber >= 3000 && blockNumber < 4000);
        vm.assertEq(consortium.wasActive(sequencer, blockNumber), isExpected, "active then");
        vm.assertTrue(!consortium.wasActive(stranger, blockNumber), "stranger then");
    }

    /// @dev Of several changes in one block the last counts.
    function test_WasActive_AtEndOfBlock() public {
        _setAccountAt(2000, sequencer, false);
        _setAccountAt(2000, sequencer, true);
        _setAccountAt(3000, sequencer, false);
        vm.assertTrue(consortium.wasActive(sequencer, 2000), "off and on again");
        vm.assertTrue(!consortium.wasActive(sequencer, 3000), "off");
    }

    function testFuzz_KeyAt(uint256 blockNumber) public {
        _setKeyAt(2000, statementKey(2));
        _setKeyAt(3000, statementKey(3));
        _setKeyAt(3000, statementKey(4));
        vm.roll(5000);
        blockNumber = bound(blockNumber, 0, 5000);
        bytes memory expected = statementKey(blockNumber < 2000 ? 1 : blockNumber < 3000 ? 2 : 4);
        if (blockNumber < 1000) expected = "";
        vm.assertEq(consortium.keyAt(LAB, IConsortium.KeyKind.Statement, blockNumber), expected, "key then");
        vm.assertEq(consortium.keyAt(PROVIDER, IConsortium.KeyKind.Statement, blockNumber), "", "no key");
    }

    function testFuzz_RevertWhen_BlockIsNotYet(uint256 blockNumber) public {
        blockNumber = bound(blockNumber, block.number + 1, type(uint256).max - 1);
        bytes memory refusal = abi.encodeWithSelector(IConsortium.BlockNotYet.selector, blockNumber);
        vm.expectRevert(refusal);
        consortium.hadRoles(LAB, Roles.LAB, blockNumber);
        vm.expectRevert(refusal);
        consortium.wasActive(sequencer, blockNumber);
        vm.expectRevert(refusal);
        consortium.keyAt(LAB, IConsortium.KeyKind.Log, blockNumber);
    }

    function testFuzz_RequirePurpose(uint8 purpose, address account) public {
        IConsortium.Purpose asked = IConsortium.Purpose(bound(purpose, 0, 5));
        _checkRequirePurpose(sequencer, asked);
        _checkRequirePurpose(otherManager, asked);
        _checkRequirePurpose(account, asked);
    }

    function test_RevertWhen_AccountIsOff() public {
        _setAccountAt(2000, sequencer, false);
        _expectNotPurpose(sequencer, IConsortium.Purpose.Sequencer);
        consortium.requirePurpose(sequencer, IConsortium.Purpose.Sequencer);
    }

    // ---- helpers ----

    function _checkRequirePurpose(address account, IConsortium.Purpose asked) private {
        (bytes32 owner, IConsortium.Purpose purpose,) = consortium.accountOf(account);
        if (purpose == asked && asked != IConsortium.Purpose.None) {
            vm.assertEq(consortium.requirePurpose(account, asked), owner, "member");
        } else {
            _expectNotPurpose(account, asked);
            consortium.requirePurpose(account, asked);
        }
    }

    function _expectNotPurpose(address account, IConsortium.Purpose purpose) private {
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotPurpose.selector, account, purpose));
    }

    function _setAccountAt(uint256 blockNumber, address account, bool isActive) private {
        vm.roll(blockNumber);
        vm.prank(manager);
        consortium.setAccount(account, IConsortium.Purpose.Sequencer, isActive);
    }

    function _setKeyAt(uint256 blockNumber, bytes memory key) private {
        vm.roll(blockNumber);
        vm.prank(manager);
        consortium.setKey(IConsortium.KeyKind.Statement, key);
    }
}
