// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {Consents} from "../Consents.t.sol";

/// @notice relay.
contract ConsentRegistryRelayTest is Consents {
    bytes32 private subject;

    function setUp() public override {
        super.setUp();
        subject = enroll(SUBJECT_KEY);
    }

    /// @dev Each that fails is told, changes nothing and stops none.
    function testFuzz_Relay(address caller, uint256 failing) public {
        notActor(caller, address(0));
        uint256 count = 6;
        bytes[] memory calls = new bytes[](count);
        uint64 seq = registry.sequence();
        for (uint256 i; i < count; ++i) {
            uint256 key = failing >> i & 1 == 1 ? STRANGER_KEY : SUBJECT_KEY;
            calls[i] = grantCall(key, newGrant(subject, keccak256(abi.encode(i))));
            if (key == SUBJECT_KEY) ++seq;
        }
        vm.prank(caller);
        IConsentRegistry.Outcome[] memory outcomes = registry.relay(calls);
        bytes memory refusal = abi.encodeWithSelector(IConsentRegistry.BadSignature.selector, signerOf(SUBJECT_KEY));
        for (uint256 i; i < count; ++i) {
            bool isDone = failing >> i & 1 == 0;
            bytes32 grantId = registry.grantIdOf(subject, keccak256(abi.encode(i)));
            vm.assertEq(outcomes[i].isDone, isDone, "done");
            vm.assertEq(outcomes[i].result, isDone ? abi.encode(grantId) : refusal, "result");
            vm.assertEq(registry.grantOf(grantId).number != 0, isDone, "written");
        }
        vm.assertEq(registry.sequence(), seq, "an event each");
    }

    /// @dev In a batch too, nothing is done twice.
    function test_Relay_Replay() public {
        bytes[] memory calls = new bytes[](2);
        calls[0] = calls[1] = grantCall(SUBJECT_KEY, newGrant(subject, "terms"));
        IConsentRegistry.Outcome[] memory outcomes = registry.relay(calls);
        vm.assertTrue(outcomes[0].isDone && !outcomes[1].isDone, "once");
        bytes32 grantId = registry.grantIdOf(subject, "terms");
        vm.assertEq(
            outcomes[1].result, abi.encodeWithSelector(IConsentRegistry.GrantExists.selector, grantId), "result"
        );
    }

    /// @dev What doesn't exist fails; a batch in a batch is one more way to say the same.
    function testFuzz_Relay_Garbage(bytes4 selector, bytes memory garbage) public {
        bytes[] memory calls = new bytes[](1);
        calls[0] = revokeCall(STRANGER_KEY, subject, "terms", 0);
        bytes memory nested = abi.encodeCall(IConsentRegistry.relay, (calls));
        calls = new bytes[](3);
        calls[0] = abi.encodePacked(selector, garbage);
        calls[1] = nested;
        uint64 seq = registry.sequence();
        IConsentRegistry.Outcome[] memory outcomes = registry.relay(calls);
        vm.assertTrue(outcomes[1].isDone, "the batch in the batch");
        outcomes = abi.decode(outcomes[1].result, (IConsentRegistry.Outcome[]));
        vm.assertTrue(!outcomes[0].isDone, "and the failure in it");
        vm.assertEq(registry.sequence(), seq, "nothing is written");
    }

    function test_Relay_Nothing() public {
        vm.assertEq(registry.relay(new bytes[](0)).length, 0, "outcomes");
    }
}
