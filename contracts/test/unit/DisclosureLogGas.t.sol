// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Disclosures} from "../Disclosures.t.sol";

/// @notice What disclosures cost: whole transactions, intrinsic gas included.
/// forge-config: default.isolate = true
contract DisclosureLogGasTest is Disclosures {
    string private constant GROUP = "DisclosureLog";

    function test_AnchorBatch() public {
        anchor(1, ROOT, 0);
        vm.snapshotGasLastCall(GROUP, "anchorBatch, a member's first");
        anchor(2, REVIEW, 0);
        uint256 gas = vm.snapshotGasLastCall(GROUP, "anchorBatch");
        vm.assertTrue(gas <= 60_000, "a batch costs at most 60,000");
    }

    function test_Emergency() public {
        anchor(1, ROOT, 0);
        breakGlass(keccak256("another"));
        breakGlass(PSEUDONYM);
        vm.snapshotGasLastCall(GROUP, "breakGlass");
        review(manager, 2);
        vm.snapshotGasLastCall(GROUP, "review, first");
        review(governor, 2);
        vm.snapshotGasLastCall(GROUP, "review, second");
    }
}
