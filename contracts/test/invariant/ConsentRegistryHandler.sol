// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {Consents} from "../Consents.t.sol";
import {Vm} from "../Vm.sol";

/// @notice Acts as two subjects, their proxies and guardians, and remembers what it did, so that the invariants can
/// compare. Each call of it is one write that must succeed, or one attack that must not.
contract ConsentRegistryHandler is Consents {
    struct Granted {
        bytes32 grantId;
        IConsentRegistry.Terms terms;
        bytes32 appointment;
        uint64 effectiveAt;
        uint64 expiry;
        bool isRevoked;
    }

    uint256 private constant SUBJECTS = 2;
    uint256 private constant COUNT = 3;
    uint8 private constant THRESHOLD = 2;

    bytes32[] private _subjects;
    mapping(bytes32 subject => uint256 key) private _keyOf;
    mapping(bytes32 subject => uint256 key) private _recoveringKeyOf;
    mapping(bytes32 subject => uint64 time) private _completableAt;
    mapping(bytes32 subject => bool isGuarded) private _isGuarded;
    mapping(bytes32 subject => bytes32 appointment) private _proxyOf;
    mapping(bytes32 subject => uint32 count) private _grantCounts;
    Granted[] private _granted;
    bytes[] private _used;
    uint256 private _keys;
    uint64 private _written;

    /// @notice Attacks that got through.
    uint256 public breaches;

    constructor() {
        setUp();
        for (uint256 i; i < SUBJECTS; ++i) {
            uint256 key = _newKey();
            bytes32 subject = enroll(key);
            _subjects.push(subject);
            _keyOf[subject] = key;
        }
        _written = uint64(SUBJECTS);
    }

    // ---- subjects ----

    function grant(uint256 seed, bool isCountersigned) external {
        _grant(seed, isCountersigned, 0, _keyOf[_subjectOf(seed)]);
    }

    function grantByProxy(uint256 seed, bool isCountersigned) external {
        bytes32 subject = _subjectOf(seed);
        if (_proxyOf[subject] != 0) _grant(seed, isCountersigned, _proxyOf[subject], PROXY_KEY);
    }

    function supersede(uint256 seed) external {
        (bool isFound, Granted storage old) = _active(seed);
        if (!isFound) return;
        old.isRevoked = true;
        (IConsentRegistry.NewGrant memory g, Granted storage given) = _prepare(old.terms.subject, 0, seed % 2 == 0);
        g.oldTermsCommit = commitOf(old.terms);
        _write(grantCall(_keyOf[g.subject], g));
        vm.assertEq(registry.grantOf(given.grantId).supersedes, old.grantId, "supersedes");
    }

    function revoke(uint256 seed) external {
        (bool isFound, Granted storage given) = _active(seed);
        if (!isFound) return;
        given.isRevoked = true;
        _write(revokeCall(_keyOf[given.terms.subject], given.terms.subject, commitOf(given.terms), 0));
    }

    function rotate(uint256 seed) external {
        bytes32 subject = _subjectOf(seed);
        uint256 newKey = _newKey();
        _write(rotateCall(_keyOf[subject], subject, newKey, newNonce()));
        _keyOf[subject] = newKey;
        _proxyOf[subject] = 0;
        _endRecovery(subject);
    }

    function appointProxy(uint256 seed) external {
        bytes32 subject = _subjectOf(seed);
        if (_proxyOf[subject] != 0) return;
        IConsentRegistry.Scope memory opened = scope();
        bytes32 commit = keccak256(abi.encode(newNonce(), opened));
        bytes memory call =
            appointCall(_keyOf[subject], subject, signerOf(PROXY_KEY), commit, inDays(36_000), newNonce());
        _proxyOf[subject] = bytes32(_write(call));
    }

    function dismissProxy(uint256 seed) external {
        bytes32 subject = _subjectOf(seed);
        if (_proxyOf[subject] == 0) return;
        _write(dismissCall(_keyOf[subject], _proxyOf[subject]));
        _proxyOf[subject] = 0;
    }

    function invalidateNonces(uint256 seed) external {
        bytes32 subject = _subjectOf(seed);
        uint248 word = uint248(uint256(keccak256(abi.encode(newNonce()))) >> 8); // never one that is used
        _write(invalidateCall(_keyOf[subject], subject, word, seed | 1));
    }

    function pass(uint32 time) external {
        vm.warp(block.timestamp + time % 2 days);
        deadline = block.timestamp + 1 hours;
    }

    // ---- recovery ----

    function setGuardians(uint256 seed) external {
        bytes32 subject = _subjectOf(seed);
        _write(setGuardiansCall(_keyOf[subject], subject, guardiansCommit(COUNT, THRESHOLD), newNonce()));
        _isGuarded[subject] = true;
        _endRecovery(subject);
    }

    function startRecovery(uint256 seed) external {
        bytes32 subject = _subjectOf(seed);
        if (!_isGuarded[subject]) return;
        uint256 newKey = _newKey();
        _write(startRecoveryCall(subject, newKey, COUNT, THRESHOLD));
        _recoveringKeyOf[subject] = newKey;
        _completableAt[subject] = uint64(block.timestamp) + RECOVERY_DELAY;
    }

    function vetoRecovery(uint256 seed) external {
        bytes32 subject = _subjectOf(seed);
        if (_completableAt[subject] == 0) return;
        _write(vetoCall(_keyOf[subject], subject));
        _endRecovery(subject);
    }

    function completeRecovery(uint256 seed) external {
        bytes32 subject = _subjectOf(seed);
        if (_completableAt[subject] == 0) return;
        if (block.timestamp < _completableAt[subject]) vm.warp(_completableAt[subject]);
        deadline = block.timestamp + 1 hours;
        _write(abi.encodeCall(IConsentRegistry.completeRecovery, (subject)));
        _keyOf[subject] = _recoveringKeyOf[subject];
        _proxyOf[subject] = 0;
        _isGuarded[subject] = false;
        _endRecovery(subject);
    }

    // ---- attacks ----

    /// @dev Somebody who saw a transaction sends it again.
    function attackReplay(uint256 seed) external {
        if (_used.length != 0) _attack(_used[seed % _used.length]);
    }

    /// @dev A stranger, the proxy, or an earlier signer signs what only the present one may.
    function attackSigner(uint256 seed, uint256 which) external {
        bytes32 subject = _subjectOf(seed);
        uint256 key = seed % 3 == 0 ? PROXY_KEY : seed % 3 == 1 ? STRANGER_KEY : _keyNumber(seed % _keys);
        if (key == _keyOf[subject]) return;
        which = which % 6;
        if (which == 0) _attack(grantCall(key, newGrant(subject, keccak256(abi.encode(newNonce())))));
        if (which == 1) _attack(rotateCall(key, subject, NEW_KEY, newNonce()));
        if (which == 2) _attack(setGuardiansCall(key, subject, 0, newNonce()));
        if (which == 3) {
            _attack(appointCall(key, subject, signerOf(PROXY_KEY), "attack", inDays(3), newNonce()));
        }
        if (which == 4) _attack(invalidateCall(key, subject, 0, type(uint256).max));
        if (which == 5) {
            (bool isFound, Granted storage given) = _active(seed);
            if (isFound && _keyOf[given.terms.subject] != key) {
                _attack(revokeCall(key, given.terms.subject, commitOf(given.terms), 0));
            }
        }
    }

    /// @dev One guardian too few, or one twice; or the delay not waited for.
    function attackRecovery(uint256 seed) external {
        bytes32 subject = _subjectOf(seed);
        IConsentRegistry.Approval[] memory approvals =
            approvalsOf(recoverDigest(subject, signerOf(NEW_KEY)), COUNT, seed % 2 == 0 ? 1 : THRESHOLD);
        if (seed % 2 == 1) approvals[1] = approvals[0];
        _attack(startRecoveryCall(subject, NEW_KEY, guardiansOf(COUNT, THRESHOLD), approvals));
        if (block.timestamp < _completableAt[subject] || _completableAt[subject] == 0) {
            _attack(abi.encodeCall(IConsentRegistry.completeRecovery, (subject)));
        }
    }

    /// @dev A proxy that is dismissed, or of an earlier signer, grants or revokes; or an active one ends another's.
    function attackProxy(uint256 seed) external {
        if (_granted.length == 0) return;
        Granted storage given = _granted[seed % _granted.length];
        bytes32 subject = given.terms.subject;
        if (given.appointment == 0) {
            _attack(revokeCall(PROXY_KEY, subject, commitOf(given.terms), _proxyOf[subject]));
        } else if (given.appointment != _proxyOf[subject]) {
            _attack(revokeCall(PROXY_KEY, subject, commitOf(given.terms), given.appointment));
            IConsentRegistry.NewGrant memory g = newGrant(subject, keccak256(abi.encode(newNonce())));
            g.appointment = given.appointment;
            _attack(grantCall(PROXY_KEY, g));
        }
    }

    // ---- what must hold ----

    function checkGrants() external view {
        for (uint256 i; i < _granted.length; ++i) {
            Granted storage given = _granted[i];
            _checkAt(given, uint64(block.timestamp));
            _checkAt(given, given.effectiveAt - 1);
            _checkAt(given, given.effectiveAt);
            _checkAt(given, given.expiry);
        }
    }

    function checkNumbers() external view {
        for (uint256 i; i < SUBJECTS; ++i) {
            bytes32 subject = _subjects[i];
            vm.assertEq(registry.stateOf(subject).grantCount, _grantCounts[subject], "grants");
            uint256 seen;
            for (uint256 j; j < _granted.length; ++j) {
                if (_granted[j].terms.subject != subject) continue;
                vm.assertEq(registry.grantOf(_granted[j].grantId).number, ++seen, "number");
            }
            vm.assertEq(seen, _grantCounts[subject], "numbers");
        }
    }

    function checkSigners() external view {
        for (uint256 i; i < SUBJECTS; ++i) {
            bytes32 subject = _subjects[i];
            vm.assertEq(registry.stateOf(subject).signer, signerOf(_keyOf[subject]), "signer");
            vm.assertEq(registry.recoveryOf(subject).completableAt, _completableAt[subject], "recovery");
        }
    }

    function checkSequence() external view {
        vm.assertEq(registry.sequence(), _written, "sequence");
    }

    // ---- helpers ----

    function _checkAt(Granted storage given, uint64 time) private view {
        IConsentRegistry.Request memory request = IConsentRegistry.Request(GRANTEE, PURPOSE, 0, 0, 0);
        (bool isPermitted, IConsentRegistry.Denial denial) =
            registry.permits(given.grantId, given.terms, SALT, request, time);
        bool isInTime = time >= given.effectiveAt && time < given.expiry;
        vm.assertEq(isPermitted, !given.isRevoked && isInTime && given.appointment == 0, "permitted");
        if (given.isRevoked) vm.assertTrue(denial == IConsentRegistry.Denial.Revoked, "revoked");
    }

    function _grant(uint256 seed, bool isCountersigned, bytes32 appointment, uint256 key) private {
        (IConsentRegistry.NewGrant memory g,) = _prepare(_subjectOf(seed), appointment, isCountersigned);
        _write(grantCall(key, g));
    }

    function _prepare(bytes32 subject, bytes32 appointment, bool isCountersigned)
        private
        returns (IConsentRegistry.NewGrant memory g, Granted storage given)
    {
        given = _granted.push();
        given.terms = termsOf(subject);
        given.terms.notBefore = uint64(_granted.length); // makes the commitment unique
        given.terms.notAfter = type(uint64).max;
        g = newGrant(subject, commitOf(given.terms));
        g.appointment = appointment;
        if (isCountersigned) g.countersigner = labRelayer;
        given.grantId = keccak256(abi.encode(subject, g.termsCommit));
        given.appointment = appointment;
        given.expiry = g.expiry;
        given.effectiveAt = uint64(block.timestamp) + (isCountersigned ? 0 : NOTICE_DELAY);
        ++_grantCounts[subject];
    }

    /// @dev One event, from this contract, with the next number.
    function _write(bytes memory call) private returns (bytes memory result) {
        vm.roll(block.number + 1);
        vm.recordLogs();
        result = send(call);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 1, "events of a write");
        vm.assertEq(logs[0].emitter, address(registry), "emitter");
        bytes memory data = logs[0].data;
        bytes32 word;
        assembly ("memory-safe") {
            word := mload(add(data, 0x20))
        }
        vm.assertEq(uint256(word), ++_written, "sequence number of the event");
        _used.push(call);
    }

    function _attack(bytes memory call) private {
        bytes[] memory calls = new bytes[](1);
        calls[0] = call;
        uint64 before = registry.sequence();
        (bool isDone,) = address(registry).call(call);
        if (isDone) ++breaches;
        if (registry.relay(calls)[0].isDone || registry.sequence() != before) ++breaches;
    }

    function _active(uint256 seed) private view returns (bool isFound, Granted storage given) {
        given = _granted.length == 0 ? _none() : _granted[seed % _granted.length];
        isFound = given.grantId != 0 && !given.isRevoked;
    }

    function _none() private pure returns (Granted storage none) {
        assembly ("memory-safe") {
            none.slot := not(0xff)
        }
    }

    function _endRecovery(bytes32 subject) private {
        _completableAt[subject] = 0;
    }

    function _subjectOf(uint256 seed) private view returns (bytes32) {
        return _subjects[(seed >> 128) % SUBJECTS];
    }

    function _newKey() private returns (uint256) {
        return _keyNumber(_keys++);
    }

    function _keyNumber(uint256 number) private pure returns (uint256) {
        return uint256(keccak256(abi.encode("key", number)));
    }
}
