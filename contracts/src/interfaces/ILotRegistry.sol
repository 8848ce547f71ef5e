// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IConsortium} from "./IConsortium.sol";
import {ISequenced} from "./ISequenced.sol";

/// @title LotRegistry
/// @notice Kits and reagents: who made a lot, who holds how many units of it, what they were used for, and whether it
/// is recalled.
///
/// Products and lot numbers are public facts and are here in clear. What a unit was used for is not: a use carries a
/// salted commitment to the specimens and results that it touched, which the lab opens when the lot is recalled.
///
/// Every unit registered is at any time held or reserved by, or was consumed or destroyed at, exactly one member.
interface ILotRegistry is ISequenced {
    /// @notice FDA's classes (21 CFR 7.3(m)), the gravest first; Unclassified is recalled, but not classified yet.
    enum RecallClass {
        None,
        ClassI,
        ClassII,
        ClassIII,
        Unclassified
    }

    /// @notice Where a transfer stands. The last three end it.
    enum TransferState {
        None,
        Offered,
        Accepted,
        Refused,
        Withdrawn
    }

    /// @param member Who registered it: its manufacturer.
    /// @param gtin GS1 GTIN-14 as a number.
    /// @param expiry Time from which it must not be used, whole days: the day after that of AI (17).
    /// @param quantity Units registered.
    /// @param number Lot number, AI (10), left-aligned.
    /// @param recalledAt Time of the first recall; 0 where there is none.
    /// @param noticeCommit Salted commitment to the newest recall notice.
    struct Lot {
        bytes32 member;
        uint64 gtin;
        uint64 expiry;
        uint64 quantity;
        bytes20 number;
        RecallClass recallClass;
        uint64 recalledAt;
        bytes32 noticeCommit;
    }

    /// @notice A member's units of a lot. Reserved ones are on offer to another member, and still its own.
    struct Holding {
        uint64 held;
        uint64 reserved;
        uint64 consumed;
        uint64 destroyed;
    }

    /// @param account The sender's custodian that offered it.
    /// @param expiry Time from which it can't be accepted any more, whole days.
    struct Transfer {
        bytes32 lotId;
        bytes32 from;
        bytes32 to;
        address account;
        uint64 quantity;
        uint64 expiry;
        TransferState state;
    }

    event LotRegistered(
        bytes32 indexed lotId,
        bytes32 indexed member,
        uint64 seq,
        uint64 gtin,
        bytes20 number,
        uint64 expiry,
        uint64 quantity
    );
    event TransferOffered(
        uint64 indexed transferId,
        bytes32 indexed lotId,
        bytes32 indexed from,
        uint64 seq,
        bytes32 to,
        address account,
        uint64 quantity,
        uint64 expiry
    );
    event TransferAccepted(uint64 indexed transferId, uint64 seq);
    event TransferRefused(uint64 indexed transferId, uint64 seq);
    event TransferWithdrawn(uint64 indexed transferId, uint64 seq);
    event UnitsConsumed(
        bytes32 indexed lotId, bytes32 indexed member, uint64 seq, uint64 quantity, uint64 occurredOn, bytes32 useCommit
    );
    event UnitsDestroyed(bytes32 indexed lotId, bytes32 indexed member, uint64 seq, uint64 quantity);

    /// @param member The manufacturer; zero where the members voted for it.
    event LotRecalled(
        bytes32 indexed lotId, bytes32 indexed member, uint64 seq, RecallClass recallClass, bytes32 noticeCommit
    );
    event RecallAcknowledged(
        bytes32 indexed lotId, bytes32 indexed member, uint64 seq, RecallClass recallClass, bytes32 responseCommit
    );

    error NotManufacturer(bytes32 member);
    error GtinNotAllowed(uint64 gtin);
    error LotNumberNotAllowed(bytes20 number);
    error ExpiryNotAllowed(uint64 expiry);
    error DayNotAllowed(uint64 occurredOn);
    error ZeroQuantity();
    error ZeroCommit();
    error LotExists(bytes32 lotId);
    error UnknownLot(bytes32 lotId);
    error LotExpired(bytes32 lotId, uint64 expiry);
    error LotIsRecalled(bytes32 lotId);
    error LotNotRecalled(bytes32 lotId);
    error InsufficientUnits(uint64 quantity, uint64 held);
    error SameMember(bytes32 member);
    error UnknownTransfer(uint64 transferId);
    error TransferEnded(uint64 transferId, TransferState state);
    error OfferExpired(uint64 transferId, uint64 expiry);
    error RecallClassNotAllowed(RecallClass recallClass, RecallClass current);
    error AlreadyAcknowledged(bytes32 lotId, bytes32 member, RecallClass recallClass);

    // ---- a manufacturer's custodian ----

    /// @notice Registers a lot, all units of it held by the caller's member. Its id is
    /// `keccak256(abi.encode(member, gtin, number))`, so nobody can take another member's.
    ///
    /// Requirements:
    /// - the caller is an active custodian of `member`, which has the manufacturer role;
    /// - `gtin` is a GTIN-14 with the right check digit, `number` 1 to 20 characters of GS1 set 82 with zeros behind;
    /// - `expiry` is a whole number of days, in the future; `quantity` is not zero;
    /// - this member has not registered this lot before.
    ///
    /// That the GTIN's company prefix is the member's, nobody checks.
    function register(bytes32 member, uint64 gtin, bytes20 number, uint64 expiry, uint64 quantity)
        external
        returns (bytes32 lotId);

    // ---- the sender's custodian ----

    /// @notice Offers units to another member, and reserves them. Transfers are numbered from 1 without gaps.
    ///
    /// Requirements:
    /// - the caller is an active custodian of `member`, and `to` is another one;
    /// - the member holds so many units, not zero;
    /// - the lot is neither expired nor recalled, unless it goes back to its manufacturer;
    /// - `expiry` is a whole number of days, in the future, and at most 90 days ahead.
    function offer(bytes32 member, bytes32 lotId, bytes32 to, uint64 quantity, uint64 expiry)
        external
        returns (uint64 transferId);

    /// @notice Takes an open offer back, expired or not: the units are no longer reserved. By any active custodian of
    /// the sender.
    function withdraw(uint64 transferId) external;

    // ---- the recipient's custodian ----

    /// @notice Takes the units.
    ///
    /// Requirements:
    /// - the caller is an active custodian of the recipient;
    /// - the offer is open, has not expired, and **the account that made it may still make it**: neither is it switched
    ///   off nor its member suspended since;
    /// - the lot is neither expired nor recalled, unless it goes back to its manufacturer.
    function accept(uint64 transferId) external;

    /// @notice Says no to an open offer, expired or not: the units are no longer reserved. By any active custodian of
    /// the recipient.
    function refuse(uint64 transferId) external;

    // ---- a holder's custodian ----

    /// @notice Records that units were used, on a day, for what `useCommit` commits to. A use may be recorded late;
    /// what counts is the day on which it was.
    ///
    /// Requirements:
    /// - the caller is an active custodian of `member`, which holds so many units, not zero;
    /// - `occurredOn` is the beginning of a day (UTC), not after today and at most 30 days before it;
    /// - the day is before the lot's expiry, and before the day of its recall;
    /// - `useCommit` is not zero.
    function consume(bytes32 member, bytes32 lotId, uint64 quantity, uint64 occurredOn, bytes32 useCommit) external;

    /// @notice Records that held units were destroyed. Neither expiry nor recall stops it.
    function destroy(bytes32 member, bytes32 lotId, uint64 quantity) external;

    /// @notice Says that the member knows of the recall, and commits to what it found. Once per class: after a graver
    /// one the member is asked again. Any member may; whether it ever held the lot, its holding and the transfers say.
    function acknowledgeRecall(bytes32 member, bytes32 lotId, bytes32 responseCommit) external;

    // ---- the manufacturer's manager ----

    /// @notice Recalls a lot, for ever: no use from that day on, and no transfer but back to the manufacturer. Called
    /// again, it raises the class and replaces the notice.
    ///
    /// Requirements:
    /// - the caller is an active manager of the member that registered the lot; the role is not asked for again;
    /// - `recallClass` is not None, and graver than the one before;
    /// - `noticeCommit` is not zero.
    function recall(bytes32 lotId, RecallClass recallClass, bytes32 noticeCommit) external;

    // ---- a vote ----

    /// @notice Recalls a lot of whichever member. A vote can also lower the class, but not take the recall back.
    function recallByVote(bytes32 lotId, RecallClass recallClass, bytes32 noticeCommit) external;

    // ---- views ----

    /// @notice Who says which member is calling.
    function consortium() external view returns (IConsortium);

    /// @notice How many transfers were ever offered.
    function transferCount() external view returns (uint64);

    /// @notice All zero where there is no such lot.
    function lotOf(bytes32 lotId) external view returns (Lot memory);

    function isRecalled(bytes32 lotId) external view returns (bool);

    function holdingOf(bytes32 lotId, bytes32 member) external view returns (Holding memory);

    /// @notice All zero where there is no such transfer.
    function transferOf(uint64 transferId) external view returns (Transfer memory);

    /// @notice The class of the recall that the member acknowledged last; None where it did not.
    function acknowledgedClass(bytes32 lotId, bytes32 member) external view returns (RecallClass);
}
