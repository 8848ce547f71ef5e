// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleConsistency} from "../../src/MerkleConsistency.sol";
import {Base} from "../Base.t.sol";
import {MerkleTree} from "../MerkleTree.sol";

/// @notice The verifier alone: against vectors made by another implementation, and against RFC 9162's definitions.
contract MerkleConsistencyTest is Base {
    string private constant VECTORS = "docs/spec/vectors/consistency.json";

    /// @dev Two tree heads and what is to prove that the newer one begins with the older one.
    struct Claim {
        uint64 oldSize;
        bytes32 oldRoot;
        uint64 size;
        bytes32 root;
        bytes32[] proof;
    }

    function setUp() public override {}

    /// @dev External, because the verifier takes the proof from calldata.
    function verify(Claim calldata claim) external view returns (bool) {
        return MerkleConsistency.verify(claim.oldSize, claim.oldRoot, claim.size, claim.root, claim.proof);
    }

    function test_Vectors() public view {
        string memory json = vm.readFile(VECTORS);
        (uint256 valid, uint256 broken) = (0, 0);
        for (uint256 i; vm.keyExistsJson(json, _at(i)); ++i) {
            bool isConsistent = vm.parseJsonBool(json, string.concat(_at(i), ".isConsistent"));
            string memory name = vm.parseJsonString(json, string.concat(_at(i), ".name"));
            vm.assertEq(this.verify(_parse(json, _at(i))), isConsistent, name);
            isConsistent ? ++valid : ++broken;
        }
        vm.assertTrue(valid > 10 && broken > 10, "vectors of both kinds were read");
    }

    function testFuzz_Verify(uint256 seed, uint256 m, uint256 n) public view {
        (Claim memory claim,) = _claim(seed, m, n);
        _assertHolds(claim, "consistent");

        claim.oldRoot ^= _bit(seed);
        _assertFails(claim, "other old root");
        claim.oldRoot ^= _bit(seed);

        claim.root ^= _bit(seed);
        _assertFails(claim, "other new root");
        claim.root ^= _bit(seed);

        (claim.oldRoot, claim.root) = (claim.root, claim.oldRoot);
        _assertFails(claim, "roots swapped");
        (claim.oldSize, claim.size) = (claim.size, claim.oldSize);
        _assertFails(claim, "heads swapped");
    }

    function testFuzz_Verify_BrokenProof(uint256 seed, uint256 m, uint256 n) public view {
        (Claim memory claim,) = _claim(seed, m, n);
        bytes32[] memory honest = claim.proof;
        uint256 broken = seed % honest.length;
        honest[broken] ^= _bit(seed);
        _assertFails(claim, "one bit of the proof");
        honest[broken] ^= _bit(seed);
        _assertHolds(claim, "mended");

        claim.proof = _resize(honest, honest.length - 1);
        _assertFails(claim, "last hash missing");
        claim.proof = _resize(honest, honest.length + 1);
        _assertFails(claim, "a hash too many");
    }

    /// @dev A tree whose past was rewritten has no proof that its old head accepts: not the old tree's, not its own.
    function testFuzz_Verify_Rewritten(uint256 seed, uint256 m, uint256 n) public view {
        (Claim memory claim, bytes32[] memory leaves) = _claim(seed, m, n);
        leaves[seed % claim.oldSize] ^= _bit(seed);
        claim.root = MerkleTree.rootAt(leaves, claim.size);
        _assertFails(claim, "the old tree's proof");
        claim.proof = MerkleTree.prove(leaves, claim.oldSize, claim.size);
        _assertFails(claim, "the new tree's proof");
    }

    /// @dev Whatever the sizes and the proof are, random hashes prove nothing, and nothing reverts.
    function testFuzz_Verify_Random(Claim calldata claim) public view {
        vm.assume(claim.oldRoot != claim.root);
        _assertFails(claim, "random");
    }

    // ---- helpers ----

    function _assertHolds(Claim memory claim, string memory what) private view {
        vm.assertTrue(this.verify(claim), what);
    }

    function _assertFails(Claim memory claim, string memory what) private view {
        vm.assertTrue(!this.verify(claim), what);
    }

    /// @dev A true claim about a tree of up to 70 random leaves.
    function _claim(uint256 seed, uint256 m, uint256 n)
        private
        pure
        returns (Claim memory claim, bytes32[] memory leaves)
    {
        uint64 size = uint64(bound(n, 2, 70));
        uint64 oldSize = uint64(bound(m, 1, size - 1));
        leaves = new bytes32[](size);
        for (uint256 i; i < size; ++i) {
            leaves[i] = keccak256(abi.encode(seed, i));
        }
        claim.oldSize = oldSize;
        claim.oldRoot = MerkleTree.rootAt(leaves, oldSize);
        claim.size = size;
        claim.root = MerkleTree.rootAt(leaves, size);
        claim.proof = MerkleTree.prove(leaves, oldSize, size);
    }

    function _parse(string memory json, string memory at) private pure returns (Claim memory claim) {
        claim.oldSize = uint64(vm.parseJsonUint(json, string.concat(at, ".oldSize")));
        claim.oldRoot = vm.parseJsonBytes32(json, string.concat(at, ".oldRoot"));
        claim.size = uint64(vm.parseJsonUint(json, string.concat(at, ".size")));
        claim.root = vm.parseJsonBytes32(json, string.concat(at, ".root"));
        claim.proof = vm.parseJsonBytes32Array(json, string.concat(at, ".proof"));
    }

    function _at(uint256 index) private pure returns (string memory) {
        return string.concat(".cases[", vm.toString(index), "]");
    }

    function _bit(uint256 seed) private pure returns (bytes32) {
        return bytes32(uint256(1) << (seed % 256));
    }

    /// @dev A copy, cut or with zeros at its end.
    function _resize(bytes32[] memory hashes, uint256 length) private pure returns (bytes32[] memory resized) {
        resized = new bytes32[](length);
        for (uint256 i; i < length && i < hashes.length; ++i) {
            resized[i] = hashes[i];
        }
    }
}
