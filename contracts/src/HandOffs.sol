// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {CustodyItems} from "./CustodyItems.sol";
import {ICustodyLedger} from "./interfaces/ICustodyLedger.sol";

/// @title HandOffs
/// @notice How custody of an item goes from one member to another. See ICustodyLedger.
abstract contract HandOffs is CustodyItems, EIP712 {
    string private constant OFFER_TYPE =
        "Offer(bytes32 item,bytes32 from,address account,bytes32 to,uint32 number,bytes32 seal,bytes32 condition,uint64 occurredAt,uint64 expiresAt)";
    bytes32 private constant OFFER_TYPEHASH = keccak256(bytes(OFFER_TYPE));
    bytes32 private constant ACCEPTANCE_TYPEHASH = keccak256(
        bytes(
            string.concat(
                "Acceptance(Offer offer,address account,bytes32 seal,bytes32 condition,bool isSealIntact,uint64 occurredAt)",
                OFFER_TYPE
            )
        )
    );

    constructor() EIP712("LabSeal CustodyLedger", "1") {}

    // ---- the two parties of a hand-off, or anyone with their signatures ----

    /// @inheritdoc ICustodyLedger
    function offer(Offer calldata offered, bytes calldata signature) public {
        _requireCustodianAccount(offered.from, offered.account);
        bytes32 hash = offerHashOf(offered);
        _requireSigned(offered.account, hash, signature);
        require(offered.to != 0, ZeroMember());
        require(offered.to != offered.from, SameMember(offered.to));
        require(block.timestamp <= offered.expiresAt, OfferExpired(offered.expiresAt));
        Entry storage entry = _movable(offered.from, offered.item);
        uint32 next = entry.offers + 1;
        require(offered.number == next, NotNextNumber(offered.number, next));
        _advance(entry, offered.occurredAt);
        entry.offers = next;
        entry.expiresAt = offered.expiresAt;
        entry.offerHash = hash;
        emit HandOffOffered(
            offered.item,
            offered.from,
            offered.to,
            _nextSequence(),
            next,
            offered.account,
            offered.seal,
            offered.condition,
            offered.occurredAt,
            offered.expiresAt
        );
    }

    /// @inheritdoc ICustodyLedger
    function accept(Acceptance calldata acceptance, bytes calldata signature) public {
        Offer calldata offered = acceptance.offer;
        _requireCustodianAccount(offered.to, acceptance.account);
        _requireCustodianAccount(offered.from, offered.account);
        bytes32 hash = offerHashOf(offered);
        _requireSigned(acceptance.account, _acceptanceHashOf(acceptance, hash), signature);
        Entry storage entry = _offered(offered.item, hash);
        _advance(entry, acceptance.occurredAt);
        entry.holder = offered.to;
        entry.expiresAt = 0;
        emit HandOffAccepted(
            offered.item,
            offered.from,
            offered.to,
            _nextSequence(),
            offered.number,
            acceptance.account,
            acceptance.seal,
            acceptance.condition,
            acceptance.isSealIntact,
            acceptance.occurredAt
        );
    }

    /// @inheritdoc ICustodyLedger
    function handOff(Acceptance calldata acceptance, bytes calldata offerSignature, bytes calldata acceptanceSignature)
        external
    {
        offer(acceptance.offer, offerSignature);
        accept(acceptance, acceptanceSignature);
    }

    /// @inheritdoc ICustodyLedger
    function refuse(Offer calldata offered, bytes32 reason) external {
        _requireCustodianAccount(offered.to, msg.sender);
        _offered(offered.item, offerHashOf(offered)).expiresAt = 0;
        emit HandOffRefused(offered.item, offered.to, _nextSequence(), offered.number, reason);
    }

    // ---- the custodian ----

    /// @inheritdoc ICustodyLedger
    function withdrawOffer(bytes32 member, bytes32 item) external {
        _requireCustodianAccount(member, msg.sender);
        Entry storage entry = _held(member, item);
        require(_isOffered(entry), NoOpenOffer(item));
        entry.expiresAt = 0;
        emit OfferWithdrawn(item, member, _nextSequence(), entry.offers);
    }

    // ---- views ----

    /// @inheritdoc ICustodyLedger
    function offerHashOf(Offer calldata offered) public pure returns (bytes32) {
        return keccak256(abi.encode(OFFER_TYPEHASH, offered));
    }

    // ---- internals ----

    /// @dev The item whose open offer is this one. While an offer is open, the item is loose, in the custody of who
    /// made it, and not blocked: all that would change this needs it closed, or closes it.
    function _offered(bytes32 item, bytes32 hash) private view returns (Entry storage entry) {
        entry = _entries[item];
        require(_isOffered(entry), NoOpenOffer(item));
        require(entry.offerHash == hash, OtherOffer(item, hash));
    }

    /// @dev A struct within a struct is hashed by its own struct hash (EIP-712).
    function _acceptanceHashOf(Acceptance calldata acceptance, bytes32 offerHash) private pure returns (bytes32) {
        return keccak256(
            abi.encode(
                ACCEPTANCE_TYPEHASH,
                offerHash,
                acceptance.account,
                acceptance.seal,
                acceptance.condition,
                acceptance.isSealIntact,
                acceptance.occurredAt
            )
        );
    }

    /// @dev The account calls, or it signed.
    function _requireSigned(address account, bytes32 structHash, bytes calldata signature) private view {
        if (account == msg.sender) return;
        bytes32 digest = _hashTypedDataV4(structHash);
        require(SignatureChecker.isValidSignatureNowCalldata(account, digest, signature), BadSignature(account));
    }
}
