// What IHE's profiles that we claim ask of a resource beyond R4, each in words and in FHIRPath. Their packages are on no registry
// that the tests may rely on, so their constraints are stated here, from the published text: BALP 1.1.4 (Privacy Disclosure at
// Source) and PCF (Foundation, Basic, Intermediate).
const ihe = "https://profiles.ihe.net/ITI";
const dcm = "http://dicom.nema.org/resources/ontology/DCM";
const hl7 = "http://terminology.hl7.org/CodeSystem";

const agent = (system, code) => `agent.where(type.coding.where(system = '${system}' and code = '${code}').exists())`;
const patient = `entity.where(type.system = '${hl7}/audit-entity-type' and type.code = '1')`;

const disclosureAtSource = [
  ["no modifier extension", "modifierExtension.empty()"],
  ["it is an export", `type.system = '${dcm}' and type.code = '110106'`],
  ["its action is R", "action = 'R'"],
  ["one subtype is disclose", `subtype.where(system = '${hl7}/iso-21089-lifecycle' and code = 'disclose').exists()`],
  ["it has an outcome", "outcome.exists()"],
  ["one agent is the source", `${agent(dcm, "110153")}.count() = 1`],
  ["the source says who and where in the network", `${agent(dcm, "110153")}.all(who.exists() and network.exists())`],
  ["the source is the observer", `${agent(dcm, "110153")}.who = source.observer`],
  ["one agent is the recipient", `${agent(dcm, "110152")}.count() = 1`],
  ["the recipient says who and where in the network", `${agent(dcm, "110152")}.all(who.exists() and network.exists())`],
  ["at most one agent is the custodian", `${agent("http://snomed.info/sct", "159541003")}.count() <= 1`],
  ["at most one agent authorized it, and says who", `${agent("http://snomed.info/sct", "429577009")}.count() <= 1 and ${agent("http://snomed.info/sct", "429577009")}.all(who.exists())`],
  ["there are two entities or more", "entity.count() >= 2"],
  ["one entity is the patient", `${patient}.count() = 1`],
  ["the patient has that role", `${patient}.all(role.system = '${hl7}/object-role' and role.code = '1' and what.exists())`],
];

const foundation = [
  ["its scope is patient privacy", `scope.coding.where(system = '${hl7}/consentscope' and code = 'patient-privacy').exists()`],
  ["it names patient, time, performer and organization", "patient.exists() and dateTime.exists() and performer.exists() and organization.exists()"],
  ["it has a source", "source.exists()"],
  ["each policy is named by its URI alone", "policy.exists() and policy.all(uri.exists() and authority.empty())"],
  ["no rule beside the policy, and no verification", "policyRule.empty() and verification.empty()"],
  ["its provision permits or denies", "provision.type.exists()"],
  ["actors are recipients", `provision.actor.all(role.coding.where(system = '${hl7}/v3-ParticipationType' and code = 'IRCP').exists())`],
  ["no action, class or code", "provision.action.empty() and provision.class.empty() and provision.code.empty()"],
  ["no third level of provisions", "provision.provision.provision.empty()"],
];

const basic = [
  ["only purposes of Basic", `provision.purpose.all(system = '${hl7}/v3-ActReason' and (code = 'TREAT' or code = 'HPAYMT' or code = 'HOPERAT' or code = 'BTG'))`],
  ["no label, period of data, data or nested provision", "provision.securityLabel.empty() and provision.dataPeriod.empty() and provision.data.empty() and provision.provision.empty()"],
];

export const profiles = {
  [`${ihe}/BALP/StructureDefinition/IHE.BasicAudit.PrivacyDisclosure.Source`]: disclosureAtSource,
  [`${ihe}/PCF/StructureDefinition/IHE.PCF.consentBasic`]: [...foundation, ...basic],
  [`${ihe}/PCF/StructureDefinition/IHE.PCF.consentIntermediate`]: [...foundation, ["no label", "provision.securityLabel.empty()"]],
};
