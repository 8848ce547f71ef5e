// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev In the place of OpenZeppelin's P256 where contracts are built without the optimizer, for coverage and planted
/// faults: that one does not compile so. It asks the precompile alone, so the tests run on an EVM that has it.
library P256 {
    uint256 internal constant HALF_N = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8;

    function verify(bytes32 h, bytes32 r, bytes32 s, bytes32 qx, bytes32 qy) internal view returns (bool) {
        if (uint256(s) > HALF_N) return false;
        (, bytes memory answer) = address(0x100).staticcall(abi.encode(h, r, s, qx, qy));
        return answer.length == 32 && uint256(bytes32(answer)) == 1;
    }
}
