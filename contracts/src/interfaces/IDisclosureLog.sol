// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IConsortium} from "./IConsortium.sol";
import {ISequenced} from "./ISequenced.sol";

/// @title DisclosureLog
/// @notice Anchors of the members' accounting of disclosures (45 CFR 164.528), and of emergency disclosures at once.
///
/// Each member keeps its disclosures off the chain, in batches. A batch is an RFC 9162 SHA-256 Merkle tree of salted
/// leaves, padded to one of five sizes, so that neither who nor how many shows. Batches are numbered from 1 without
/// gaps and chained: a member's head commits to all of its batches, so none can be dropped, changed or put in later.
///
/// An emergency disclosure ("break glass") is anchored when it happens, under a fresh random pseudonym. Emergencies
/// are numbered from 1 without gaps. A batch says up to which emergency the batches account in full, and two people of
/// the member review each one: whoever acts as its manager, and whoever acts as its governor. What is not covered or
/// not reviewed yet is seen by a view.
interface IDisclosureLog is ISequenced {
    /// @notice Where a member is.
    /// @param hash Commits to the batches 1 to `batches`; zero before the first.
    /// @param batches How many batches there are.
    /// @param emergencies How many emergencies there are.
    /// @param covered The emergencies 1 to `covered` are accounted for in the batches.
    /// @param unreviewed How many emergencies lack a review.
    struct Head {
        bytes32 hash;
        uint64 batches;
        uint64 emergencies;
        uint64 covered;
        uint64 unreviewed;
    }

    /// @param commitment Salted commitment to the disclosure.
    /// @param managerReview Salted commitment to the manager's review; zero until then.
    /// @param governorReview Salted commitment to the governor's review; zero until then.
    struct Emergency {
        bytes32 pseudonym;
        bytes32 commitment;
        bytes32 managerReview;
        bytes32 governorReview;
        uint64 blockNumber;
    }

    /// @param head keccak256(abi.encode(the hash before, member, number, root, size, covered)).
    event BatchAnchored(
        bytes32 indexed member, uint64 seq, uint64 number, bytes32 root, uint32 size, uint64 covered, bytes32 head
    );
    event GlassBroken(bytes32 indexed member, bytes32 indexed pseudonym, uint64 seq, uint64 number, bytes32 commitment);
    event EmergencyReviewed(
        bytes32 indexed member, uint64 seq, uint64 number, IConsortium.Purpose reviewer, bytes32 reviewCommit
    );

    error NotNext(uint64 number, uint64 next);
    error ZeroRoot();
    error ZeroCommitment();
    error ZeroPseudonym();
    error SizeNotAllowed(uint32 size);
    error CoverNotAllowed(uint64 covered, uint64 least, uint64 most);
    error PseudonymUsed(bytes32 member, bytes32 pseudonym);
    error UnknownEmergency(bytes32 member, uint64 number);
    error AlreadyReviewed(bytes32 member, uint64 number, IConsortium.Purpose reviewer);

    // ---- a member's sequencer ----

    /// @notice Anchors a member's next batch.
    ///
    /// Requirements:
    /// - the caller is an active sequencer of the member;
    /// - `number` is one above the last;
    /// - `root` is not zero, and `size` is 16, 64, 256, 1024 or 4096;
    /// - `covered` is not below the last batch's, and not above the number of emergencies.
    ///
    /// @param root RFC 9162 tree head of the batch's leaves, padding included.
    /// @param size Leaves of the batch, padding included.
    /// @param covered The emergencies up to this number are accounted for in this batch or an earlier one.
    function anchorBatch(bytes32 member, uint64 number, bytes32 root, uint32 size, uint64 covered) external;

    // ---- a member's sequencer or relayer ----

    /// @notice Records that an emergency disclosure happens now.
    ///
    /// Requirements:
    /// - the caller is an active relayer or sequencer of the member;
    /// - `pseudonym` is not zero and was not used by this member, `commitment` is not zero.
    ///
    /// @param pseudonym 32 random bytes, fresh for each emergency; not a subject, and not derived from anything.
    /// @param commitment Salted commitment to the disclosure.
    function breakGlass(bytes32 member, bytes32 pseudonym, bytes32 commitment) external;

    // ---- a member's manager, and a member's governor ----

    /// @notice Records that the caller reviewed an emergency of its member. Each emergency takes two reviews, one of
    /// each purpose; neither account can be the one that broke the glass, because an account has one purpose for ever.
    ///
    /// Requirements:
    /// - the caller is an active manager or governor of the member;
    /// - there is such an emergency, and none of this purpose reviewed it before;
    /// - `reviewCommit` is not zero.
    ///
    /// @param reviewCommit Salted commitment to what the review found.
    function review(bytes32 member, uint64 number, bytes32 reviewCommit) external;

    // ---- views ----

    /// @notice Who says which member is calling.
    function consortium() external view returns (IConsortium);

    /// @notice A member's batches and emergencies in sum; all zero where there are none.
    function head(bytes32 member) external view returns (Head memory);

    /// @notice An emergency by its number; all zero where there is none.
    function emergency(bytes32 member, uint64 number) external view returns (Emergency memory);

    /// @notice The number of the emergency under this pseudonym; 0 where there is none.
    function numberOf(bytes32 member, bytes32 pseudonym) external view returns (uint64);

    /// @notice Whether both reviews of an emergency are there.
    function isReviewed(bytes32 member, uint64 number) external view returns (bool);
}
