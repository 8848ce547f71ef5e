// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IResultLog} from "../../src/interfaces/IResultLog.sol";
import {Subjects} from "../Subjects.t.sol";

/// @notice What the writes that happen every day cost: whole transactions, intrinsic gas included. The numbers are in
/// contracts/snapshots and compared on every run. `FORGE_SNAPSHOT_CHECK=false tools/forge test` writes new ones.
/// forge-config: default.isolate = true
contract GasTest is Subjects {
    string private constant GROUP = "Gas";

    uint64 private constant MILLION = 1_000_000;

    function setUp() public override {
        super.setUp();
        vm.prank(manager);
        resultLog.openLog(LOG);
    }

    function test_Checkpoint() public {
        string memory json = vm.readFile("docs/spec/vectors/consistency.json");
        string memory at = _caseOf(json, "1000000 to 1010000");
        bytes32[] memory proof = vm.parseJsonBytes32Array(json, string.concat(at, ".proof"));
        _checkpoint(MILLION, vm.parseJsonBytes32(json, string.concat(at, ".oldRoot")), new bytes32[](0));
        vm.snapshotGasLastCall(GROUP, "checkpoint, first");
        _checkpoint(MILLION + 10_000, vm.parseJsonBytes32(json, string.concat(at, ".root")), proof);
        uint256 gas = vm.snapshotGasLastCall(GROUP, "checkpoint, 1,000,000 to 1,010,000 leaves");
        vm.assertTrue(gas < 80_000, "a checkpoint costs less than 80,000");
    }

    function test_Amend() public {
        _amend(1);
        vm.snapshotGasLastCall(GROUP, "amend, 1 handle");
        _amend(50);
        vm.snapshotGasLastCall(GROUP, "amend, 50 handles");
    }

    function test_Consent() public {
        bytes32 subject = enroll(SUBJECT_KEY);
        vm.snapshotGasLastCall(GROUP, "enroll");
        bytes32 first = grant(SUBJECT_KEY, subject, keccak256("first terms"), inDays(30));
        vm.snapshotGasLastCall(GROUP, "grant, a subject's first");
        grant(SUBJECT_KEY, subject, keccak256("second terms"), inDays(30));
        vm.snapshotGasLastCall(GROUP, "grant, a subject's second");
        revoke(SUBJECT_KEY, first);
        vm.snapshotGasLastCall(GROUP, "revoke");
    }

    // ---- helpers ----

    function _checkpoint(uint64 size, bytes32 root, bytes32[] memory proof) private {
        vm.prank(sequencer);
        resultLog.checkpoint(LOG, size, root, proof);
    }

    function _amend(uint256 count) private {
        bytes32[] memory handles = new bytes32[](count);
        IResultLog.Reason[] memory reasons = new IResultLog.Reason[](count);
        bytes32[] memory replacements = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            handles[i] = keccak256(abi.encode("handle", count, i));
            reasons[i] = IResultLog.Reason.Corrected;
            replacements[i] = keccak256(abi.encode("replacement", count, i));
        }
        vm.prank(sequencer);
        resultLog.amend(handles, reasons, replacements);
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
