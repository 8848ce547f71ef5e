// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IResultLog} from "../../src/interfaces/IResultLog.sol";
import {ResultLogs} from "../ResultLogs.t.sol";

/// @notice What the writes that happen every day cost: whole transactions, intrinsic gas included. The numbers are in
/// contracts/snapshots and compared on every run. `FORGE_SNAPSHOT_CHECK=false tools/forge test` writes new ones.
/// forge-config: default.isolate = true
contract ResultLogGasTest is ResultLogs {
    string private constant GROUP = "ResultLog";

    uint64 private constant MILLION = 1_000_000;

    function setUp() public override {
        super.setUp();
        open();
    }

    function test_Open() public {
        vm.prank(manager);
        resultLog.openLog(LAB, keccak256("another log"), 0);
        vm.snapshotGasLastCall(GROUP, "open a log");
        vm.prank(manager);
        resultLog.closeLog(LAB, LOG);
        vm.snapshotGasLastCall(GROUP, "close a log");
    }

    function test_Checkpoint() public {
        string memory json = vm.readFile("docs/spec/vectors/consistency.json");
        string memory at = _caseOf(json, "1000000 to 1010000");
        bytes32[] memory proof = vm.parseJsonBytes32Array(json, string.concat(at, ".proof"));
        anchor(MILLION, vm.parseJsonBytes32(json, string.concat(at, ".oldRoot")), new bytes32[](0));
        vm.snapshotGasLastCall(GROUP, "checkpoint, first");
        anchor(MILLION + 10_000, vm.parseJsonBytes32(json, string.concat(at, ".root")), proof);
        uint256 gas = vm.snapshotGasLastCall(GROUP, "checkpoint, 1,000,000 to 1,010,000 leaves");
        vm.assertTrue(gas <= 80_000, "a checkpoint costs at most 80,000");
    }

    function test_Amend() public {
        _amend(1, IResultLog.Reason.Corrected);
        uint256 gas = vm.snapshotGasLastCall(GROUP, "amend, 1 handle");
        vm.assertTrue(gas <= 60_000, "an amendment costs at most 60,000");
        _amend(50, IResultLog.Reason.Corrected);
        gas = vm.snapshotGasLastCall(GROUP, "amend, 50 handles");
        vm.assertTrue(gas <= 50 * 30_000, "one of 50 amendments costs at most 30,000");
    }

    function test_Withdraw() public {
        _amend(1, IResultLog.Reason.EnteredInError);
        vm.snapshotGasLastCall(GROUP, "withdraw, 1 handle");
    }

    // ---- helpers ----

    function _amend(uint256 count, IResultLog.Reason reason) private {
        IResultLog.Amendment[] memory amendments = new IResultLog.Amendment[](count);
        for (uint256 i; i < count; ++i) {
            bool isReplaced = reason == IResultLog.Reason.Corrected;
            bytes32 replacement = isReplaced ? keccak256(abi.encode("replacement", count, i)) : bytes32(0);
            amendments[i] = IResultLog.Amendment(keccak256(abi.encode("handle", count, i)), reason, replacement);
        }
        vm.prank(sequencer);
        resultLog.amend(LAB, amendments);
    }

    /// @dev Where in the vectors the case of this name is.
    function _caseOf(string memory json, string memory name) private view returns (string memory at) {
        for (uint256 i; vm.keyExistsJson(json, at = string.concat(".cases[", vm.toString(i), "]")); ++i) {
            string memory found = vm.parseJsonString(json, string.concat(at, ".name"));
            if (keccak256(bytes(found)) == keccak256(bytes(name))) return at;
        }
        revert(string.concat("no vector named ", name));
    }
}
