// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";

import {ConsentRegistry} from "../src/ConsentRegistry.sol";
import {WebAuthnVerifier} from "../src/WebAuthnVerifier.sol";
import {IConsentRegistry} from "../src/interfaces/IConsentRegistry.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {Base} from "./Base.t.sol";

/// @notice Subjects with keys, and what they sign. The digests are built here anew from EIP-712, not taken from the
/// contract.
abstract contract Consents is Base {
    uint256 internal constant SUBJECT_KEY = uint256(keccak256("subject key"));
    uint256 internal constant NEW_KEY = uint256(keccak256("new key"));
    uint256 internal constant PROXY_KEY = uint256(keccak256("proxy key"));
    uint256 internal constant STRANGER_KEY = uint256(keccak256("stranger key"));
    bytes32 internal constant SALT = keccak256("salt");
    bytes32 internal constant SCOPE_SALT = keccak256("scope salt");
    bytes32 internal constant GRANTEE = PROVIDER;
    uint8 internal constant PURPOSE = 0;
    uint32 internal constant NOTICE_DELAY = 1 days;
    uint32 internal constant RECOVERY_DELAY = 3 days;

    /// @dev Order of the P-256 curve.
    uint256 internal constant P256_N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551;

    bytes32 internal constant RP_ID_HASH = sha256("portal.lab.example");
    uint8 internal constant USER_PRESENT = 0x01;
    uint8 internal constant USER_VERIFIED = 0x04;

    ConsentRegistry internal registry;
    address internal labRelayer;
    uint256 internal deadline;
    uint256 private _nonce;

    function setUp() public virtual override {
        super.setUp();
        registry = new ConsentRegistry(consortium, NOTICE_DELAY, RECOVERY_DELAY);
        labRelayer = accountOf(LAB, IConsortium.Purpose.Relayer);
        deadline = block.timestamp + 1 hours;
    }

    // ---- writes ----

    /// @dev Enrols the subject of a key with the lab.
    function enroll(uint256 privateKey) internal returns (bytes32 subject) {
        return enrollWith(signerOf(privateKey), signature(privateKey, enrollDigest(subjectIdOf(privateKey))));
    }

    function enrollWith(bytes memory signer, bytes memory signed) internal returns (bytes32) {
        return bytes32(send(enrollCall(signer, signed)));
    }

    function grant(uint256 privateKey, IConsentRegistry.NewGrant memory g) internal returns (bytes32) {
        return bytes32(send(grantCall(privateKey, g)));
    }

    function revoke(uint256 privateKey, bytes32 subject, bytes32 termsCommit, bytes32 appointment) internal {
        send(revokeCall(privateKey, subject, termsCommit, appointment));
    }

    function rotate(uint256 privateKey, bytes32 subject, uint256 newKey) internal {
        send(rotateCall(privateKey, subject, newKey, newNonce()));
    }

    function setGuardians(uint256 privateKey, bytes32 subject, bytes32 commit) internal {
        send(setGuardiansCall(privateKey, subject, commit, newNonce()));
    }

    function startRecovery(bytes32 subject, uint256 newKey, uint256 count, uint8 threshold) internal {
        send(startRecoveryCall(subject, newKey, count, threshold));
    }

    function vetoRecovery(uint256 privateKey, bytes32 subject) internal {
        send(vetoCall(privateKey, subject));
    }

    function appoint(uint256 privateKey, bytes32 subject, uint256 proxyKey, bytes32 scopeCommit, uint64 expiry)
        internal
        returns (bytes32)
    {
        return bytes32(send(appointCall(privateKey, subject, signerOf(proxyKey), scopeCommit, expiry, newNonce())));
    }

    function dismiss(uint256 privateKey, bytes32 appointment) internal {
        send(dismissCall(privateKey, appointment));
    }

    /// @dev Makes a call that must succeed.
    function send(bytes memory call) internal returns (bytes memory) {
        (bool isDone, bytes memory result) = address(registry).call(call);
        if (!isDone) {
            assembly ("memory-safe") {
                revert(add(result, 0x20), mload(result))
            }
        }
        return result;
    }

    /// @dev Makes a call that must be refused with this error.
    function refuse(bytes memory call, bytes memory refusal) internal {
        (bool isDone, bytes memory result) = address(registry).call(call);
        vm.assertTrue(!isDone, "the call was not refused");
        vm.assertEq(result, refusal, "refusal");
    }

    // ---- calls, signed ----

    function enrollCall(bytes memory signer, bytes memory signed) internal view returns (bytes memory) {
        bytes memory labSigned = labSignature(enrollDigest(keccak256(abi.encode(LAB, keccak256(signer), SALT))));
        return abi.encodeCall(IConsentRegistry.enroll, (LAB, signer, SALT, deadline, signed, labRelayer, labSigned));
    }

    function grantCall(uint256 privateKey, IConsentRegistry.NewGrant memory g) internal view returns (bytes memory) {
        bytes memory signed = signature(privateKey, grantDigest(g));
        return abi.encodeCall(IConsentRegistry.grant, (g, signed, countersignature(g)));
    }

    function revokeCall(uint256 privateKey, bytes32 subject, bytes32 termsCommit, bytes32 appointment)
        internal
        view
        returns (bytes memory)
    {
        bytes memory signed = signature(privateKey, revokeDigest(keccak256(abi.encode(subject, termsCommit))));
        return abi.encodeCall(IConsentRegistry.revoke, (subject, termsCommit, appointment, deadline, signed));
    }

    function rotateCall(uint256 privateKey, bytes32 subject, uint256 newKey, uint256 nonce)
        internal
        view
        returns (bytes memory)
    {
        bytes memory newSigner = signerOf(newKey);
        bytes32 digest = rotateDigest(subject, newSigner, nonce);
        return abi.encodeCall(
            IConsentRegistry.rotate,
            (subject, newSigner, nonce, deadline, signature(privateKey, digest), signature(newKey, digest))
        );
    }

    function setGuardiansCall(uint256 privateKey, bytes32 subject, bytes32 commit, uint256 nonce)
        internal
        view
        returns (bytes memory)
    {
        bytes memory signed = signature(privateKey, setGuardiansDigest(subject, commit, nonce));
        return abi.encodeCall(IConsentRegistry.setGuardians, (subject, commit, nonce, deadline, signed));
    }

    /// @dev Approved by the first guardians, as many as the threshold.
    function startRecoveryCall(bytes32 subject, uint256 newKey, uint256 count, uint8 threshold)
        internal
        view
        returns (bytes memory)
    {
        bytes32 digest = recoverDigest(subject, signerOf(newKey));
        return startRecoveryCall(subject, newKey, guardiansOf(count, threshold), approvalsOf(digest, count, threshold));
    }

    function startRecoveryCall(
        bytes32 subject,
        uint256 newKey,
        IConsentRegistry.Guardians memory guardians,
        IConsentRegistry.Approval[] memory approvals
    ) internal view returns (bytes memory) {
        bytes memory newSigner = signerOf(newKey);
        bytes memory newSigned = signature(newKey, recoverDigest(subject, newSigner));
        return
            abi.encodeCall(
                IConsentRegistry.startRecovery, (subject, newSigner, deadline, newSigned, guardians, approvals)
            );
    }

    function vetoCall(uint256 privateKey, bytes32 subject) internal view returns (bytes memory) {
        bytes32 digest = vetoDigest(subject, registry.stateOf(subject).recoveryNonce);
        return abi.encodeCall(IConsentRegistry.vetoRecovery, (subject, deadline, signature(privateKey, digest)));
    }

    function appointCall(
        uint256 privateKey,
        bytes32 subject,
        bytes memory signer,
        bytes32 scopeCommit,
        uint64 expiry,
        uint256 nonce
    ) internal view returns (bytes memory) {
        bytes32 digest = appointDigest(subject, signer, scopeCommit, expiry, nonce);
        bytes memory signed = signature(privateKey, digest);
        return
            abi.encodeCall(
                IConsentRegistry.appointProxy, (subject, signer, scopeCommit, expiry, nonce, deadline, signed)
            );
    }

    function dismissCall(uint256 privateKey, bytes32 appointment) internal view returns (bytes memory) {
        bytes memory signed = signature(privateKey, dismissDigest(appointment));
        return abi.encodeCall(IConsentRegistry.dismissProxy, (appointment, deadline, signed));
    }

    function invalidateCall(uint256 privateKey, bytes32 subject, uint248 word, uint256 mask)
        internal
        view
        returns (bytes memory)
    {
        bytes memory signed = signature(privateKey, invalidateDigest(subject, word, mask));
        return abi.encodeCall(IConsentRegistry.invalidateNonces, (subject, word, mask, deadline, signed));
    }

    // ---- what is written ----

    /// @dev A grant that nobody countersigns, of a month.
    function newGrant(bytes32 subject, bytes32 termsCommit) internal returns (IConsentRegistry.NewGrant memory g) {
        g.subject = subject;
        g.termsCommit = termsCommit;
        g.expiry = inDays(30);
        g.nonce = newNonce();
        g.deadline = deadline;
    }

    function newNonce() internal returns (uint256) {
        return _nonce++;
    }

    function termsOf(bytes32 subject) internal view returns (IConsentRegistry.Terms memory terms) {
        terms.version = 1;
        terms.subject = subject;
        terms.decision = IConsentRegistry.Decision.Permit;
        terms.grantee = GRANTEE;
        terms.purposes = uint32(1) << PURPOSE;
        terms.notBefore = uint64(block.timestamp) - 1 days;
        terms.notAfter = inDays(365);
    }

    function scope() internal view returns (IConsentRegistry.Scope memory) {
        return IConsentRegistry.Scope(1, 3, (1 << 9) - 1, 0xf & ~uint8(6), inDays(365), new bytes32[](0));
    }

    function commitOf(IConsentRegistry.Terms memory terms) internal pure returns (bytes32) {
        return keccak256(abi.encode(SALT, terms));
    }

    function commitOf(IConsentRegistry.Scope memory opened) internal pure returns (bytes32) {
        return keccak256(abi.encode(SCOPE_SALT, opened));
    }

    // ---- signers ----

    function signerOf(uint256 privateKey) internal pure returns (bytes memory) {
        return abi.encodePacked(vm.addr(privateKey));
    }

    function subjectIdOf(uint256 privateKey) internal pure returns (bytes32) {
        return keccak256(abi.encode(LAB, keccak256(signerOf(privateKey)), SALT));
    }

    function labSignature(bytes32 digest) internal pure returns (bytes memory) {
        return signature(accountKey(LAB, IConsortium.Purpose.Relayer), digest);
    }

    /// @dev Empty where no countersigner is named.
    function countersignature(IConsentRegistry.NewGrant memory g) internal view returns (bytes memory) {
        if (g.countersigner == address(0)) return "";
        return labSignature(countersignDigest(keccak256(abi.encode(g.subject, g.termsCommit)), g.expiry, g.deadline));
    }

    // ---- guardians ----

    function guardianKey(uint256 i) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("guardian", i)));
    }

    function guardianSalt(uint256 i) internal pure returns (bytes32) {
        return keccak256(abi.encode("guardian salt", i));
    }

    function guardiansOf(uint256 count, uint8 threshold) internal pure returns (IConsentRegistry.Guardians memory) {
        bytes32[] memory commits = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            commits[i] = keccak256(abi.encode(guardianSalt(i), keccak256(signerOf(guardianKey(i)))));
        }
        return IConsentRegistry.Guardians(keccak256("guardians"), threshold, _sorted(commits));
    }

    function guardiansCommit(uint256 count, uint8 threshold) internal pure returns (bytes32) {
        IConsentRegistry.Guardians memory g = guardiansOf(count, threshold);
        return keccak256(abi.encode(g.salt, g.threshold, g.commits));
    }

    /// @dev Of the first so many guardians, in the order of their signers' hashes.
    function approvalsOf(bytes32 digest, uint256 count, uint256 approving)
        internal
        pure
        returns (IConsentRegistry.Approval[] memory approvals)
    {
        bytes32[] memory commits = guardiansOf(count, 0).commits;
        approvals = new IConsentRegistry.Approval[](approving);
        for (uint256 i; i < approving; ++i) {
            uint256 key = guardianKey(i);
            bytes memory signer = signerOf(key);
            bytes32 commit = keccak256(abi.encode(guardianSalt(i), keccak256(signer)));
            uint8 index;
            while (index < count && commits[index] != commit) ++index;
            IConsentRegistry.Approval memory approval =
                IConsentRegistry.Approval(index, signer, guardianSalt(i), signature(key, digest));
            uint256 at = i;
            for (; at > 0 && keccak256(approvals[at - 1].signer) > keccak256(signer); --at) {
                approvals[at] = approvals[at - 1];
            }
            approvals[at] = approval;
        }
    }

    function _sorted(bytes32[] memory hashes) private pure returns (bytes32[] memory) {
        for (uint256 i; i < hashes.length; ++i) {
            for (uint256 j = i; j > 0 && hashes[j - 1] > hashes[j]; --j) {
                (hashes[j - 1], hashes[j]) = (hashes[j], hashes[j - 1]);
            }
        }
        return hashes;
    }

    // ---- passkeys ----

    function passkeyOf(uint256 privateKey) internal pure returns (bytes memory) {
        (uint256 x, uint256 y) = vm.publicKeyP256(privateKey);
        return abi.encodePacked(x, y, RP_ID_HASH);
    }

    /// @dev With low s, as the verifiers want it.
    function signP256(uint256 privateKey, bytes32 hash) internal pure returns (bytes32 r, bytes32 s) {
        (r, s) = vm.signP256(privateKey, hash);
        if (uint256(s) > P256_N / 2) s = bytes32(P256_N - uint256(s));
    }

    function assertion(uint256 privateKey, bytes32 hash) internal pure returns (bytes memory) {
        return assertion(privateKey, clientData("webauthn.get", hash), RP_ID_HASH, USER_PRESENT | USER_VERIFIED);
    }

    /// @dev An assertion as a browser makes it, in the encoding of the verifier.
    function assertion(uint256 privateKey, string memory client, bytes32 rpIdHash, uint8 flags)
        internal
        pure
        returns (bytes memory)
    {
        bytes memory data = abi.encodePacked(rpIdHash, flags, uint32(7));
        (bytes32 r, bytes32 s) = signP256(privateKey, sha256(abi.encodePacked(data, sha256(bytes(client)))));
        return abi.encode(r, s, uint256(23), uint256(1), data, client);
    }

    function clientData(string memory type_, bytes32 hash) internal pure returns (string memory) {
        return string.concat(
            '{"type":"',
            type_,
            '","challenge":"',
            Base64.encodeURL(abi.encodePacked(hash)),
            '","origin":"https://portal.lab.example","crossOrigin":false}'
        );
    }

    // ---- digests ----

    function enrollDigest(bytes32 subject) internal view returns (bytes32) {
        return digestOf(
            abi.encode(keccak256("Enroll(bytes32 subject,bytes32 member,uint256 deadline)"), subject, LAB, deadline)
        );
    }

    function rotateDigest(bytes32 subject, bytes memory newSigner, uint256 nonce) internal view returns (bytes32) {
        bytes32 typehash = keccak256("Rotate(bytes32 subject,bytes newSigner,uint256 nonce,uint256 deadline)");
        return digestOf(abi.encode(typehash, subject, keccak256(newSigner), nonce, deadline));
    }

    function setGuardiansDigest(bytes32 subject, bytes32 commit, uint256 nonce) internal view returns (bytes32) {
        bytes32 typehash =
            keccak256("SetGuardians(bytes32 subject,bytes32 guardiansCommit,uint256 nonce,uint256 deadline)");
        return digestOf(abi.encode(typehash, subject, commit, nonce, deadline));
    }

    function recoverDigest(bytes32 subject, bytes memory newSigner) internal view returns (bytes32) {
        bytes32 typehash = keccak256("Recover(bytes32 subject,bytes newSigner,uint64 recoveryNonce,uint256 deadline)");
        uint64 nonce = registry.stateOf(subject).recoveryNonce;
        return digestOf(abi.encode(typehash, subject, keccak256(newSigner), nonce, deadline));
    }

    function vetoDigest(bytes32 subject, uint64 recoveryNonce) internal view returns (bytes32) {
        bytes32 typehash = keccak256("Veto(bytes32 subject,uint64 recoveryNonce,uint256 deadline)");
        return digestOf(abi.encode(typehash, subject, recoveryNonce, deadline));
    }

    function appointDigest(bytes32 subject, bytes memory signer, bytes32 scopeCommit, uint64 expiry, uint256 nonce)
        internal
        view
        returns (bytes32)
    {
        bytes32 typehash = keccak256(
            "Appoint(bytes32 subject,bytes signer,bytes32 scopeCommit,uint64 expiry,uint256 nonce,uint256 deadline)"
        );
        return digestOf(abi.encode(typehash, subject, keccak256(signer), scopeCommit, expiry, nonce, deadline));
    }

    function dismissDigest(bytes32 appointment) internal view returns (bytes32) {
        return digestOf(abi.encode(keccak256("Dismiss(bytes32 appointment,uint256 deadline)"), appointment, deadline));
    }

    function invalidateDigest(bytes32 subject, uint248 word, uint256 mask) internal view returns (bytes32) {
        bytes32 typehash = keccak256("InvalidateNonces(bytes32 subject,uint248 word,uint256 mask,uint256 deadline)");
        return digestOf(abi.encode(typehash, subject, word, mask, deadline));
    }

    function grantDigest(IConsentRegistry.NewGrant memory g) internal view returns (bytes32) {
        bytes32 typehash = keccak256(
            "Grant(bytes32 subject,bytes32 termsCommit,uint64 expiry,bytes32 oldTermsCommit,bytes32 appointment,address countersigner,uint256 nonce,uint256 deadline)"
        );
        return digestOf(abi.encode(typehash, g));
    }

    function countersignDigest(bytes32 grantId, uint64 expiry, uint256 until) internal view returns (bytes32) {
        bytes32 typehash = keccak256("Countersign(bytes32 grantId,uint64 expiry,uint256 deadline)");
        return digestOf(abi.encode(typehash, grantId, expiry, until));
    }

    function revokeDigest(bytes32 grantId) internal view returns (bytes32) {
        return digestOf(abi.encode(keccak256("Revoke(bytes32 grantId,uint256 deadline)"), grantId, deadline));
    }

    function digestOf(bytes memory encoded) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("LabSeal ConsentRegistry"),
                keccak256("1"),
                block.chainid,
                address(registry)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, keccak256(encoded)));
    }

    /// @dev The first whole day that is at least so many days from now.
    function inDays(uint256 count) internal view returns (uint64) {
        return uint64((block.timestamp / 1 days + 1 + count) * 1 days);
    }

    /// @dev A verifier of passkeys that the consortium lists.
    function listedVerifier() internal returns (address verifier) {
        verifier = address(new WebAuthnVerifier());
        list(verifier, true);
    }

    /// @dev Has the consortium list a verifier, or strike it off.
    function list(address verifier, bool isListed) internal {
        vm.mockCall(address(consortium), abi.encodeCall(IConsortium.isVerifier, (verifier)), abi.encode(isListed));
    }
}
