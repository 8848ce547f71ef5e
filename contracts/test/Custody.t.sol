// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CustodyLedger} from "../src/CustodyLedger.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {ICustodyLedger} from "../src/interfaces/ICustodyLedger.sol";
import {Base} from "./Base.t.sol";

/// @notice A custody ledger, and what its tests do with it: LAB collects, OTHER_LAB and COURIER receive.
abstract contract Custody is Base {
    bytes32 internal constant COMMITMENT = keccak256("what it is");
    bytes32 internal constant SEAL = keccak256("seal");
    bytes32 internal constant CONDITION = keccak256("condition");
    uint64 internal constant DAY = 86_400;

    CustodyLedger internal ledger;

    function setUp() public virtual override {
        super.setUp();
        ledger = new CustodyLedger(consortium);
        accountOf(LAB, IConsortium.Purpose.Custodian);
        accountOf(OTHER_LAB, IConsortium.Purpose.Custodian);
        accountOf(COURIER, IConsortium.Purpose.Custodian);
    }

    // ---- who and when ----

    /// @dev The member's Custodian account.
    function custodian(bytes32 member) internal pure returns (address) {
        return vm.addr(custodianKey(member));
    }

    function custodianKey(bytes32 member) internal pure returns (uint256) {
        return accountKey(member, IConsortium.Purpose.Custodian);
    }

    /// @dev The next call is by the member's Custodian account.
    function as_(bytes32 member) internal {
        vm.prank(custodian(member));
    }

    /// @dev This minute.
    function time() internal view returns (uint64) {
        return uint64(block.timestamp / 60 * 60);
    }

    // ---- items ----

    function collect(bytes32 member, bytes32 salt) internal returns (bytes32) {
        as_(member);
        return ledger.collect(member, salt, COMMITMENT, time());
    }

    function specimen() internal returns (bytes32) {
        return collect(LAB, "specimen");
    }

    /// @dev Specimens of the lab.
    function collectMany(bytes32 salt, uint256 count) internal returns (bytes32[] memory specimens) {
        specimens = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            specimens[i] = collect(LAB, keccak256(abi.encode(salt, i)));
        }
    }

    function pack(bytes32 member, bytes32 salt, bytes32[] memory specimens) internal returns (bytes32) {
        as_(member);
        return ledger.pack(member, salt, specimens, SEAL, time());
    }

    /// @dev A package of the lab with so many specimens.
    function packed(uint256 count) internal returns (bytes32 package, bytes32[] memory specimens) {
        specimens = collectMany("packed", count);
        package = pack(LAB, "package", specimens);
    }

    function unpack(bytes32 member, bytes32 package, bytes32[] memory specimens) internal {
        as_(member);
        ledger.unpack(member, package, specimens, time());
    }

    function flag(bytes32 member, bytes32 item, ICustodyLedger.Flaw flaw) internal {
        as_(member);
        ledger.flag(member, item, flaw, "details", time());
    }

    function dispose(bytes32 member, bytes32 item) internal {
        as_(member);
        ledger.dispose(member, list(item), "method", time());
    }

    // ---- hand-offs ----

    /// @dev The next offer of an item by its custodian, for a day.
    function offerOf(bytes32 item, bytes32 to) internal view returns (ICustodyLedger.Offer memory) {
        bytes32 from = ledger.custodianOf(item);
        uint32 number = ledger.offerOf(item).number + 1;
        return ICustodyLedger.Offer(
            item, from, custodian(from), to, number, SEAL, CONDITION, time(), uint64(block.timestamp) + DAY
        );
    }

    function acceptanceOf(ICustodyLedger.Offer memory offered)
        internal
        view
        returns (ICustodyLedger.Acceptance memory)
    {
        return ICustodyLedger.Acceptance(offered, custodian(offered.to), "seal after", "condition after", true, time());
    }

    /// @dev Sent by the account itself.
    function send(ICustodyLedger.Offer memory offered) internal {
        vm.prank(offered.account);
        ledger.offer(offered, "");
    }

    function send(ICustodyLedger.Acceptance memory acceptance) internal {
        vm.prank(acceptance.account);
        ledger.accept(acceptance, "");
    }

    function offer(bytes32 item, bytes32 to) internal returns (ICustodyLedger.Offer memory offered) {
        offered = offerOf(item, to);
        send(offered);
    }

    function accept(ICustodyLedger.Offer memory offered) internal {
        send(acceptanceOf(offered));
    }

    function withdraw(bytes32 member, bytes32 item) internal {
        as_(member);
        ledger.withdrawOffer(member, item);
    }

    function refuse(ICustodyLedger.Offer memory offered) internal {
        as_(offered.to);
        ledger.refuse(offered, "reason");
    }

    function assign(bytes32 item, bytes32 to) internal {
        vote();
        ledger.assignCustody(item, to);
    }

    function handOff(bytes32 item, bytes32 to) internal {
        accept(offer(item, to));
    }

    // ---- signatures, made here from the text of the types ----

    function digestOf(bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("LabSeal CustodyLedger"),
                keccak256("1"),
                block.chainid,
                ledger
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function hashOf(ICustodyLedger.Offer memory offered) internal pure returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Offer(bytes32 item,bytes32 from,address account,bytes32 to,uint32 number,bytes32 seal,bytes32 condition,uint64 occurredAt,uint64 expiresAt)"
        );
        return keccak256(
            bytes.concat(
                abi.encode(typeHash, offered.item, offered.from, offered.account, offered.to, offered.number),
                abi.encode(offered.seal, offered.condition, offered.occurredAt, offered.expiresAt)
            )
        );
    }

    function hashOf(ICustodyLedger.Acceptance memory acceptance) internal pure returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Acceptance(Offer offer,address account,bytes32 seal,bytes32 condition,bool isSealIntact,uint64 occurredAt)Offer(bytes32 item,bytes32 from,address account,bytes32 to,uint32 number,bytes32 seal,bytes32 condition,uint64 occurredAt,uint64 expiresAt)"
        );
        return keccak256(
            abi.encode(
                typeHash,
                hashOf(acceptance.offer),
                acceptance.account,
                acceptance.seal,
                acceptance.condition,
                acceptance.isSealIntact,
                acceptance.occurredAt
            )
        );
    }

    function signed(uint256 privateKey, ICustodyLedger.Offer memory offered) internal view returns (bytes memory) {
        return signature(privateKey, digestOf(hashOf(offered)));
    }

    function signed(uint256 privateKey, ICustodyLedger.Acceptance memory acceptance)
        internal
        view
        returns (bytes memory)
    {
        return signature(privateKey, digestOf(hashOf(acceptance)));
    }

    // ---- what is expected ----

    /// @dev The next call reverts with this error.
    function fails(bytes memory error) internal {
        vm.expectRevert(error);
    }

    function notPurpose(bytes32 member, address account) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsortium.NotPurpose.selector, member, account, IConsortium.Purpose.Custodian);
    }

    /// @dev An error of the ledger with one 32-byte argument.
    function failure(bytes4 selector, bytes32 argument) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(selector, argument);
    }

    function failure(bytes4 selector, bytes32 first, bytes32 second) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(selector, first, second);
    }

    function failure(bytes4 selector, uint256 argument) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(selector, argument);
    }

    function failure(bytes4 selector, uint256 first, uint256 second) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(selector, first, second);
    }

    function blocked(bytes32 item, ICustodyLedger.Flaw flaw) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ICustodyLedger.ItemBlocked.selector, item, flaw);
    }

    function offerOpen(bytes32 item, uint32 number) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ICustodyLedger.OfferOpen.selector, item, number);
    }

    function list(bytes32 item) internal pure returns (bytes32[] memory items) {
        items = new bytes32[](1);
        items[0] = item;
    }

    function list(bytes32 first, bytes32 second) internal pure returns (bytes32[] memory items) {
        items = new bytes32[](2);
        (items[0], items[1]) = (first, second);
    }

    function assertItem(bytes32 item, ICustodyLedger.Item memory expected) internal view {
        vm.assertEq(abi.encode(ledger.itemOf(item)), abi.encode(expected), "item");
    }

    /// @dev A specimen to which nothing happened but that it was collected now.
    function collected(bytes32 member) internal view returns (ICustodyLedger.Item memory item) {
        item.kind = ICustodyLedger.ItemKind.Specimen;
        item.custodian = member;
        item.occurredAt = time();
    }
}
