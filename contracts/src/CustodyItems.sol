// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

import {Sequenced} from "./Sequenced.sol";
import {SpecimenTree} from "./SpecimenTree.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {ICustodyLedger} from "./interfaces/ICustodyLedger.sol";

/// @title CustodyItems
/// @notice The items of a CustodyLedger, and what must hold of one before it is written. See ICustodyLedger.
abstract contract CustodyItems is ICustodyLedger, Sequenced {
    /// @dev A hand-off writes the first two slots and, for the offer, the third.
    struct Entry {
        bytes32 holder; // custodian; while packed, the package
        ItemKind kind;
        Flaw flaw;
        bool isPacked;
        bool isDisposed;
        uint32 offers;
        uint32 count; // of a package: specimens inside
        uint64 occurredAt;
        uint64 expiresAt; // of the newest offer; zero once it ended
        bytes32 offerHash; // of the newest offer
        bytes32 root; // of a package
    }

    /// @notice The most specimens in a package, and items in a batch.
    uint256 public constant MAX_BATCH = 1024;

    /// @notice How many seconds a party's clock may be ahead of the chain's.
    uint64 public constant MAX_AHEAD = 5 minutes;

    /// @inheritdoc ICustodyLedger
    IConsortium public immutable consortium;

    mapping(bytes32 item => Entry) internal _entries;

    constructor(IConsortium consortium_) {
        consortium = consortium_;
    }

    // ---- views ----

    /// @inheritdoc ICustodyLedger
    function idOf(bytes32 member, bytes32 salt) public pure returns (bytes32) {
        return keccak256(abi.encode(member, salt));
    }

    /// @inheritdoc ICustodyLedger
    function itemOf(bytes32 item) external view returns (Item memory) {
        Entry storage entry = _entries[item];
        return Item(
            entry.kind,
            entry.flaw,
            entry.isDisposed,
            custodianOf(item),
            packageOf(item),
            entry.occurredAt,
            entry.offers,
            entry.count,
            entry.root
        );
    }

    /// @inheritdoc ICustodyLedger
    function custodianOf(bytes32 item) public view returns (bytes32) {
        Entry storage entry = _entries[item];
        return entry.isPacked ? _entries[entry.holder].holder : entry.holder;
    }

    /// @inheritdoc ICustodyLedger
    function packageOf(bytes32 specimen) public view returns (bytes32) {
        Entry storage entry = _entries[specimen];
        return entry.isPacked ? entry.holder : bytes32(0);
    }

    /// @inheritdoc ICustodyLedger
    function isBlocked(bytes32 item) external view returns (bool) {
        return _entries[item].flaw != Flaw.None;
    }

    /// @inheritdoc ICustodyLedger
    function offerOf(bytes32 item) external view returns (OfferState memory) {
        Entry storage entry = _entries[item];
        return OfferState(entry.offers, entry.offerHash, entry.expiresAt, _isOffered(entry));
    }

    /// @inheritdoc ICustodyLedger
    function verifyMember(bytes32 package, bytes32 specimen, bytes32[] calldata proof) external view returns (bool) {
        Entry storage entry = _entries[package];
        return
            entry.kind == ItemKind.Package
                && MerkleProof.verifyCalldata(proof, entry.root, SpecimenTree.leafOf(specimen));
    }

    // ---- internals ----

    function _requireCustodianAccount(bytes32 member, address account) internal view {
        consortium.requirePurpose(member, account, IConsortium.Purpose.Custodian);
    }

    /// @dev Writes a new item, in the custody of the member.
    function _register(bytes32 member, bytes32 salt, ItemKind kind, uint64 occurredAt) internal returns (bytes32 item) {
        item = idOf(member, salt);
        Entry storage entry = _entries[item];
        require(entry.kind == ItemKind.None, ItemExists(item));
        entry.holder = member;
        entry.kind = kind;
        _advance(entry, occurredAt);
    }

    /// @dev An item that is there and can still change by itself.
    function _loose(bytes32 item) internal view returns (Entry storage entry) {
        entry = _entries[item];
        require(entry.kind != ItemKind.None, UnknownItem(item));
        require(!entry.isDisposed, ItemDisposed(item));
        require(!entry.isPacked, InPackage(item, entry.holder));
    }

    /// @dev Such an item in the custody of the member.
    function _held(bytes32 member, bytes32 item) internal view returns (Entry storage entry) {
        entry = _loose(item);
        require(entry.holder == member, NotCustodian(item, member));
    }

    /// @dev Such an item, offered to nobody.
    function _kept(bytes32 member, bytes32 item) internal view returns (Entry storage entry) {
        entry = _held(member, item);
        require(!_isOffered(entry), OfferOpen(item, entry.offers));
    }

    /// @dev Such an item, free of flaws.
    function _movable(bytes32 member, bytes32 item) internal view returns (Entry storage entry) {
        entry = _kept(member, item);
        require(entry.flaw == Flaw.None, ItemBlocked(item, entry.flaw));
    }

    /// @dev An offer is open up to and with its expiry.
    function _isOffered(Entry storage entry) internal view returns (bool) {
        return block.timestamp <= entry.expiresAt;
    }

    /// @dev Records when something happened to an item.
    function _advance(Entry storage entry, uint64 occurredAt) internal {
        uint64 latest = uint64(block.timestamp) + MAX_AHEAD;
        require(occurredAt % 1 minutes == 0, TimeNotCoarse(occurredAt));
        require(occurredAt <= latest, TimeAhead(occurredAt, latest));
        require(occurredAt >= entry.occurredAt, TimeBackward(occurredAt, entry.occurredAt));
        entry.occurredAt = occurredAt;
    }

    function _checkBatch(uint256 count) internal pure {
        require(count != 0 && count <= MAX_BATCH, BatchOutOfRange(count, MAX_BATCH));
    }
}
