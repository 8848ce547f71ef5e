// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

/// @title SpecimenTree
/// @notice The Merkle tree of a package's specimens, in the order in which they were packed. Leaves are hashed twice,
/// so that no inner node passes for one. Pairs are hashed in the order of their values, as OpenZeppelin's MerkleProof
/// does; a node without a neighbour goes up as it is.
library SpecimenTree {
    function leafOf(bytes32 specimen) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(abi.encode(specimen))));
    }

    /// @dev Of at least one specimen.
    function rootOf(bytes32[] calldata specimens) internal pure returns (bytes32) {
        uint256 width = specimens.length;
        bytes32[] memory nodes = new bytes32[](width);
        for (uint256 i; i < width; ++i) {
            nodes[i] = leafOf(specimens[i]);
        }
        while (width > 1) {
            uint256 pairs = width / 2;
            for (uint256 i; i < pairs; ++i) {
                nodes[i] = Hashes.commutativeKeccak256(nodes[2 * i], nodes[2 * i + 1]);
            }
            if (width % 2 == 1) nodes[pairs] = nodes[width - 1];
            width -= pairs;
        }
        return nodes[0];
    }
}
