// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CustodyItems} from "./CustodyItems.sol";
import {HandOffs} from "./HandOffs.sol";
import {Roles} from "./Roles.sol";
import {SpecimenTree} from "./SpecimenTree.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {ICustodyLedger} from "./interfaces/ICustodyLedger.sol";

/// @title CustodyLedger
/// @notice See ICustodyLedger.
contract CustodyLedger is HandOffs {
    constructor(IConsortium consortium_) CustodyItems(consortium_) {}

    // ---- a collector or lab ----

    /// @inheritdoc ICustodyLedger
    function collect(bytes32 member, bytes32 salt, bytes32 commitment, uint64 occurredAt)
        external
        returns (bytes32 specimen)
    {
        _requireCustodianAccount(member, msg.sender);
        require(
            consortium.hasRoles(member, Roles.COLLECTOR) || consortium.hasRoles(member, Roles.LAB), NotCollector(member)
        );
        require(commitment != 0, ZeroCommitment());
        specimen = _register(member, salt, ItemKind.Specimen, occurredAt);
        emit Collected(specimen, member, _nextSequence(), commitment, occurredAt);
    }

    // ---- the custodian ----

    /// @inheritdoc ICustodyLedger
    function aliquot(
        bytes32 member,
        bytes32 parent,
        bytes32[] calldata salts,
        bytes32[] calldata commitments,
        uint64 occurredAt
    ) external returns (bytes32[] memory specimens) {
        _requireCustodianAccount(member, msg.sender);
        uint256 count = salts.length;
        _checkBatch(count);
        require(commitments.length == count, LengthMismatch());
        Entry storage entry = _movable(member, parent);
        require(entry.kind == ItemKind.Specimen, NotSpecimen(parent));
        _advance(entry, occurredAt);
        specimens = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            require(commitments[i] != 0, ZeroCommitment());
            specimens[i] = _register(member, salts[i], ItemKind.Specimen, occurredAt);
        }
        emit Aliquoted(parent, member, _nextSequence(), specimens, commitments, occurredAt);
    }

    /// @inheritdoc ICustodyLedger
    function pack(bytes32 member, bytes32 salt, bytes32[] calldata specimens, bytes32 seal, uint64 occurredAt)
        external
        returns (bytes32 package)
    {
        _requireCustodianAccount(member, msg.sender);
        uint256 count = specimens.length;
        _checkBatch(count);
        package = _register(member, salt, ItemKind.Package, occurredAt);
        for (uint256 i; i < count; ++i) {
            Entry storage entry = _movable(member, specimens[i]);
            require(entry.kind == ItemKind.Specimen, NotSpecimen(specimens[i]));
            _advance(entry, occurredAt);
            entry.isPacked = true;
            entry.holder = package;
        }
        bytes32 root = SpecimenTree.rootOf(specimens);
        _entries[package].count = uint32(count);
        _entries[package].root = root;
        emit Packed(package, member, _nextSequence(), root, seal, occurredAt, specimens);
    }

    /// @inheritdoc ICustodyLedger
    function unpack(bytes32 member, bytes32 package, bytes32[] calldata specimens, uint64 occurredAt) external {
        _requireCustodianAccount(member, msg.sender);
        uint256 count = specimens.length;
        _checkBatch(count);
        Entry storage unpacked = _kept(member, package);
        require(unpacked.kind == ItemKind.Package, NotPackage(package));
        _advance(unpacked, occurredAt);
        for (uint256 i; i < count; ++i) {
            Entry storage entry = _entries[specimens[i]];
            require(entry.isPacked && entry.holder == package, NotInPackage(specimens[i], package));
            entry.isPacked = false;
            entry.holder = member;
            entry.occurredAt = occurredAt; // the package's time is at least the specimen's
        }
        unpacked.count -= uint32(count);
        emit Unpacked(package, member, _nextSequence(), occurredAt, specimens);
    }

    /// @inheritdoc ICustodyLedger
    function flag(bytes32 member, bytes32 item, Flaw flaw, bytes32 details, uint64 occurredAt) external {
        _requireCustodianAccount(member, msg.sender);
        require(flaw != Flaw.None, NoFlaw());
        Entry storage entry = _held(member, item);
        require(entry.flaw == Flaw.None, ItemBlocked(item, entry.flaw));
        _advance(entry, occurredAt);
        entry.flaw = flaw;
        entry.expiresAt = 0;
        emit ItemFlagged(item, member, _nextSequence(), flaw, details, occurredAt);
    }

    /// @inheritdoc ICustodyLedger
    function dispose(bytes32 member, bytes32[] calldata items, bytes32 method, uint64 occurredAt) external {
        _requireCustodianAccount(member, msg.sender);
        uint256 count = items.length;
        _checkBatch(count);
        require(method != 0, ZeroCommitment());
        for (uint256 i; i < count; ++i) {
            Entry storage entry = _kept(member, items[i]);
            require(entry.count == 0, PackageNotEmpty(items[i], entry.count));
            _advance(entry, occurredAt);
            entry.isDisposed = true;
        }
        emit ItemsDisposed(member, _nextSequence(), method, occurredAt, items);
    }

    // ---- any member ----

    /// @inheritdoc ICustodyLedger
    function correct(bytes32 member, bytes32 item, uint64 corrected, bytes32 commitment) external {
        _requireCustodianAccount(member, msg.sender);
        require(_entries[item].kind != ItemKind.None, UnknownItem(item));
        require(corrected != 0 && corrected <= sequence(), UnknownEntry(corrected));
        require(commitment != 0, ZeroCommitment());
        emit EntryCorrected(item, member, _nextSequence(), corrected, commitment);
    }

    // ---- by vote ----

    /// @inheritdoc ICustodyLedger
    function assignCustody(bytes32 item, bytes32 to) external {
        require(msg.sender == address(consortium), IConsortium.NotVote(msg.sender));
        require(to != 0, ZeroMember());
        Entry storage entry = _loose(item);
        bytes32 from = entry.holder;
        require(to != from, SameMember(to));
        entry.holder = to;
        entry.expiresAt = 0;
        emit CustodyAssigned(item, from, to, _nextSequence());
    }
}
