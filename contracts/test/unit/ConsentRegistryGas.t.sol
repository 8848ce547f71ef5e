// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {Consents} from "../Consents.t.sol";

/// @notice What the writes that happen every day cost: whole transactions, intrinsic gas included. Passkeys are
/// measured on an EVM with the P-256 precompile (Osaka), and without.
/// forge-config: default.isolate = true
contract ConsentRegistryGasTest is Consents {
    string private constant GROUP = "ConsentRegistry";

    function test_Account() public {
        bytes32 subject = enroll(SUBJECT_KEY);
        vm.snapshotGasLastCall(GROUP, "enroll, account");
        grant(SUBJECT_KEY, newGrant(subject, keccak256("first")));
        _assertBelow(140_000, "grant, account, a subject's first");
        grant(SUBJECT_KEY, newGrant(subject, keccak256("second")));
        _assertBelow(140_000, "grant, account, a subject's second");
        IConsentRegistry.NewGrant memory countersigned = newGrant(subject, keccak256("third"));
        countersigned.countersigner = labRelayer;
        grant(SUBJECT_KEY, countersigned);
        _assertBelow(140_000, "grant, account, countersigned by the lab");
        IConsentRegistry.NewGrant memory next = newGrant(subject, keccak256("fourth"));
        next.oldTermsCommit = keccak256("third");
        grant(SUBJECT_KEY, next);
        vm.snapshotGasLastCall(GROUP, "grant, account, superseding");
        revoke(SUBJECT_KEY, subject, keccak256("first"), 0);
        vm.snapshotGasLastCall(GROUP, "revoke, account");
    }

    /// @dev First and countersigned is the dearest that is common.
    function test_Account_FirstCountersigned() public {
        IConsentRegistry.NewGrant memory g = newGrant(enroll(SUBJECT_KEY), keccak256("first"));
        g.countersigner = labRelayer;
        grant(SUBJECT_KEY, g);
        _assertBelow(140_000, "grant, account, a subject's first, countersigned by the lab");
    }

    /// forge-config: default.evm_version = "osaka"
    function test_Passkey_Precompile() public {
        bytes memory signer = abi.encodePacked(listedVerifier(), passkeyOf(SUBJECT_KEY));
        bytes32 subject = registry.subjectOf(LAB, signer, SALT);
        enrollWith(signer, assertion(SUBJECT_KEY, enrollDigest(subject)));
        vm.snapshotGasLastCall(GROUP, "enroll, passkey, precompile");
        _grantByPasskey(newGrant(subject, keccak256("first")));
        _assertBelow(190_000, "grant, passkey, precompile, a subject's first");
        IConsentRegistry.NewGrant memory countersigned = newGrant(subject, keccak256("second"));
        countersigned.countersigner = labRelayer;
        _grantByPasskey(countersigned);
        _assertBelow(190_000, "grant, passkey, precompile, countersigned by the lab");
    }

    function test_Passkey_Solidity() public {
        bytes memory signer = abi.encodePacked(listedVerifier(), passkeyOf(SUBJECT_KEY));
        bytes32 subject = registry.subjectOf(LAB, signer, SALT);
        enrollWith(signer, assertion(SUBJECT_KEY, enrollDigest(subject)));
        _grantByPasskey(newGrant(subject, keccak256("first")));
        vm.snapshotGasLastCall(GROUP, "grant, passkey, without precompile");
    }

    function test_Proxy() public {
        bytes32 subject = enroll(SUBJECT_KEY);
        bytes32 appointment = appoint(SUBJECT_KEY, subject, PROXY_KEY, commitOf(scope()), inDays(30));
        vm.snapshotGasLastCall(GROUP, "appointProxy");
        IConsentRegistry.NewGrant memory g = newGrant(subject, keccak256("first"));
        g.appointment = appointment;
        grant(PROXY_KEY, g);
        vm.snapshotGasLastCall(GROUP, "grant, by a proxy");
    }

    function test_Rotate() public {
        bytes32 subject = enroll(SUBJECT_KEY);
        rotate(SUBJECT_KEY, subject, NEW_KEY);
        vm.snapshotGasLastCall(GROUP, "rotate");
        setGuardians(NEW_KEY, subject, guardiansCommit(5, 3));
        vm.snapshotGasLastCall(GROUP, "setGuardians");
        startRecovery(subject, STRANGER_KEY, 5, 3);
        vm.snapshotGasLastCall(GROUP, "startRecovery, 3 of 5");
    }

    // ---- helpers ----

    function _grantByPasskey(IConsentRegistry.NewGrant memory g) private {
        registry.grant(g, assertion(SUBJECT_KEY, grantDigest(g)), countersignature(g));
    }

    function _assertBelow(uint256 bar, string memory name) private {
        vm.assertTrue(vm.snapshotGasLastCall(GROUP, name) <= bar, name);
    }
}
