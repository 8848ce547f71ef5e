// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

import {Duo} from "./Duo.sol";
import {Roles} from "./Roles.sol";
import {Sequenced} from "./Sequenced.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IStudyRegistry} from "./interfaces/IStudyRegistry.sol";

/// @title StudyRegistry
/// @notice See IStudyRegistry.
contract StudyRegistry is IStudyRegistry, Sequenced {
    using Checkpoints for Checkpoints.Trace208;

    struct Study {
        bytes32 member;
        uint32 version; // the newest, from 1
    }

    /// @notice How many disease codes a study may have.
    uint256 public constant MAX_DISEASES = 32;

    /// @inheritdoc IStudyRegistry
    IConsortium public immutable override consortium;

    mapping(bytes32 studyId => Study) private _studies;
    mapping(bytes32 studyId => mapping(uint32 version => Version)) private _versions;

    /// @dev By block: the approved version, or 0.
    mapping(bytes32 studyId => Checkpoints.Trace208) private _approvals;

    /// @dev By block: up to when the review counts, or 0.
    mapping(bytes32 studyId => mapping(uint32 version => Checkpoints.Trace208)) private _reviews;

    /// @dev By block: the version in which the lab takes part, or 0.
    mapping(bytes32 studyId => mapping(bytes32 member => Checkpoints.Trace208)) private _participations;

    constructor(IConsortium consortium_) {
        consortium = consortium_;
    }

    // ---- a researcher's manager ----

    /// @inheritdoc IStudyRegistry
    function registerStudy(bytes32 member, Terms calldata terms) external returns (bytes32 studyId) {
        _requireResearcher(member);
        studyId = keccak256(abi.encode(member, terms.protocolCommit));
        Study storage study = _studies[studyId];
        require(study.version == 0, StudyExists(studyId));
        study.member = member;
        study.version = 1;
        _setVersion(studyId, 1, terms);
        emit StudyRegistered(studyId, member, _nextSequence(), terms);
    }

    /// @inheritdoc IStudyRegistry
    function reviseStudy(bytes32 studyId, Terms calldata terms) external returns (uint32 version) {
        Study storage study = _study(studyId);
        _requireResearcher(study.member);
        version = ++study.version;
        _setVersion(studyId, version, terms);
        if (_approvals[studyId].latest() != 0) _push(_approvals[studyId], 0);
        emit StudyRevised(studyId, _nextSequence(), version, terms);
    }

    /// @inheritdoc IStudyRegistry
    function recordReview(bytes32 studyId, uint32 version, bytes32 irbCommit, uint64 until) external {
        Study storage study = _study(studyId);
        consortium.requirePurpose(study.member, msg.sender, IConsortium.Purpose.Manager);
        require(version == study.version, NotCurrent(version, study.version));
        require(irbCommit != 0, ZeroCommit());
        require(until == 0 || (until % 1 days == 0 && until > block.timestamp), ReviewNotAllowed(until));
        _push(_reviews[studyId][version], until);
        emit ReviewRecorded(studyId, _nextSequence(), version, irbCommit, until);
    }

    // ---- a vote ----

    /// @inheritdoc IStudyRegistry
    function approve(bytes32 studyId, uint32 version) external {
        _requireVote();
        Study storage study = _study(studyId);
        require(version == study.version, NotCurrent(version, study.version));
        require(_approvals[studyId].latest() == 0, AlreadyApproved(studyId, version));
        _push(_approvals[studyId], version);
        emit StudyApproved(studyId, _nextSequence(), version);
    }

    /// @inheritdoc IStudyRegistry
    function revokeApproval(bytes32 studyId) external {
        _requireVote();
        uint32 version = uint32(_approvals[studyId].latest());
        require(version != 0, NotApproved(studyId));
        _push(_approvals[studyId], 0);
        emit ApprovalRevoked(studyId, _nextSequence(), version);
    }

    // ---- a lab's manager ----

    /// @inheritdoc IStudyRegistry
    function join(bytes32 member, bytes32 studyId, uint32 version) external {
        consortium.requirePurpose(member, msg.sender, IConsortium.Purpose.Manager);
        require(consortium.hasRoles(member, Roles.LAB), NotLab(member));
        Study storage study = _study(studyId);
        require(version == study.version, NotCurrent(version, study.version));
        Checkpoints.Trace208 storage participation = _participations[studyId][member];
        require(participation.latest() != version, AlreadyJoined(studyId, member, version));
        _push(participation, version);
        emit StudyJoined(studyId, member, _nextSequence(), version);
    }

    /// @inheritdoc IStudyRegistry
    function leave(bytes32 member, bytes32 studyId) external {
        consortium.requirePurpose(member, msg.sender, IConsortium.Purpose.Manager);
        Checkpoints.Trace208 storage participation = _participations[studyId][member];
        uint32 version = uint32(participation.latest());
        require(version != 0, NotJoined(studyId, member));
        _push(participation, 0);
        emit StudyLeft(studyId, member, _nextSequence(), version);
    }

    // ---- views ----

    /// @inheritdoc IStudyRegistry
    function studyOf(bytes32 studyId) external view returns (bytes32 member, uint32 version) {
        Study storage study = _studies[studyId];
        return (study.member, study.version);
    }

    /// @inheritdoc IStudyRegistry
    function versionOf(bytes32 studyId, uint32 version) external view returns (Version memory) {
        return _versions[studyId][version];
    }

    /// @inheritdoc IStudyRegistry
    function isApproved(bytes32 studyId) external view returns (bool) {
        return consortium.hasRoles(_studies[studyId].member, Roles.RESEARCHER)
            && wasApprovedAt(studyId, uint64(block.number), uint64(block.timestamp));
    }

    /// @inheritdoc IStudyRegistry
    function wasApprovedAt(bytes32 studyId, uint64 blockNumber, uint64 time) public view returns (bool) {
        uint32 number = approvedVersionAt(studyId, blockNumber);
        if (number == 0) return false;
        Version storage version = _versions[studyId][number];
        if (time < version.validFrom || time >= version.expiry) return false;
        return !Duo.has(version.duo, Duo.IRB) || time < reviewedUntilAt(studyId, number, blockNumber);
    }

    /// @inheritdoc IStudyRegistry
    function approvedVersionAt(bytes32 studyId, uint64 blockNumber) public view returns (uint32) {
        return uint32(_at(_approvals[studyId], blockNumber));
    }

    /// @inheritdoc IStudyRegistry
    function reviewedUntilAt(bytes32 studyId, uint32 version, uint64 blockNumber) public view returns (uint64) {
        return uint64(_at(_reviews[studyId][version], blockNumber));
    }

    /// @inheritdoc IStudyRegistry
    function isParticipant(bytes32 studyId, bytes32 member) external view returns (bool) {
        uint208 joined = _participations[studyId][member].latest();
        return joined != 0 && joined == _studies[studyId].version && consortium.hasRoles(member, Roles.LAB);
    }

    /// @inheritdoc IStudyRegistry
    function joinedVersionAt(bytes32 studyId, bytes32 member, uint64 blockNumber) external view returns (uint32) {
        return uint32(_at(_participations[studyId][member], blockNumber));
    }

    // ---- internals ----

    /// @dev Keeps a version of the terms, if they are allowed.
    function _setVersion(bytes32 studyId, uint32 version, Terms calldata terms) private {
        require(terms.protocolCommit != 0, ZeroCommit());
        bool isAllowed = terms.validFrom % 1 days == 0 && terms.expiry % 1 days == 0 && terms.validFrom < terms.expiry
            && terms.expiry > block.timestamp;
        require(isAllowed, PeriodNotAllowed(terms.validFrom, terms.expiry));
        uint64 duo = _duo(terms.duo);
        _requireDiseases(terms.diseases, Duo.has(duo, Duo.DS));
        _versions[studyId][version] = Version({
            protocolCommit: terms.protocolCommit,
            diseasesDigest: keccak256(abi.encode(terms.diseases)),
            duo: duo,
            validFrom: terms.validFrom,
            expiry: terms.expiry
        });
    }

    function _push(Checkpoints.Trace208 storage trace, uint208 value) private {
        trace.push(uint48(block.number), value);
    }

    function _study(bytes32 studyId) private view returns (Study storage study) {
        study = _studies[studyId];
        require(study.version != 0, UnknownStudy(studyId));
    }

    function _requireVote() private view {
        require(msg.sender == address(consortium), IConsortium.NotVote(msg.sender));
    }

    function _requireResearcher(bytes32 member) private view {
        consortium.requirePurpose(member, msg.sender, IConsortium.Purpose.Manager);
        require(consortium.hasRoles(member, Roles.RESEARCHER), NotResearcher(member));
    }

    /// @dev The value at the end of a block.
    function _at(Checkpoints.Trace208 storage trace, uint64 blockNumber) private view returns (uint208) {
        require(blockNumber <= block.number, FutureBlock(blockNumber));
        return trace.upperLookupRecent(uint48(blockNumber));
    }

    /// @dev The terms as a set: known ones, each once, exactly one of them a permission.
    function _duo(uint16[] calldata terms) private pure returns (uint64 set) {
        uint256 permissions;
        for (uint256 i; i < terms.length; ++i) {
            uint16 term = terms[i];
            require(i == 0 || term > terms[i - 1], DuoNotAscending(term));
            bool isPermission = Duo.has(Duo.PERMISSIONS, term);
            require(isPermission || Duo.has(Duo.MODIFIERS, term), DuoNotAllowed(term));
            if (isPermission) ++permissions;
            set |= uint64(1) << term;
        }
        require(permissions == 1, PermissionCount(permissions));
    }

    /// @dev Codes where the study is for certain diseases, and only there.
    function _requireDiseases(bytes32[] calldata diseases, bool isSpecific) private pure {
        uint256 count = diseases.length;
        require(isSpecific ? count != 0 && count <= MAX_DISEASES : count == 0, DiseasesNotAllowed(count));
        bytes32 last;
        for (uint256 i; i < count; ++i) {
            require(diseases[i] > last, DiseasesNotAscending(diseases[i]));
            last = diseases[i];
        }
    }
}
