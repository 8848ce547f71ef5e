// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Sequenced} from "./Sequenced.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IDisclosureLog} from "./interfaces/IDisclosureLog.sol";

/// @title DisclosureLog
/// @notice See IDisclosureLog.
contract DisclosureLog is IDisclosureLog, Sequenced {
    /// @inheritdoc IDisclosureLog
    IConsortium public immutable consortium;

    /// @dev Two slots a member: the hash, and the four numbers.
    mapping(bytes32 member => Head) private _heads;
    mapping(bytes32 member => mapping(uint64 number => Emergency)) private _emergencies;

    /// @inheritdoc IDisclosureLog
    mapping(bytes32 member => mapping(bytes32 pseudonym => uint64)) public numberOf;

    constructor(IConsortium consortium_) {
        consortium = consortium_;
    }

    // ---- a member's sequencer ----

    /// @inheritdoc IDisclosureLog
    function anchorBatch(bytes32 member, uint64 number, bytes32 root, uint32 size, uint64 covered) external {
        consortium.requirePurpose(member, msg.sender, IConsortium.Purpose.Sequencer);
        Head storage own = _heads[member];
        (uint64 batches, uint64 emergencies, uint64 oldCovered) = (own.batches, own.emergencies, own.covered);
        require(number == batches + 1, NotNext(number, batches + 1));
        require(root != 0, ZeroRoot());
        require(_isSize(size), SizeNotAllowed(size));
        require(oldCovered <= covered && covered <= emergencies, CoverNotAllowed(covered, oldCovered, emergencies));
        bytes32 hash = keccak256(abi.encode(own.hash, member, number, root, size, covered));
        own.hash = hash;
        (own.batches, own.covered) = (number, covered);
        emit BatchAnchored(member, _nextSequence(), number, root, size, covered, hash);
    }

    // ---- a member's sequencer or relayer ----

    /// @inheritdoc IDisclosureLog
    function breakGlass(bytes32 member, bytes32 pseudonym, bytes32 commitment) external {
        _requireEither(member, IConsortium.Purpose.Relayer, IConsortium.Purpose.Sequencer);
        require(pseudonym != 0, ZeroPseudonym());
        require(commitment != 0, ZeroCommitment());
        require(numberOf[member][pseudonym] == 0, PseudonymUsed(member, pseudonym));
        Head storage own = _heads[member];
        uint64 number = own.emergencies + 1;
        (own.emergencies, own.unreviewed) = (number, own.unreviewed + 1);
        numberOf[member][pseudonym] = number;
        _emergencies[member][number] = Emergency(pseudonym, commitment, 0, 0, uint64(block.number));
        emit GlassBroken(member, pseudonym, _nextSequence(), number, commitment);
    }

    // ---- a member's manager, and a member's governor ----

    /// @inheritdoc IDisclosureLog
    function review(bytes32 member, uint64 number, bytes32 reviewCommit) external {
        IConsortium.Purpose reviewer = _requireEither(member, IConsortium.Purpose.Manager, IConsortium.Purpose.Governor);
        Emergency storage reviewed = _emergencies[member][number];
        require(reviewed.blockNumber != 0, UnknownEmergency(member, number));
        require(reviewCommit != 0, ZeroCommitment());
        if (reviewer == IConsortium.Purpose.Manager) {
            require(reviewed.managerReview == 0, AlreadyReviewed(member, number, reviewer));
            reviewed.managerReview = reviewCommit;
        } else {
            require(reviewed.governorReview == 0, AlreadyReviewed(member, number, reviewer));
            reviewed.governorReview = reviewCommit;
        }
        if (_isReviewed(reviewed)) --_heads[member].unreviewed;
        emit EmergencyReviewed(member, _nextSequence(), number, reviewer, reviewCommit);
    }

    // ---- views ----

    /// @inheritdoc IDisclosureLog
    function head(bytes32 member) external view returns (Head memory) {
        return _heads[member];
    }

    /// @inheritdoc IDisclosureLog
    function emergency(bytes32 member, uint64 number) external view returns (Emergency memory) {
        return _emergencies[member][number];
    }

    /// @inheritdoc IDisclosureLog
    function isReviewed(bytes32 member, uint64 number) external view returns (bool) {
        return _isReviewed(_emergencies[member][number]);
    }

    // ---- internals ----

    /// @dev The one of two purposes that the caller has. Where it has neither, the consortium's refusal names the
    /// second.
    function _requireEither(bytes32 member, IConsortium.Purpose first, IConsortium.Purpose second)
        private
        view
        returns (IConsortium.Purpose)
    {
        try consortium.requirePurpose(member, msg.sender, first) {
            return first;
        } catch {
            consortium.requirePurpose(member, msg.sender, second);
            return second;
        }
    }

    function _isReviewed(Emergency storage reviewed) private view returns (bool) {
        return reviewed.managerReview != 0 && reviewed.governorReview != 0;
    }

    /// @dev Powers of four: coarse, so that a size says little.
    function _isSize(uint32 size) private pure returns (bool) {
        return size == 16 || size == 64 || size == 256 || size == 1024 || size == 4096;
    }
}
