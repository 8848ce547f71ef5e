// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Members} from "../Members.t.sol";

/// @notice What the consortium's writes cost: whole transactions, intrinsic gas included.
/// forge-config: default.isolate = true
contract ConsortiumGasTest is Members {
    string private constant GROUP = "Consortium";

    /// @dev What every write of the other contracts pays: the call, and one slot.
    function test_RequirePurpose() public {
        address sequencer = accountOf(LAB, SEQUENCER);
        consortium.requirePurpose(LAB, sequencer, SEQUENCER);
        uint256 gas = vm.snapshotGasLastCall(GROUP, "requirePurpose, within another transaction");
        vm.assertTrue(gas <= 4000, "one slot");
    }

    function test_Manager() public {
        address manager = accountOf(LAB, MANAGER);
        vm.prank(manager);
        consortium.setAccount(LAB, stranger, SEQUENCER, true);
        vm.snapshotGasLastCall(GROUP, "setAccount, a new one on");
        vm.prank(manager);
        consortium.setAccount(LAB, stranger, SEQUENCER, false);
        vm.snapshotGasLastCall(GROUP, "setAccount, off");
        vm.prank(manager);
        consortium.setKey(LAB, STATEMENT, statementKey(1));
        vm.snapshotGasLastCall(GROUP, "setKey");
    }

    function test_Vote() public {
        uint256 id = propose(abi.encodeCall(IConsortium.suspendMember, (PAYER, false)));
        vm.snapshotGasLastCall(GROUP, "propose");
        cast(LAB, id, true);
        vm.snapshotGasLastCall(GROUP, "vote, the first");
        cast(OTHER_LAB, id, true);
        cast(PROVIDER, id, true);
        cast(COURIER, id, true);
        vm.snapshotGasLastCall(GROUP, "vote, the fourth, which decides");
        vm.warp(block.timestamp + 2 days);
        consortium.execute(id);
        vm.snapshotGasLastCall(GROUP, "execute, suspendMember");
    }
}
