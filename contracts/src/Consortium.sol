// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";

import {Governance} from "./Governance.sol";
import {Keys} from "./Keys.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";

/// @title Consortium
/// @notice See IConsortium. What a vote does to members and lists; Members, Keys, Governance and Rules have the rest.
contract Consortium is Keys, Governance {
    using Checkpoints for Checkpoints.Trace160;
    using EnumerableSet for EnumerableSet.AddressSet;

    EnumerableSet.AddressSet private _validators;
    mapping(address validator => Checkpoints.Trace160) private _validatorHistory;
    EnumerableSet.AddressSet private _verifiers;
    mapping(address predecessor => address) public override successorOf;

    /// @notice Founds the consortium. There is a member, and each is as admitMember requires; the parameters are as
    /// setParameters requires, and the verifiers as setVerifier.
    constructor(NewMember[] memory founding, address[] memory initialVerifiers, Parameters memory initialParameters) {
        require(founding.length != 0, NoMembers());
        for (uint256 i; i < founding.length; ++i) {
            _admit(founding[i]);
        }
        for (uint256 i; i < initialVerifiers.length; ++i) {
            _setVerifier(initialVerifiers[i], true);
        }
        _setParameters(initialParameters);
    }

    // ---- a vote ----

    /// @inheritdoc IConsortium
    function admitMember(NewMember memory newMember) external onlyVote {
        _admit(newMember);
    }

    /// @inheritdoc IConsortium
    function removeMember(bytes32 member) external onlyVote {
        _requireMember(member);
        _requireOtherVoters(member);
        _setStatus(member, MemberStatus.Removed);
        _setSuspension(member, FOR_EVER, false);
        _clearSeats(member);
        emit MemberRemoved(member, _nextSequence());
    }

    /// @inheritdoc IConsortium
    function suspendMember(bytes32 member, bool isKeyCompromise) external onlyVote {
        _requireMember(member);
        _requireOtherVoters(member);
        bool isChange = mayVote(member) || _members[member].isKeyCompromise != isKeyCompromise;
        require(isChange, SuspensionUnchanged(member));
        _setStatus(member, MemberStatus.Suspended);
        _setSuspension(member, FOR_EVER, isKeyCompromise);
        emit MemberSuspended(member, _nextSequence(), isKeyCompromise);
    }

    /// @inheritdoc IConsortium
    function reinstateMember(bytes32 member) external onlyVote {
        _requireMember(member);
        require(_now() < _members[member].suspendedUntil, NotSuspended(member));
        _setStatus(member, MemberStatus.Active);
        _setSuspension(member, 0, false);
        emit MemberReinstated(member, _nextSequence());
    }

    /// @inheritdoc IConsortium
    function setRoles(bytes32 member, uint256 newRoles) external onlyVote {
        _requireMember(member);
        uint256 oldRoles = _members[member].roles;
        require(oldRoles != newRoles, RolesUnchanged(member));
        _setRoles(member, newRoles);
        emit RolesChanged(member, _nextSequence(), oldRoles, newRoles);
    }

    /// @inheritdoc IConsortium
    function reportAccountCompromise(bytes32 member, address account, Position memory since) external onlyVote {
        require(member != 0 && _bindings[account].member == member, NotAccount(member, account));
        _report(_accountCompromises[account], since);
        if (_seats[member][account].activeFrom != 0) _switchOff(member, account);
        emit AccountCompromised(member, account, _nextSequence(), since);
    }

    /// @inheritdoc IConsortium
    function setValidator(address validator, bool isActive) external onlyVote {
        bool isChanged = isActive ? _validators.add(validator) : _validators.remove(validator);
        require(isChanged, ValidatorUnchanged(validator, isActive));
        _validatorHistory[validator].push(uint96(block.number), isActive ? 1 : 0);
        emit ValidatorChanged(validator, _nextSequence(), isActive);
    }

    /// @inheritdoc IConsortium
    function setVerifier(address verifier, bool isActive) external onlyVote {
        _setVerifier(verifier, isActive);
    }

    /// @inheritdoc IConsortium
    function nameSuccessor(address predecessor, address successor) external onlyVote {
        require(successor.code.length != 0, NoCode(successor));
        require(
            successor != predecessor && successorOf[predecessor] != successor,
            SuccessorUnchanged(predecessor, successor)
        );
        successorOf[predecessor] = successor;
        emit SuccessorNamed(predecessor, _nextSequence(), successor);
    }

    // ---- views ----

    /// @inheritdoc IConsortium
    function isVerifier(address verifier) external view returns (bool) {
        return _verifiers.contains(verifier);
    }

    /// @inheritdoc IConsortium
    function verifiers() external view returns (address[] memory) {
        return _verifiers.values();
    }

    /// @inheritdoc IConsortium
    function isValidator(address validator) external view returns (bool) {
        return _validators.contains(validator);
    }

    /// @inheritdoc IConsortium
    function validators() external view returns (address[] memory) {
        return _validators.values();
    }

    /// @inheritdoc IConsortium
    function wasValidator(address validator, uint256 blockNumber) external view returns (bool) {
        _requirePast(blockNumber);
        return _validatorHistory[validator].upperLookupRecent(uint96(blockNumber)) != 0;
    }

    // ---- internals ----

    function _admit(NewMember memory newMember) private {
        bytes32 member = newMember.id;
        _addMember(member, newMember.roles, newMember.logUrl);
        _bindAll(member, newMember.accounts);
        for (uint256 i; i < newMember.keys.length; ++i) {
            _addFirstKey(member, newMember.keys[i]);
        }
        emit MemberAdmitted(
            member, _nextSequence(), newMember.roles, newMember.logUrl, newMember.accounts, newMember.keys
        );
    }

    function _bindAll(bytes32 member, Account[] memory accounts) private {
        for (uint256 i; i < accounts.length; ++i) {
            (address account, Purpose purpose) = (accounts[i].account, accounts[i].purpose);
            require(purpose != Purpose.None, PurposeNotAllowed(purpose));
            bytes32 owner = _bindings[account].member;
            require(owner == 0, AccountBound(account, owner));
            _switchOn(member, account, purpose, _now(), MAX_ACCOUNTS);
        }
        require(_members[member].governors != 0, NoGovernor(member));
    }

    function _setVerifier(address verifier, bool isActive) private {
        require(!isActive || verifier.code.length != 0, NoCode(verifier));
        bool isChanged = isActive ? _verifiers.add(verifier) : _verifiers.remove(verifier);
        require(isChanged, VerifierUnchanged(verifier, isActive));
        emit VerifierChanged(verifier, _nextSequence(), isActive);
    }
}
