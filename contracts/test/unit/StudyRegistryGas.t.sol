// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Studies} from "../Studies.t.sol";

/// @notice What the writes cost: whole transactions, intrinsic gas included.
/// forge-config: default.isolate = true
contract StudyRegistryGasTest is Studies {
    string private constant GROUP = "StudyRegistry";

    function test_Study() public {
        bytes32 studyId = register(reviewedTermsOf(PROTOCOL));
        vm.snapshotGasLastCall(GROUP, "registerStudy");
        review(studyId, 1, today + 10 days);
        vm.snapshotGasLastCall(GROUP, "recordReview");
        vm.roll(1010);
        approve(studyId, 1);
        vm.snapshotGasLastCall(GROUP, "approve");
        join(LAB, studyId, 1);
        uint256 joined = vm.snapshotGasLastCall(GROUP, "join");
        vm.assertTrue(joined <= 110_000, "to join costs at most 110,000");
        vm.roll(1020);
        leave(LAB, studyId);
        vm.snapshotGasLastCall(GROUP, "leave");
        revise(studyId, termsOf(PROTOCOL));
        vm.snapshotGasLastCall(GROUP, "reviseStudy, of an approved version");
    }
}
