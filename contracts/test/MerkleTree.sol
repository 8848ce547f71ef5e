// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title MerkleTree
/// @notice The trees and proofs of RFC 9162 as it defines them, by recursion over the leaves (sections 2.1.1 and
/// 2.1.4.1). Slow and plain: the reference that the contract's verifier is held against.
library MerkleTree {
    /// @notice MTH(D[begin:end]).
    function rootOf(bytes32[] memory leaves, uint256 begin, uint256 end) internal pure returns (bytes32) {
        if (begin == end) return sha256("");
        if (end - begin == 1) return sha256(abi.encodePacked(bytes1(0), leaves[begin]));
        uint256 split = begin + _largestPowerBelow(end - begin);
        return sha256(abi.encodePacked(bytes1(uint8(1)), rootOf(leaves, begin, split), rootOf(leaves, split, end)));
    }

    /// @notice MTH(D[0:size]).
    function rootAt(bytes32[] memory leaves, uint256 size) internal pure returns (bytes32) {
        return rootOf(leaves, 0, size);
    }

    /// @notice PROOF(oldSize, D[0:size]), for 0 < oldSize < size.
    function prove(bytes32[] memory leaves, uint256 oldSize, uint256 size) internal pure returns (bytes32[] memory) {
        return _subproof(leaves, oldSize, 0, size, true);
    }

    /// @dev SUBPROOF(m, D[begin:end], isComplete).
    function _subproof(bytes32[] memory leaves, uint256 m, uint256 begin, uint256 end, bool isComplete)
        private
        pure
        returns (bytes32[] memory)
    {
        if (m == end - begin) {
            bytes32[] memory none;
            return isComplete ? none : _append(none, rootOf(leaves, begin, end));
        }
        uint256 half = _largestPowerBelow(end - begin);
        uint256 split = begin + half;
        return m <= half
            ? _append(_subproof(leaves, m, begin, split, isComplete), rootOf(leaves, split, end))
            : _append(_subproof(leaves, m - half, split, end, false), rootOf(leaves, begin, split));
    }

    function _append(bytes32[] memory hashes, bytes32 hash) private pure returns (bytes32[] memory longer) {
        longer = new bytes32[](hashes.length + 1);
        for (uint256 i; i < hashes.length; ++i) {
            longer[i] = hashes[i];
        }
        longer[hashes.length] = hash;
    }

    /// @dev The largest power of two smaller than n, for n > 1.
    function _largestPowerBelow(uint256 n) private pure returns (uint256 power) {
        power = 1;
        while (power * 2 < n) power *= 2;
    }
}
