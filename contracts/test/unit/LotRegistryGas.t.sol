// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILotRegistry} from "../../src/interfaces/ILotRegistry.sol";
import {Lots} from "../Lots.t.sol";

/// @notice What the everyday writes cost: whole transactions, intrinsic gas included.
/// forge-config: default.isolate = true
contract LotRegistryGasTest is Lots {
    string private constant GROUP = "LotRegistry";

    function test_Lot() public {
        bytes32 lotId = register();
        vm.snapshotGasLastCall(GROUP, "register");
        offer(lotId, MANUFACTURER, LAB, 100);
        vm.snapshotGasLastCall(GROUP, "offer, the first");
        uint64 second = offer(lotId, MANUFACTURER, LAB, 100);
        uint256 offered = vm.snapshotGasLastCall(GROUP, "offer, the second");
        accept(1, LAB);
        uint256 accepted = vm.snapshotGasLastCall(GROUP, "accept, a member's first");
        vm.assertTrue(offered + accepted <= 300_000, "a transfer costs at most 300,000");
        accept(second, LAB);
        vm.snapshotGasLastCall(GROUP, "accept, a member's second");
        custodian(LAB);
        lots.consume(LAB, lotId, 5, today, USE);
        uint256 consumed = vm.snapshotGasLastCall(GROUP, "consume");
        vm.assertTrue(consumed <= 60_000, "a use costs at most 60,000");
        custodian(LAB);
        lots.destroy(LAB, lotId, 5);
        vm.snapshotGasLastCall(GROUP, "destroy");
        recall(lotId, ILotRegistry.RecallClass.ClassII);
        vm.snapshotGasLastCall(GROUP, "recall");
        custodian(LAB);
        lots.acknowledgeRecall(LAB, lotId, RESPONSE);
        vm.snapshotGasLastCall(GROUP, "acknowledgeRecall");
    }
}
