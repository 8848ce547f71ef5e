// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IConsortium} from "./IConsortium.sol";
import {ISequenced} from "./ISequenced.sol";

/// @title CustodyLedger
/// @notice Who has custody of a specimen, from its collection to its disposal, and what became of it in between.
///
/// Custody is a member's: every item has exactly one custodian at every moment. It changes when both sides said so, the
/// custodian by an offer and the receiver by accepting it, or by vote. A hand-off that only one side signed is open,
/// and the custodian still answers for the item.
///
/// A package is an item that holds specimens. While a specimen is inside, its custodian is the package's, and it can't
/// be moved by itself; so one hand-off moves all that is inside.
///
/// Ids are hashes of random salts. What an item is, its seals, its condition and who the persons are stays off the
/// chain: salted commitments are here, made as docs/spec/custody.md says.
///
/// Of every function:
/// - a member acts through its active Custodian accounts, and a suspended or removed member does not act at all;
/// - `occurredAt` is when the parties say it happened, in unix seconds: a whole minute, not before what happened to
///   the item before, not later than the block by more than MAX_AHEAD. When it was recorded is the block;
/// - a batch has 1 to MAX_BATCH entries.
interface ICustodyLedger is ISequenced {
    enum ItemKind {
        None, // no such item
        Specimen,
        Package
    }

    /// @notice The fatal flaws of 49 CFR 40.199(b). An item that has one is blocked for good.
    enum Flaw {
        None,
        NoForm, // no custody and control form
        NoSpecimen, // a form without a specimen
        NoCollector, // neither the collector's printed name nor signature
        TwoCollections, // on one form
        IdMismatch, // specimen and form bear different ids
        BrokenSeal, // or tampering, and no other bottle can be redesignated
        InsufficientVolume, // and no other bottle can be redesignated
        DeviceExpired // at the time of collection
    }

    /// @notice What is known of an item; all zero where there is no such item.
    /// @param custodian Who has it, or had it when it was disposed of. Of a packed specimen, the package's.
    /// @param package The package it is in; zero where it is in none.
    /// @param occurredAt When the last thing happened to the item itself.
    /// @param offers How many offers were made of it: the number of the newest.
    /// @param count How many specimens are in a package now.
    /// @param root Of a package: Merkle root of the specimens that were packed.
    struct Item {
        ItemKind kind;
        Flaw flaw;
        bool isDisposed;
        bytes32 custodian;
        bytes32 package;
        uint64 occurredAt;
        uint32 offers;
        uint32 count;
        bytes32 root;
    }

    /// @notice The first half of a hand-off. Its EIP-712 struct hash names it.
    /// @param account The Custodian account of `from` that makes it.
    /// @param number One more than the offers made of this item before.
    /// @param seal Commitment to the seal as it is given away; zero where there is none.
    /// @param condition Commitment to temperature and the like; zero where none is stated.
    /// @param expiresAt Unix seconds, the last at which it can be made and accepted.
    struct Offer {
        bytes32 item;
        bytes32 from;
        address account;
        bytes32 to;
        uint32 number;
        bytes32 seal;
        bytes32 condition;
        uint64 occurredAt;
        uint64 expiresAt;
    }

    /// @notice The second half of a hand-off.
    /// @param offer What is accepted.
    /// @param account The Custodian account of `offer.to` that accepts.
    /// @param seal Commitment to the seal as it is received; zero where there is none.
    /// @param condition Commitment to temperature and the like; zero where none is stated.
    /// @param isSealIntact Whether the receiver found the seal unbroken and as the form says.
    struct Acceptance {
        Offer offer;
        address account;
        bytes32 seal;
        bytes32 condition;
        bool isSealIntact;
        uint64 occurredAt;
    }

    /// @notice The newest offer of an item; all zero where none was made.
    /// @param hash EIP-712 struct hash of the Offer, whose fields are in its event.
    /// @param expiresAt Zero once it was accepted, refused, withdrawn or ended by a flaw or a vote.
    /// @param isOpen Whether it can still be accepted, as far as time decides it.
    struct OfferState {
        uint32 number;
        bytes32 hash;
        uint64 expiresAt;
        bool isOpen;
    }

    /// @param commitment Of what the specimen is: form, container, seal.
    event Collected(
        bytes32 indexed specimen, bytes32 indexed member, uint64 seq, bytes32 commitment, uint64 occurredAt
    );
    event Aliquoted(
        bytes32 indexed parent,
        bytes32 indexed member,
        uint64 seq,
        bytes32[] specimens,
        bytes32[] commitments,
        uint64 occurredAt
    );
    event Packed(
        bytes32 indexed packageId,
        bytes32 indexed member,
        uint64 seq,
        bytes32 root,
        bytes32 seal,
        uint64 occurredAt,
        bytes32[] specimens
    );
    event Unpacked(
        bytes32 indexed packageId, bytes32 indexed member, uint64 seq, uint64 occurredAt, bytes32[] specimens
    );
    event HandOffOffered(
        bytes32 indexed item,
        bytes32 indexed from,
        bytes32 indexed to,
        uint64 seq,
        uint32 number,
        address account,
        bytes32 seal,
        bytes32 condition,
        uint64 occurredAt,
        uint64 expiresAt
    );
    event HandOffAccepted(
        bytes32 indexed item,
        bytes32 indexed from,
        bytes32 indexed to,
        uint64 seq,
        uint32 number,
        address account,
        bytes32 seal,
        bytes32 condition,
        bool isSealIntact,
        uint64 occurredAt
    );
    event HandOffRefused(bytes32 indexed item, bytes32 indexed to, uint64 seq, uint32 number, bytes32 reason);
    event OfferWithdrawn(bytes32 indexed item, bytes32 indexed from, uint64 seq, uint32 number);
    event ItemFlagged(
        bytes32 indexed item, bytes32 indexed member, uint64 seq, Flaw flaw, bytes32 details, uint64 occurredAt
    );
    event EntryCorrected(
        bytes32 indexed item, bytes32 indexed member, uint64 seq, uint64 corrected, bytes32 commitment
    );
    event ItemsDisposed(bytes32 indexed member, uint64 seq, bytes32 method, uint64 occurredAt, bytes32[] items);
    event CustodyAssigned(bytes32 indexed item, bytes32 indexed from, bytes32 indexed to, uint64 seq);

    error NotCollector(bytes32 member);
    error ZeroCommitment();
    error ZeroMember();
    error ItemExists(bytes32 item);
    error UnknownItem(bytes32 item);
    error NotSpecimen(bytes32 item);
    error NotPackage(bytes32 item);
    error NotCustodian(bytes32 item, bytes32 member);
    error InPackage(bytes32 item, bytes32 package);
    error NotInPackage(bytes32 item, bytes32 package);
    error PackageNotEmpty(bytes32 package, uint32 count);
    error ItemDisposed(bytes32 item);
    error ItemBlocked(bytes32 item, Flaw flaw);
    error NoFlaw();
    error OfferOpen(bytes32 item, uint32 number);
    error NoOpenOffer(bytes32 item);
    error OtherOffer(bytes32 item, bytes32 hash);
    error OfferExpired(uint64 expiresAt);
    error NotNextNumber(uint32 number, uint32 next);
    error SameMember(bytes32 member);
    error BadSignature(address account);
    error TimeNotCoarse(uint64 occurredAt);
    error TimeAhead(uint64 occurredAt, uint64 latest);
    error TimeBackward(uint64 occurredAt, uint64 earliest);
    error UnknownEntry(uint64 seq);
    error LengthMismatch();
    error BatchOutOfRange(uint256 count, uint256 maxCount);

    // ---- a collector or lab ----

    /// @notice Registers a specimen, in the custody of the member that collected it. Its id is idOf(member, salt).
    ///
    /// Requirements:
    /// - the member has the collector or the lab role;
    /// - it used this salt for no other item; `commitment` is not zero.
    ///
    /// @param salt 32 random bytes. Another member that sees them can't take the id, which is bound to the member.
    function collect(bytes32 member, bytes32 salt, bytes32 commitment, uint64 occurredAt)
        external
        returns (bytes32 specimen);

    // ---- the custodian ----

    /// @notice Registers parts that were taken from a specimen, in the same custody. The specimen stays what it is.
    ///
    /// Requirements: the parent is a specimen, in the member's custody, in no package, not blocked, with no open offer;
    /// salts and commitments as for `collect`, as many of the one as of the other.
    function aliquot(
        bytes32 member,
        bytes32 parent,
        bytes32[] calldata salts,
        bytes32[] calldata commitments,
        uint64 occurredAt
    ) external returns (bytes32[] memory specimens);

    /// @notice Puts specimens into a new package, whose id is idOf(member, salt). From now on they move with it, and
    /// nothing more can be put in.
    ///
    /// Requirements: each is a specimen (a package holds no packages), in the member's custody, in no package, not
    /// blocked, with no open offer.
    ///
    /// @param seal Commitment to the package's seal; zero where it has none.
    function pack(bytes32 member, bytes32 salt, bytes32[] calldata specimens, bytes32 seal, uint64 occurredAt)
        external
        returns (bytes32 package);

    /// @notice Takes specimens out of a package into the custody of who has the package. Out of a blocked one too: what
    /// was inside is judged by itself.
    ///
    /// Requirements: the package is in the member's custody, with no open offer; each specimen is in it.
    function unpack(bytes32 member, bytes32 package, bytes32[] calldata specimens, uint64 occurredAt) external;

    /// @notice Withdraws the open offer of an item in the member's custody.
    function withdrawOffer(bytes32 member, bytes32 item) external;

    /// @notice Records a fatal flaw. It blocks the item for good: it can be disposed of, and nothing else. An open
    /// offer ends.
    ///
    /// Requirements: the item is in the member's custody, in no package, and not blocked yet.
    ///
    /// @param details Commitment to what was found; may be zero.
    function flag(bytes32 member, bytes32 item, Flaw flaw, bytes32 details, uint64 occurredAt) external;

    /// @notice Records that items were disposed of. Nothing happens to them afterwards, but corrections.
    ///
    /// Requirements: each is in the member's custody, in no package, with no open offer; a package is empty.
    ///
    /// @param method Commitment to how.
    function dispose(bytes32 member, bytes32[] calldata items, bytes32 method, uint64 occurredAt) external;

    // ---- the two parties of a hand-off, or anyone with their signatures ----

    /// @notice Offers an item to another member. Until the offer is accepted, refused, withdrawn or expired, nothing
    /// else can be done with the item but to record a flaw.
    ///
    /// Requirements:
    /// - `offered.account` calls, or signed the Offer: EIP-712, domain ("LabSeal CustodyLedger", "1", chain id, this
    ///   contract), by ECDSA, or by ERC-1271 where it has code;
    /// - the item is in the custody of `offered.from`, in no package, not blocked, with no open offer; `offered.to` is
    ///   another member, `offered.number` the next, and the expiry not past.
    ///
    /// @param signature Not looked at where the account itself calls.
    function offer(Offer calldata offered, bytes calldata signature) external;

    /// @notice Accepts an open offer: custody goes to `acceptance.offer.to`.
    ///
    /// Requirements:
    /// - `acceptance.account` calls, or signed the Acceptance, which contains the Offer;
    /// - the Offer is exactly the one that is open;
    /// - the account that offered is still an active Custodian account of its member.
    function accept(Acceptance calldata acceptance, bytes calldata signature) external;

    /// @notice `offer` and `accept` in one transaction, as two writes.
    function handOff(Acceptance calldata acceptance, bytes calldata offerSignature, bytes calldata acceptanceSignature)
        external;

    /// @notice Refuses an open offer, as the member that it was made to. Custody stays.
    /// @param reason Commitment to why; may be zero.
    function refuse(Offer calldata offered, bytes32 reason) external;

    // ---- any member ----

    /// @notice Adds a correction of an earlier entry of this contract. Nothing is overwritten. Anyone who had to do
    /// with the item may have to correct what it said, so every member may; readers go by who corrects whom.
    /// @param corrected Sequence number of the corrected event. That it is about this item is for readers to check.
    /// @param commitment Of what is right.
    function correct(bytes32 member, bytes32 item, uint64 corrected, bytes32 commitment) external;

    // ---- by vote ----

    /// @notice Moves an item that its custodian can't hand over, because it is suspended, removed or gone: blocked or
    /// not, but not out of a package (the package is moved), and not once disposed of. An open offer ends.
    function assignCustody(bytes32 item, bytes32 to) external;

    // ---- views ----

    /// @notice Who says whose accounts act.
    function consortium() external view returns (IConsortium);

    /// @notice keccak256(abi.encode(member, salt)).
    function idOf(bytes32 member, bytes32 salt) external pure returns (bytes32);

    function itemOf(bytes32 item) external view returns (Item memory);

    /// @notice Who has custody, through the package where it is in one; zero where there is no such item.
    function custodianOf(bytes32 item) external view returns (bytes32);

    /// @notice The package that a specimen is in; zero where it is in none.
    function packageOf(bytes32 specimen) external view returns (bytes32);

    /// @notice Whether a fatal flaw was recorded.
    function isBlocked(bytes32 item) external view returns (bool);

    function offerOf(bytes32 item) external view returns (OfferState memory);

    /// @notice EIP-712 struct hash of an Offer.
    function offerHashOf(Offer calldata offered) external pure returns (bytes32);

    /// @notice Whether a specimen was among those packed, by a Merkle proof. Whether it is still inside says
    /// `packageOf`.
    function verifyMember(bytes32 package, bytes32 specimen, bytes32[] calldata proof) external view returns (bool);
}
