// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Consortium} from "../src/Consortium.sol";
import {Roles} from "../src/Roles.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {Vm} from "./Vm.sol";

/// @notice A consortium of two labs, a provider, a courier, a payer, a researcher and a manufacturer, and the actors of
/// the tests. Each test file deploys the contract that it is about.
abstract contract Base {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    bytes32 internal constant LAB = keccak256("lab");
    bytes32 internal constant OTHER_LAB = keccak256("other lab");
    bytes32 internal constant PROVIDER = keccak256("provider");
    bytes32 internal constant COURIER = keccak256("courier");
    bytes32 internal constant PAYER = keccak256("payer");
    bytes32 internal constant RESEARCHER = keccak256("researcher");
    bytes32 internal constant MANUFACTURER = keccak256("manufacturer");

    uint256 internal constant FOUNDED = 1_790_000_000;

    address internal immutable stranger = actor("stranger");

    IConsortium internal consortium;

    function setUp() public virtual {
        vm.roll(1000);
        vm.warp(1_800_000_000);
        consortium = new Consortium(founding(), new address[](0), parameters());
    }

    /// @dev The founding members, as they are given to the constructor: each has a governor, and no other account.
    function founding() internal pure returns (IConsortium.NewMember[] memory members) {
        members = new IConsortium.NewMember[](7);
        members[0] = newMember(LAB, Roles.LAB | Roles.COLLECTOR);
        members[1] = newMember(OTHER_LAB, Roles.LAB);
        members[2] = newMember(PROVIDER, Roles.PROVIDER);
        members[3] = newMember(COURIER, Roles.COURIER);
        members[4] = newMember(PAYER, Roles.PAYER);
        members[5] = newMember(RESEARCHER, Roles.RESEARCHER);
        members[6] = newMember(MANUFACTURER, Roles.MANUFACTURER);
    }

    function newMember(bytes32 id, uint256 roles) internal pure returns (IConsortium.NewMember memory made) {
        made.id = id;
        made.roles = roles;
        made.logUrl = "https://log.example";
        made.accounts = new IConsortium.Account[](1);
        address governor = vm.addr(accountKey(id, IConsortium.Purpose.Governor));
        made.accounts[0] = IConsortium.Account(governor, IConsortium.Purpose.Governor);
    }

    function parameters() internal pure returns (IConsortium.Parameters memory) {
        return IConsortium.Parameters({
            votingPeriod: 3 days,
            timelock: 2 days,
            executionPeriod: 7 days,
            managerDelay: 1 days,
            emergencyPeriod: 4 days,
            emergencyCooldown: 14 days,
            quorum: 50,
            threshold: 50,
            emergencyQuorum: 34,
            attestations: 3
        });
    }

    /// @dev A member's account for a purpose, bound and on. Asked again, it is the same one.
    function accountOf(bytes32 member, IConsortium.Purpose purpose) internal returns (address account) {
        account = vm.addr(accountKey(member, purpose));
        (,, uint64 activeFrom) = consortium.accountOf(account);
        IConsortium.MemberStatus status = consortium.standingOf(member).status;
        if (activeFrom != 0 || status == IConsortium.MemberStatus.None || status == IConsortium.MemberStatus.Removed) {
            return account;
        }
        uint256 time = block.timestamp;
        vm.warp(FOUNDED); // long before any time that a test goes back to
        vote();
        consortium.setAccount(member, account, purpose, true);
        vm.warp(time);
    }

    /// @dev Switches an account of a member on or off.
    function switchAccount(bytes32 member, address account, IConsortium.Purpose purpose, bool isOn) internal {
        vote();
        consortium.setAccount(member, account, purpose, isOn);
    }

    /// @dev Replaces a member's roles.
    function setRoles(bytes32 member, uint256 roles) internal {
        if (consortium.standingOf(member).roles == roles) return;
        vote();
        consortium.setRoles(member, roles);
    }

    /// @dev The private key of that account.
    function accountKey(bytes32 member, IConsortium.Purpose purpose) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("account", member, purpose)));
    }

    /// @dev Suspends a member, or reinstates it.
    function suspend(bytes32 member, bool isSuspended) internal {
        IConsortium.Standing memory standing = consortium.standingOf(member);
        bool isUnchanged = isSuspended
            ? standing.status == IConsortium.MemberStatus.Suspended && !standing.isKeyCompromise
            : block.timestamp >= standing.suspendedUntil;
        if (isUnchanged) return;
        vote();
        if (isSuspended) consortium.suspendMember(member, false);
        else consortium.reinstateMember(member);
    }

    /// @dev Suspends a member because a key of it was compromised.
    function suspendForCompromise(bytes32 member) internal {
        vote();
        consortium.suspendMember(member, true);
    }

    /// @dev The next call is what the members voted for.
    function vote() internal {
        vm.prank(address(consortium));
    }

    function actor(string memory name) internal pure returns (address) {
        return address(uint160(uint256(keccak256(bytes(name)))));
    }

    function bound(uint256 value, uint256 low, uint256 high) internal pure returns (uint256) {
        return low + value % (high - low + 1);
    }

    function signature(uint256 privateKey, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(privateKey, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev The call may come from anyone but this one; forge's own addresses are left alone too.
    function notActor(address caller, address allowed) internal pure {
        vm.assume(caller != allowed && caller != address(0) && caller != address(vm));
    }
}
