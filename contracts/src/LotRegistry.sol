// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Gs1} from "./Gs1.sol";
import {Roles} from "./Roles.sol";
import {Sequenced} from "./Sequenced.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {ILotRegistry} from "./interfaces/ILotRegistry.sol";

/// @title LotRegistry
/// @notice See ILotRegistry.
contract LotRegistry is ILotRegistry, Sequenced {
    /// @dev A transfer in four slots.
    struct Stored {
        bytes32 lotId;
        bytes32 from;
        bytes32 to;
        address account;
        uint64 quantity;
        uint24 expiryDay; // days since 1970; at most OFFER_PERIOD ahead when written
        TransferState state;
    }

    /// @notice How far ahead an offer may expire.
    uint64 public constant OFFER_PERIOD = 90 days;

    /// @notice How long after it a use may be recorded.
    uint64 public constant RECORDING_PERIOD = 30 days;

    /// @inheritdoc ILotRegistry
    IConsortium public immutable override consortium;

    /// @inheritdoc ILotRegistry
    uint64 public override transferCount;

    mapping(bytes32 lotId => Lot) private _lots;
    mapping(bytes32 lotId => mapping(bytes32 member => Holding)) private _holdings;
    mapping(uint64 transferId => Stored) private _transfers;

    /// @inheritdoc ILotRegistry
    mapping(bytes32 lotId => mapping(bytes32 member => RecallClass)) public override acknowledgedClass;

    constructor(IConsortium consortium_) {
        consortium = consortium_;
    }

    // ---- a manufacturer's custodian ----

    /// @inheritdoc ILotRegistry
    function register(bytes32 member, uint64 gtin, bytes20 number, uint64 expiry, uint64 quantity)
        external
        returns (bytes32 lotId)
    {
        consortium.requirePurpose(member, msg.sender, IConsortium.Purpose.Custodian);
        require(consortium.hasRoles(member, Roles.MANUFACTURER), NotManufacturer(member));
        require(Gs1.isGtin(gtin), GtinNotAllowed(gtin));
        require(Gs1.isLotNumber(number), LotNumberNotAllowed(number));
        require(expiry % 1 days == 0 && expiry > block.timestamp, ExpiryNotAllowed(expiry));
        require(quantity != 0, ZeroQuantity());
        lotId = keccak256(abi.encode(member, gtin, number));
        Lot storage lot = _lots[lotId];
        require(lot.expiry == 0, LotExists(lotId));
        lot.member = member;
        lot.gtin = gtin;
        lot.expiry = expiry;
        lot.quantity = quantity;
        lot.number = number;
        _holdings[lotId][member].held = quantity;
        emit LotRegistered(lotId, member, _nextSequence(), gtin, number, expiry, quantity);
    }

    // ---- the sender's custodian ----

    /// @inheritdoc ILotRegistry
    function offer(bytes32 member, bytes32 lotId, bytes32 to, uint64 quantity, uint64 expiry)
        external
        returns (uint64 transferId)
    {
        consortium.requirePurpose(member, msg.sender, IConsortium.Purpose.Custodian);
        require(to != member, SameMember(member));
        _requireMovable(lotId, to);
        bool isAllowed = expiry % 1 days == 0 && expiry > block.timestamp && expiry <= block.timestamp + OFFER_PERIOD;
        require(isAllowed, ExpiryNotAllowed(expiry));
        _take(lotId, member, quantity).reserved += quantity;
        transferId = ++transferCount;
        _transfers[transferId] =
            Stored(lotId, member, to, msg.sender, quantity, uint24(expiry / 1 days), TransferState.Offered);
        emit TransferOffered(transferId, lotId, member, _nextSequence(), to, msg.sender, quantity, expiry);
    }

    /// @inheritdoc ILotRegistry
    function withdraw(uint64 transferId) external {
        Stored storage transfer = _open(transferId);
        consortium.requirePurpose(transfer.from, msg.sender, IConsortium.Purpose.Custodian);
        _end(transfer, TransferState.Withdrawn, transfer.from);
        emit TransferWithdrawn(transferId, _nextSequence());
    }

    // ---- the recipient's custodian ----

    /// @inheritdoc ILotRegistry
    function accept(uint64 transferId) external {
        Stored storage transfer = _open(transferId);
        consortium.requirePurpose(transfer.to, msg.sender, IConsortium.Purpose.Custodian);
        consortium.requirePurpose(transfer.from, transfer.account, IConsortium.Purpose.Custodian);
        uint64 expiry = _expiry(transfer);
        require(block.timestamp < expiry, OfferExpired(transferId, expiry));
        _requireMovable(transfer.lotId, transfer.to);
        _end(transfer, TransferState.Accepted, transfer.to);
        emit TransferAccepted(transferId, _nextSequence());
    }

    /// @inheritdoc ILotRegistry
    function refuse(uint64 transferId) external {
        Stored storage transfer = _open(transferId);
        consortium.requirePurpose(transfer.to, msg.sender, IConsortium.Purpose.Custodian);
        _end(transfer, TransferState.Refused, transfer.from);
        emit TransferRefused(transferId, _nextSequence());
    }

    // ---- a holder's custodian ----

    /// @inheritdoc ILotRegistry
    function consume(bytes32 member, bytes32 lotId, uint64 quantity, uint64 occurredOn, bytes32 useCommit) external {
        consortium.requirePurpose(member, msg.sender, IConsortium.Purpose.Custodian);
        Lot storage lot = _lot(lotId);
        uint256 today = block.timestamp - block.timestamp % 1 days;
        bool isAllowed = occurredOn % 1 days == 0 && occurredOn <= today && today - occurredOn <= RECORDING_PERIOD;
        require(isAllowed, DayNotAllowed(occurredOn));
        require(occurredOn < lot.expiry, LotExpired(lotId, lot.expiry));
        uint64 recalledAt = lot.recalledAt;
        require(recalledAt == 0 || occurredOn + 1 days <= recalledAt, LotIsRecalled(lotId));
        require(useCommit != 0, ZeroCommit());
        _take(lotId, member, quantity).consumed += quantity;
        emit UnitsConsumed(lotId, member, _nextSequence(), quantity, occurredOn, useCommit);
    }

    /// @inheritdoc ILotRegistry
    function destroy(bytes32 member, bytes32 lotId, uint64 quantity) external {
        consortium.requirePurpose(member, msg.sender, IConsortium.Purpose.Custodian);
        _lot(lotId);
        _take(lotId, member, quantity).destroyed += quantity;
        emit UnitsDestroyed(lotId, member, _nextSequence(), quantity);
    }

    /// @inheritdoc ILotRegistry
    function acknowledgeRecall(bytes32 member, bytes32 lotId, bytes32 responseCommit) external {
        consortium.requirePurpose(member, msg.sender, IConsortium.Purpose.Custodian);
        RecallClass recallClass = _lot(lotId).recallClass;
        require(recallClass != RecallClass.None, LotNotRecalled(lotId));
        bool isNew = acknowledgedClass[lotId][member] != recallClass;
        require(isNew, AlreadyAcknowledged(lotId, member, recallClass));
        require(responseCommit != 0, ZeroCommit());
        acknowledgedClass[lotId][member] = recallClass;
        emit RecallAcknowledged(lotId, member, _nextSequence(), recallClass, responseCommit);
    }

    // ---- the manufacturer's manager ----

    /// @inheritdoc ILotRegistry
    function recall(bytes32 lotId, RecallClass recallClass, bytes32 noticeCommit) external {
        Lot storage lot = _lot(lotId);
        consortium.requirePurpose(lot.member, msg.sender, IConsortium.Purpose.Manager);
        RecallClass current = lot.recallClass;
        bool isGraver = current == RecallClass.None || recallClass < current;
        require(isGraver, RecallClassNotAllowed(recallClass, current));
        _recall(lotId, lot.member, recallClass, noticeCommit);
    }

    // ---- a vote ----

    /// @inheritdoc ILotRegistry
    function recallByVote(bytes32 lotId, RecallClass recallClass, bytes32 noticeCommit) external {
        require(msg.sender == address(consortium), IConsortium.NotVote(msg.sender));
        RecallClass current = _lot(lotId).recallClass;
        require(recallClass != current, RecallClassNotAllowed(recallClass, current));
        _recall(lotId, 0, recallClass, noticeCommit);
    }

    // ---- views ----

    /// @inheritdoc ILotRegistry
    function lotOf(bytes32 lotId) external view returns (Lot memory) {
        return _lots[lotId];
    }

    /// @inheritdoc ILotRegistry
    function isRecalled(bytes32 lotId) external view returns (bool) {
        return _lots[lotId].recallClass != RecallClass.None;
    }

    /// @inheritdoc ILotRegistry
    function holdingOf(bytes32 lotId, bytes32 member) external view returns (Holding memory) {
        return _holdings[lotId][member];
    }

    /// @inheritdoc ILotRegistry
    function transferOf(uint64 transferId) external view returns (Transfer memory) {
        Stored storage transfer = _transfers[transferId];
        return Transfer({
            lotId: transfer.lotId,
            from: transfer.from,
            to: transfer.to,
            account: transfer.account,
            quantity: transfer.quantity,
            expiry: _expiry(transfer),
            state: transfer.state
        });
    }

    // ---- internals ----

    function _recall(bytes32 lotId, bytes32 member, RecallClass recallClass, bytes32 noticeCommit) private {
        Lot storage lot = _lots[lotId];
        require(recallClass != RecallClass.None, RecallClassNotAllowed(recallClass, lot.recallClass));
        require(noticeCommit != 0, ZeroCommit());
        if (lot.recalledAt == 0) lot.recalledAt = uint64(block.timestamp);
        lot.recallClass = recallClass;
        lot.noticeCommit = noticeCommit;
        emit LotRecalled(lotId, member, _nextSequence(), recallClass, noticeCommit);
    }

    /// @dev Takes units from what the member holds. The caller puts them where they go.
    function _take(bytes32 lotId, bytes32 member, uint64 quantity) private returns (Holding storage holding) {
        require(quantity != 0, ZeroQuantity());
        holding = _holdings[lotId][member];
        uint64 held = holding.held;
        require(quantity <= held, InsufficientUnits(quantity, held));
        holding.held = held - quantity;
    }

    /// @dev Ends a transfer: its reserved units are held by `holder` now.
    function _end(Stored storage transfer, TransferState state, bytes32 holder) private {
        transfer.state = state;
        (bytes32 lotId, uint64 quantity) = (transfer.lotId, transfer.quantity);
        _holdings[lotId][transfer.from].reserved -= quantity;
        _holdings[lotId][holder].held += quantity;
    }

    function _lot(bytes32 lotId) private view returns (Lot storage lot) {
        lot = _lots[lotId];
        require(lot.expiry != 0, UnknownLot(lotId));
    }

    /// @dev A transfer that has not ended.
    function _open(uint64 transferId) private view returns (Stored storage transfer) {
        transfer = _transfers[transferId];
        TransferState state = transfer.state;
        require(state != TransferState.None, UnknownTransfer(transferId));
        require(state == TransferState.Offered, TransferEnded(transferId, state));
    }

    /// @dev What must not be used any more goes back to its manufacturer only.
    function _requireMovable(bytes32 lotId, bytes32 to) private view {
        Lot storage lot = _lot(lotId);
        if (to == lot.member) return;
        require(lot.recallClass == RecallClass.None, LotIsRecalled(lotId));
        require(block.timestamp < lot.expiry, LotExpired(lotId, lot.expiry));
    }

    function _expiry(Stored storage transfer) private view returns (uint64) {
        return uint64(transfer.expiryDay) * 1 days;
    }
}
