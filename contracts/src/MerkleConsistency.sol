// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title MerkleConsistency
/// @notice Verifies RFC 9162 (Certificate Transparency 2.0) consistency proofs between SHA-256 Merkle tree heads.
library MerkleConsistency {
    /// @notice Whether the proof shows that the tree (size, root) begins with all leaves of the tree (oldSize,
    /// oldRoot). RFC 9162, section 2.1.4.2, step by step.
    /// @dev Sizes say which shape the trees have; that a root has so many leaves below it is claimed, not proven, here
    /// as in the RFC.
    ///
    /// Takes only 0 < oldSize < size; anything else is not verified. The empty tree is a beginning of every tree
    /// and a tree is a beginning of itself, neither of which needs a proof: the caller decides about them.
    function verify(uint64 oldSize, bytes32 oldRoot, uint64 size, bytes32 root, bytes32[] calldata proof)
        internal
        view
        returns (bool)
    {
        if (oldSize == 0 || oldSize >= size || proof.length == 0) return false;
        (uint256 fn, uint256 sn) = (oldSize - 1, size - 1); // last leaf of each tree, then its ancestors
        while (fn & 1 != 0) (fn, sn) = (fn >> 1, sn >> 1);

        // Where the old tree is perfect, fn is now 0, and its root itself is where both paths start.
        uint256 next = fn == 0 ? 0 : 1;
        bytes32 oldHash = fn == 0 ? oldRoot : proof[0];
        bytes32 newHash = oldHash;
        for (; next < proof.length; ++next) {
            if (sn == 0) return false; // the path is too long
            bytes32 sibling = proof[next];
            if (fn & 1 != 0 || fn == sn) {
                oldHash = _hashNode(sibling, oldHash);
                newHash = _hashNode(sibling, newHash);
                while (fn & 1 == 0 && fn != 0) (fn, sn) = (fn >> 1, sn >> 1);
            } else {
                newHash = _hashNode(newHash, sibling);
            }
            (fn, sn) = (fn >> 1, sn >> 1);
        }
        return sn == 0 && oldHash == oldRoot && newHash == root;
    }

    /// @dev SHA-256(0x01 || left || right), RFC 9162 section 2.1.1, by the precompile at address 2. Written in assembly
    /// because it runs up to 126 times a checkpoint; it uses memory past the free pointer and leaves the pointer there.
    function _hashNode(bytes32 left, bytes32 right) private view returns (bytes32 hash) {
        assembly ("memory-safe") {
            let buffer := mload(0x40)
            mstore8(buffer, 1)
            mstore(add(buffer, 1), left)
            mstore(add(buffer, 33), right)
            let isDone := staticcall(gas(), 2, buffer, 65, 0, 32)
            if iszero(and(isDone, eq(returndatasize(), 32))) { revert(0, 0) }
            hash := mload(0)
        }
    }
}
