// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {Members} from "../Members.t.sol";

/// @notice The slots that docs/spec/consortium.md states.
contract ConsortiumStorageTest is Members {
    function test_Slots() public {
        address sequencer = accountOf(LAB, SEQUENCER);
        uint256 activeFrom = FOUNDED;
        suspendForCompromise(LAB);
        uint256 forEver = FOR_EVER;
        vm.assertEq(_load(0), consortium.sequence(), "sequence");
        vm.assertEq(_load(1) & type(uint32).max, 3 days, "voting period");
        vm.assertEq((_load(1) >> 216) & type(uint8).max, 3, "attestations");
        vm.assertEq(_load(2), 6, "voters");

        uint256 member = uint256(keccak256(abi.encode(LAB, 4)));
        uint256 expected = 2 | (3 << 8) | (1 << 16) | (forEver << 24) | (1 << 152);
        vm.assertEq(_load(member), expected, "member");
        vm.assertEq(_load(member + 1), 1, "standings"); // one a block

        uint256 seat = uint256(keccak256(abi.encode(sequencer, keccak256(abi.encode(LAB, 5)))));
        expected = uint256(SEQUENCER) | (1 << 8) | (activeFrom << 16) | (forEver << 80);
        vm.assertEq(_load(seat), expected, "seat");

        uint256 binding = uint256(keccak256(abi.encode(sequencer, 6)));
        vm.assertEq(bytes32(_load(binding)), LAB, "binding");
        vm.assertEq(_load(uint256(keccak256(abi.encode(binding + 1)))), 1000 | (activeFrom << 96), "activity");

        vote();
        consortium.setValidator(stranger, true);
        uint256 history = uint256(keccak256(abi.encode(stranger, 17)));
        vm.assertEq(_load(uint256(keccak256(abi.encode(history)))), 1000 | (1 << 96), "validator");

        vote();
        consortium.setKey(LAB, LOG, abi.encode(7));
        uint256 keys = uint256(keccak256(abi.encode(LOG, keccak256(abi.encode(LAB, 8)))));
        vm.assertEq(_load(keys), 1, "keys");
        vm.assertEq(_load(uint256(keccak256(abi.encode(keys))) + 1), block.timestamp | (1000 << 64), "key");
    }

    function _load(uint256 slot) private view returns (uint256) {
        return uint256(vm.load(address(consortium), bytes32(slot)));
    }
}
