// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {Base} from "./Base.t.sol";

/// @notice Subjects with keys, and what they sign. The digests are built here anew from EIP-712, not taken from the
/// contract.
abstract contract Subjects is Base {
    uint256 internal constant SUBJECT_KEY = uint256(keccak256("subject key"));
    uint256 internal constant RELAYER_KEY = uint256(keccak256("relayer key"));
    uint256 internal constant STRANGER_KEY = uint256(keccak256("stranger key"));
    bytes32 internal constant SALT = keccak256("salt");

    uint256 internal deadline;
    address internal keyedRelayer;

    function setUp() public virtual override {
        super.setUp();
        deadline = block.timestamp + 1 hours;
        keyedRelayer = vm.addr(RELAYER_KEY);
        vm.prank(manager);
        consortium.setAccount(keyedRelayer, IConsortium.Purpose.Relayer, true);
    }

    function signerOf(uint256 privateKey) internal pure returns (bytes memory) {
        return abi.encodePacked(vm.addr(privateKey));
    }

    function subjectOf(bytes memory signer) internal pure returns (bytes32) {
        return keccak256(abi.encode(LAB, keccak256(signer), SALT));
    }

    /// @dev Enrols the subject of a key with the lab.
    function enroll(uint256 privateKey) internal returns (bytes32 subject) {
        bytes memory signer = signerOf(privateKey);
        bytes32 digest = enrollDigest(subjectOf(signer), LAB, deadline);
        return consentRegistry.enroll(
            LAB, signer, SALT, deadline, signature(privateKey, digest), keyedRelayer, signature(RELAYER_KEY, digest)
        );
    }

    function grant(uint256 privateKey, bytes32 subject, bytes32 termsCommit, uint64 expiry)
        internal
        returns (bytes32 grantId)
    {
        bytes memory signed = signature(privateKey, grantDigest(subject, termsCommit, expiry, deadline));
        return consentRegistry.grant(subject, termsCommit, expiry, deadline, signed);
    }

    function revoke(uint256 privateKey, bytes32 grantId) internal {
        consentRegistry.revoke(grantId, deadline, signature(privateKey, revokeDigest(grantId, deadline)));
    }

    function enrollDigest(bytes32 subject, bytes32 owner, uint256 until) internal view returns (bytes32) {
        return digestOf(
            abi.encode(keccak256("Enroll(bytes32 subject,bytes32 member,uint256 deadline)"), subject, owner, until)
        );
    }

    function grantDigest(bytes32 subject, bytes32 termsCommit, uint64 expiry, uint256 until)
        internal
        view
        returns (bytes32)
    {
        bytes32 typehash = keccak256("Grant(bytes32 subject,bytes32 termsCommit,uint64 expiry,uint256 deadline)");
        return digestOf(abi.encode(typehash, subject, termsCommit, expiry, until));
    }

    function revokeDigest(bytes32 grantId, uint256 until) internal view returns (bytes32) {
        return digestOf(abi.encode(keccak256("Revoke(bytes32 grantId,uint256 deadline)"), grantId, until));
    }

    function digestOf(bytes memory encoded) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("LabSeal ConsentRegistry"),
                keccak256("1"),
                block.chainid,
                address(consentRegistry)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, keccak256(encoded)));
    }

    /// @dev The first whole day that is at least so many days from now.
    function inDays(uint256 count) internal view returns (uint64) {
        return uint64((block.timestamp / 1 days + 1 + count) * 1 days);
    }
}
