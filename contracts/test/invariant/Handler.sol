// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISequenced} from "../../src/interfaces/ISequenced.sol";
import {IConsentRegistry} from "../../src/interfaces/IConsentRegistry.sol";
import {IConsortium} from "../../src/interfaces/IConsortium.sol";
import {IResultLog} from "../../src/interfaces/IResultLog.sol";
import {MerkleTree} from "../MerkleTree.sol";
import {Subjects} from "../Subjects.t.sol";
import {Vm} from "../Vm.sol";

/// @notice Acts as two labs and two subjects, and remembers what it did, so that the invariants can compare.
///
/// Each call of it is one write that must succeed, or one attack that must not. After each write it checks that the
/// contract emitted exactly one event, with the next sequence number.
contract Handler is Subjects {
    struct Anchored {
        uint64 size;
        bytes32 root;
    }

    struct Amended {
        bytes32 member;
        bytes32 handle;
        IResultLog.Reason reason;
        uint64 blockNumber;
    }

    struct Granted {
        bytes32 grantId;
        bytes32 subject;
        uint256 privateKey;
        IConsentRegistry.Terms terms;
        bool isRevoked;
    }

    bytes32 private constant GRANTEE = PROVIDER;

    mapping(bytes32 lab => bytes32[]) private _leaves;
    mapping(bytes32 lab => Anchored[]) private _anchored;
    mapping(bytes32 lab => mapping(bytes32 handle => bool)) private _isAmended;
    mapping(bytes32 subject => uint64) private _grantCounts;
    Amended[] private _amended;
    Granted[] private _granted;
    mapping(address emitter => uint64) private _written;

    /// @notice Attacks that got through.
    uint256 public breaches;

    constructor() {
        setUp();
        _written[address(consortium)] = consortium.sequence();
        for (uint256 i; i < 2; ++i) {
            vm.prank(_managerOf(_lab(i)));
            resultLog.openLog(LOG);
            _anchored[_lab(i)].push(Anchored(0, EMPTY_ROOT));
        }
        _written[address(resultLog)] = 2;
        enroll(SUBJECT_KEY);
        enroll(STRANGER_KEY);
        _written[address(consentRegistry)] = 2;
    }

    /// @dev Around a write: one event, from this contract, with the next number.
    modifier writes(ISequenced emitter) {
        vm.roll(block.number + 1);
        vm.recordLogs();
        _;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 1, "events of a write");
        vm.assertEq(logs[0].emitter, address(emitter), "emitter");
        uint64 number = ++_written[address(emitter)];
        vm.assertEq(_firstWord(logs[0].data), number, "sequence number of the event");
    }

    // ---- labs ----

    function checkpoint(uint256 seed, uint256 growth) external writes(resultLog) {
        bytes32 lab = _lab(seed);
        uint64 oldSize = _head(lab).size;
        uint64 size = oldSize + uint64(bound(growth, 1, 4));
        for (uint64 i = oldSize; i < size; ++i) {
            _leaves[lab].push(keccak256(abi.encode(seed, i)));
        }
        bytes32[] memory proof = oldSize == 0 ? new bytes32[](0) : MerkleTree.prove(_leaves[lab], oldSize, size);
        Anchored memory next = Anchored(size, MerkleTree.rootAt(_leaves[lab], size));
        _anchored[lab].push(next);
        vm.prank(_sequencerOf(lab));
        resultLog.checkpoint(LOG, next.size, next.root, proof);
    }

    function amend(uint256 seed, uint256 count) external {
        bytes32 lab = _lab(seed);
        count = bound(count, 1, 6);
        bytes32[] memory handles = new bytes32[](count);
        IResultLog.Reason[] memory reasons = new IResultLog.Reason[](count);
        bool isAnyNew;
        for (uint256 i; i < count; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            handles[i] = bytes32(1 + random % 64); // few, so that they come again
            reasons[i] = IResultLog.Reason(1 + (random >> 128) % 6);
            if (_isAmended[lab][handles[i]]) continue;
            _isAmended[lab][handles[i]] = isAnyNew = true;
            _amended.push(Amended(lab, handles[i], reasons[i], uint64(block.number + 1)));
        }
        if (isAnyNew) _amend(lab, handles, reasons);
    }

    /// @dev The lab's own sequencer tries to replace a leaf that was anchored.
    function attackRewrite(uint256 seed, uint256 growth) external {
        bytes32 lab = _lab(seed);
        uint64 oldSize = _head(lab).size;
        if (oldSize == 0) return;
        uint64 size = oldSize + uint64(bound(growth, 1, 4));
        bytes32[] memory forged = new bytes32[](size);
        for (uint256 i; i < size; ++i) {
            forged[i] = i < oldSize ? _leaves[lab][i] : keccak256(abi.encode(seed, i));
        }
        forged[seed % oldSize] = keccak256(abi.encode("rewritten", seed));
        bytes32[] memory proof = MerkleTree.prove(forged, oldSize, size);
        bytes32 root = MerkleTree.rootAt(forged, size);
        vm.prank(_sequencerOf(lab));
        _countBreach(address(resultLog), abi.encodeCall(IResultLog.checkpoint, (LOG, size, root, proof)));
    }

    /// @dev The lab's own sequencer tries to go back to an earlier head.
    function attackRollBack(uint256 seed) external {
        bytes32 lab = _lab(seed);
        Anchored memory earlier = _anchored[lab][seed % _anchored[lab].length];
        bytes memory call = abi.encodeCall(IResultLog.checkpoint, (LOG, earlier.size, earlier.root, new bytes32[](0)));
        vm.prank(_sequencerOf(lab));
        _countBreach(address(resultLog), call);
    }

    // ---- members ----

    function setAccount(uint256 seed) external writes(consortium) {
        bytes32 lab = _lab(seed);
        address account = address(uint160(uint256(keccak256(abi.encode(lab, seed % 5)))));
        (,, bool isActive) = consortium.accountOf(account);
        vm.prank(_managerOf(lab));
        consortium.setAccount(account, IConsortium.Purpose.Sequencer, !isActive);
    }

    function setKey(uint256 seed) external writes(consortium) {
        bytes32 lab = _lab(seed);
        bytes memory key = abi.encode(keccak256(abi.encode(block.number, seed)));
        vm.prank(_managerOf(lab));
        consortium.setKey(IConsortium.KeyKind.Log, key);
    }

    // ---- subjects ----

    function grant(uint256 seed) external writes(consentRegistry) {
        uint256 privateKey = seed % 2 == 0 ? SUBJECT_KEY : STRANGER_KEY;
        Granted storage given = _granted.push();
        given.privateKey = privateKey;
        given.subject = subjectOf(signerOf(privateKey));
        given.terms.version = 1;
        given.terms.decision = IConsentRegistry.Decision.Permit;
        given.terms.grantee = GRANTEE;
        given.terms.purposes = type(uint32).max;
        given.terms.notBefore = uint64(_granted.length); // makes the commitment unique
        given.terms.notAfter = type(uint64).max;
        bytes32 termsCommit = keccak256(abi.encode(SALT, given.terms));
        given.grantId = grant(privateKey, given.subject, termsCommit, inDays(30));
        vm.assertEq(consentRegistry.grantOf(given.grantId).number, ++_grantCounts[given.subject], "number");
    }

    function revoke(uint256 seed) external {
        if (_granted.length == 0) return;
        Granted storage given = _granted[seed % _granted.length];
        if (given.isRevoked) return;
        given.isRevoked = true;
        _revoke(given);
    }

    /// @dev Somebody who saw a grant's signature tries to use it again.
    function attackReplay(uint256 seed) external {
        if (_granted.length == 0) return;
        Granted storage given = _granted[seed % _granted.length];
        bytes32 termsCommit = keccak256(abi.encode(SALT, given.terms));
        bytes memory signed = signature(given.privateKey, grantDigest(given.subject, termsCommit, inDays(30), deadline));
        _countBreach(
            address(consentRegistry),
            abi.encodeCall(IConsentRegistry.grant, (given.subject, termsCommit, inDays(30), deadline, signed))
        );
    }

    // ---- what must hold, see README.md ----

    function checkHeads() external view {
        for (uint256 l; l < 2; ++l) {
            bytes32 lab = _lab(l);
            IResultLog.Head memory head = resultLog.head(lab, LOG);
            vm.assertEq(head.size, _head(lab).size, "size of the head");
            vm.assertEq(head.root, MerkleTree.rootAt(_leaves[lab], head.size), "root of the head");
        }
    }

    function checkAmendments() external view {
        for (uint256 i; i < _amended.length; ++i) {
            Amended storage first = _amended[i];
            (IResultLog.Reason reason, uint64 blockNumber) = resultLog.amendment(first.member, first.handle);
            vm.assertEq(uint256(reason), uint256(first.reason), "reason");
            vm.assertEq(blockNumber, first.blockNumber, "block");
        }
    }

    function checkGrants() external view {
        for (uint256 i; i < _granted.length; ++i) {
            Granted storage given = _granted[i];
            (bool isPermitted, IConsentRegistry.Denial denial) = consentRegistry.permits(
                given.grantId, given.terms, SALT, IConsentRegistry.Request(GRANTEE, 0, 0), uint64(block.timestamp)
            );
            vm.assertEq(isPermitted, !given.isRevoked, "permitted exactly while it is not revoked");
            IConsentRegistry.Denial expected =
                given.isRevoked ? IConsentRegistry.Denial.Revoked : IConsentRegistry.Denial.None;
            vm.assertEq(uint256(denial), uint256(expected), "denial");
            vm.assertEq(
                consentRegistry.grantAt(given.subject, consentRegistry.grantOf(given.grantId).number),
                given.grantId,
                "grant of its number"
            );
        }
        for (uint256 i; i < 2; ++i) {
            bytes32 subject = subjectOf(signerOf(i == 0 ? SUBJECT_KEY : STRANGER_KEY));
            vm.assertEq(consentRegistry.grantCount(subject), _grantCounts[subject], "grants");
        }
    }

    function checkSequences() external view {
        vm.assertEq(consortium.sequence(), _written[address(consortium)], "consortium");
        vm.assertEq(resultLog.sequence(), _written[address(resultLog)], "result log");
        vm.assertEq(consentRegistry.sequence(), _written[address(consentRegistry)], "consent registry");
    }

    // ---- helpers ----

    function _amend(bytes32 lab, bytes32[] memory handles, IResultLog.Reason[] memory reasons)
        private
        writes(resultLog)
    {
        vm.prank(_sequencerOf(lab));
        resultLog.amend(handles, reasons, new bytes32[](handles.length));
    }

    function _revoke(Granted storage given) private writes(consentRegistry) {
        revoke(given.privateKey, given.grantId);
    }

    function _countBreach(address target, bytes memory call) private {
        (bool isDone,) = target.call(call);
        if (isDone) ++breaches;
    }

    function _head(bytes32 lab) private view returns (Anchored memory) {
        return _anchored[lab][_anchored[lab].length - 1];
    }

    function _lab(uint256 seed) private pure returns (bytes32) {
        return seed % 2 == 0 ? LAB : OTHER_LAB;
    }

    function _managerOf(bytes32 lab) private view returns (address) {
        return lab == LAB ? manager : otherManager;
    }

    function _sequencerOf(bytes32 lab) private view returns (address) {
        return lab == LAB ? sequencer : otherSequencer;
    }

    function _firstWord(bytes memory data) private pure returns (uint256) {
        return uint256(bytes32(data));
    }
}
