// Generated from indexer/api/openapi.yaml by go generate ./indexer/api. Do not edit.

export interface AccountAnswer {
  account: string;
  active: boolean;
  /** unix seconds from which it may act; 0 where it is off, or acts since its block */
  activeFrom: number;
  block: Block;
  member: string;
  purpose: "governor" | "sequencer" | "manager" | "attestor" | "relayer" | "custodian" | "treasurer";
  sinceBlock: number;
}

export interface AccountState {
  account: string;
  active: boolean;
  /** unix seconds from which it may act; 0 where it is off, or acts since its block */
  activeFrom: number;
  purpose: "governor" | "sequencer" | "manager" | "attestor" | "relayer" | "custodian" | "treasurer";
  sinceBlock: number;
}

export interface AccreditationAnswer {
  /** it had the role, and was neither suspended nor removed */
  accredited: boolean;
  block: Block;
  member: string;
  /** the same in words */
  note: string;
  /** of the member's roles and standing; where it was asked for */
  proof?: StateProof;
  role: string;
  roles: (string)[];
  standing: StatusState;
}

export interface Acknowledgment {
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  class: "I" | "II" | "III" | "unclassified";
  /** place among all events of the block */
  logIndex: number;
  member: string;
  responseCommit: string;
  /** hash of the transaction */
  tx: string;
}

export interface Alarm {
  about: string;
  detail: string;
  first: string;
  kind: string;
  last: string;
  times: number;
}

export interface Amended {
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  /** place among all events of the block */
  logIndex: number;
  reason: string;
  /** salted pointer to the successor's leaf; null where there is none */
  replacement: string | null;
  /** hash of the transaction */
  tx: string;
}

export interface Attestation {
  account: string;
  hash: string;
  number: number;
  /** 65 bytes r, s, v (0 or 1) over the EIP-712 digest of the block */
  signature: string;
}

export interface Block {
  /** it is final here, with all before it, and will not be replaced; where members' attestations are what blocks are trusted for, only attested ones are */
  final: boolean;
  hash: string;
  number: number;
  /** unix seconds */
  time: number;
}

export interface Checkpoint {
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  log: string;
  /** place among all events of the block */
  logIndex: number;
  member: string;
  /** leaves before */
  oldSize: number;
  /** RFC 9162 tree head */
  root: string;
  /** leaves */
  size: number;
  /** hash of the transaction */
  tx: string;
}

export interface CheckpointList {
  block: Block;
  checkpoints: (Checkpoint)[];
  /** cursor behind the last one; empty where the list is and no cursor was given */
  next: string;
}

export interface Coding {
  code: string;
  system: string;
}

export interface Complaint {
  /** the last time; 0 where it concerned none */
  block: number;
  check: string;
  /** the last time; empty for those who see numbers only */
  detail: string;
  first: string;
  last: string;
  /** its host, for whoever runs the indexer; for others a number */
  node: string;
  times: number;
}

export interface CompletenessAnswer {
  block: Block;
  /** no log has a gap, nothing is missing */
  complete: boolean;
  /** those that had been opened by the answer's block */
  logs: (LogAccount)[];
  member: string;
  /** the same in words */
  note: string;
}

export interface Compromise {
  account?: string;
  /** with the place in it: nothing signed from there on counts */
  compromisedSinceBlock: number;
  compromisedSinceLogIndex: number;
  key?: string;
  /** of a key */
  kind?: string;
  /** in which it was reported */
  sinceBlock: number;
}

export interface Concept {
  coding: (Coding)[];
}

export interface CustodyAnswer {
  block: Block;
  /** specimens in the package */
  contents: (string)[];
  /** who has it, or had it when it was disposed of */
  custodian: string;
  /** null while it is not */
  disposed: Place | null;
  /** that was recorded last (49 CFR 40.199); null for none */
  flaw: "no-form" | "no-specimen" | "no-collector" | "two-collections" | "id-mismatch" | "broken-seal" | "insufficient-volume" | "device-expired" | null;
  item: string;
  kind: "specimen" | "package";
  /** a hand-off that one side signed and that has not ended; of a specimen in a package, the package's; null for none */
  offer: HandOff | null;
  /** that the specimen is in; null where it is loose */
  package: string | null;
  /** who had it, oldest first; of a specimen in a package, who had the package */
  trail: (Step)[];
}

export interface DisclosureBatch {
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  /** number up to which emergencies are accounted for */
  covered: number;
  /** of the chain of batches */
  head: string;
  /** place among all events of the block */
  logIndex: number;
  member: string;
  /** contiguous per member, from 1 */
  number: number;
  root: string;
  /** leaves, padding among them */
  size: number;
  /** hash of the transaction */
  tx: string;
}

export interface DisclosureList {
  batches: (DisclosureBatch)[];
  block: Block;
  /** cursor behind the last one; empty where the list is and no cursor was given */
  next: string;
}

export interface Emergency {
  /** a batch accounts for it */
  accounted: boolean;
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  commitment: string;
  /** place among all events of the block */
  logIndex: number;
  member: string;
  /** contiguous per member, from 1 */
  number: number;
  /** random; not the subject */
  pseudonym: string;
  /** two make it reviewed: a manager's and a governor's */
  reviews: (Review)[];
  /** hash of the transaction */
  tx: string;
}

export interface EmergencyList {
  block: Block;
  emergencies: (Emergency)[];
  /** cursor behind the last one; empty where the list is and no cursor was given */
  next: string;
}

export interface Entry {
  index: number;
  log: string;
  member: string;
}

export interface ErrorDetail {
  /** Where the error occurred, e.g. 'body.items[3].tags' or 'path.thing-id' */
  location?: string;
  /** Error message text */
  message?: string;
  /** The value at the given location */
  value?: unknown;
}

export interface ErrorModel {
  /** A human-readable explanation specific to this occurrence of the problem. */
  detail?: string;
  /** Optional list of individual error details */
  errors?: (ErrorDetail | null)[];
  /** A URI reference that identifies the specific occurrence of the problem. */
  instance?: string;
  /** HTTP status code */
  status?: number;
  /** A short, human-readable summary of the problem type. This value should not change between occurrences of the error. */
  title?: string;
  /** A URI reference to human-readable documentation for the error. */
  type?: string;
}

export interface EventList {
  block: Block;
  events: (StoredEvent)[];
  /** cursor behind the last one; empty where the list is and no cursor was given */
  next: string;
}

export interface FHIRAgent {
  type: Concept;
  who: Reference;
}

export interface FHIRAuditAgent {
  requestor: boolean;
  who: Reference;
}

export interface FHIRAuditEvent {
  action: "R";
  agent: (FHIRAuditAgent)[];
  entity: (FHIRAudited)[];
  id: string;
  outcome: "0";
  purposeOfEvent: (Concept)[];
  recorded: string;
  resourceType: "AuditEvent";
  source: FHIRSource;
  type: Coding;
}

export interface FHIRAudited {
  what: Reference;
}

export interface FHIRBundle {
  entry?: (FHIREntry)[];
  link: (FHIRLink)[];
  resourceType: "Bundle";
  type: "searchset";
}

export interface FHIRConsent {
  category: (Concept)[];
  dateTime: string;
  id: string;
  identifier: (Identifier)[];
  modifierExtension: (FHIRExtension)[];
  patient: Reference;
  policy: (FHIRPolicy)[];
  provision: FHIRPeriod;
  resourceType: "Consent";
  scope: Concept;
  status: "proposed" | "active" | "inactive";
}

export interface FHIREntity {
  role: "source";
  what: Reference;
}

export interface FHIREntry {
  resource: FHIRAuditEvent;
}

export interface FHIRExtension {
  url: string;
  valueBoolean: boolean;
}

export interface FHIRIssue {
  code: "invalid" | "login" | "forbidden" | "not-found" | "not-supported" | "transient" | "expired" | "throttled" | "exception" | "processing";
  diagnostics: string;
  severity: "error" | "fatal";
}

export interface FHIRLink {
  relation: "self" | "next";
  url: string;
}

export interface FHIROutcome {
  issue: (FHIRIssue)[];
  resourceType: "OperationOutcome";
}

export interface FHIRPeriod {
  period: FHIRPeriodPeriodStruct;
}

export interface FHIRPeriodPeriodStruct {
  end: string;
  start: string;
}

export interface FHIRPolicy {
  uri: string;
}

export interface FHIRProvenance {
  activity: Concept;
  agent: (FHIRAgent)[];
  entity: (FHIREntity)[];
  id: string;
  recorded: string;
  resourceType: "Provenance";
  target: (Reference)[];
}

export interface FHIRSource {
  observer: Reference;
}

export interface Gap {
  /** leaves of the checkpoint before */
  afterSize: number;
  /** leaves that the next one begins with */
  nextOldSize: number;
}

export interface Grant {
  /** made by a proxy of the subject */
  byProxy: boolean;
  /** unix seconds */
  effectiveAt: number;
  /** unix seconds */
  expiry: number;
  grant: string;
  granted: Place;
  /** subject id */
  grantedBy: string;
  /** contiguous per subject, from 1 */
  number: number;
  /** by itself, or by a grant that superseded it; null while it is not */
  revoked: Place | null;
  /** as of the answer's block and its time */
  state: "pending" | "active" | "revoked" | "expired";
  termsCommit: string;
}

export interface GrantAnswer {
  block: Block;
  /** made by a proxy of the subject */
  byProxy: boolean;
  /** unix seconds */
  effectiveAt: number;
  /** unix seconds */
  expiry: number;
  grant: string;
  granted: Place;
  /** subject id */
  grantedBy: string;
  /** contiguous per subject, from 1 */
  number: number;
  /** of the grant's status; where it was asked for */
  proof?: StateProof;
  /** by itself, or by a grant that superseded it; null while it is not */
  revoked: Place | null;
  /** as of the answer's block and its time */
  state: "pending" | "active" | "revoked" | "expired";
  termsCommit: string;
}

export interface HandOff {
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  /** by the time of the answer's block */
  expired: boolean;
  /** unix seconds */
  expiresAt: number;
  from: string;
  /** place among all events of the block */
  logIndex: number;
  number: number;
  /** unix seconds */
  occurredAt: number;
  to: string;
  /** hash of the transaction */
  tx: string;
}

export interface HandleAnswer {
  amended: boolean;
  /** null where there is none */
  amendment: Amended | null;
  block: Block;
  handle: string;
  member: string;
  /** the same in words */
  note: string;
  /** of the handle's status; where it was asked for */
  proof?: StateProof;
}

export interface HealthAnswer {
  /** what a person must look at */
  alarms: (Alarm)[];
  /** newest indexed block; null while there is none */
  block: Block | null;
  /** what nodes answered wrongly in the last hour */
  complaints: (Complaint)[];
  /** newest indexed block that is final, and attested where that is what blocks are trusted for */
  finalBlock: number;
  /** why following ended for good; empty while it goes on */
  halted: string;
  /** newest block of the node; null while nobody has followed */
  head: Block | null;
  lag: Lag;
  logs: (LogHealth)[];
  /** stale: nobody follows the chain at present, or no node answers; waiting: final blocks have not been attested for too long, and nothing newer is taken in */
  status: "ok" | "behind" | "waiting" | "halted" | "stale";
  /** what the verified blocks rest on, in words; empty while nobody has followed */
  trust: string;
  /** what members' attestations lack, so that newer blocks don't count as final; empty where nothing is lacking, or none are asked for */
  unattested: string;
}

export interface History {
  accounts: (AccountState)[];
  compromises: (Compromise)[];
  keys: (KeyState)[];
  logUrls: (LogURLState)[];
  roles: (RolesState)[];
  standing: (StatusState)[];
}

export interface Holding {
  consumed: number;
  destroyed: number;
  held: number;
  member: string;
  /** on offer to another member */
  reserved: number;
}

export interface Identifier {
  system: string;
  value: string;
}

export interface Inclusion {
  /** the leaf's place, from 0 */
  index: number;
  /** RFC 9162, section 2.1.3: from the leaf's sibling up; with the leaf it gives the checkpoint's root */
  path: (string)[];
  /** leaves of the checkpoint */
  size: number;
}

export interface KeyState {
  key: string;
  kind: "statement" | "log" | "encryption";
  sinceBlock: number;
  /** unix seconds from which it counts; 0 where it counts since its block */
  validFrom: number;
}

export interface Lag {
  blocks: number;
  /** between the two blocks' times */
  seconds: number;
}

export interface Log {
  /** unix seconds; null where it is not to close */
  closesAt: number | null;
  /** its newest checkpoint; null before the first */
  head: Checkpoint | null;
  log: string;
  member: string;
  opened: Place;
  /** unix seconds */
  opensAt: number;
  /** the closed log that it continues; null for none */
  predecessor: string | null;
  /** as of the answer's block and its time; none: its opening was cancelled */
  state: "none" | "opening" | "open" | "closing" | "closed";
}

export interface LogAccount {
  /** anchored in the period */
  checkpoints: number;
  /** no gap, nothing missing */
  complete: boolean;
  /** of the period; null where there is none */
  first: Checkpoint | null;
  /** checkpoints that do not begin where the one before ended; at most 100 */
  gaps: (Gap)[];
  /** of the period; null where there is none */
  last: Checkpoint | null;
  log: string;
  /** leaves of the period that are not mirrored and checked against an anchored root; at most 100 ranges */
  missing: (Range)[];
  /** leaves that were anchored before the period */
  oldSize: number;
  /** why the newest leaves are not mirrored; null where no attempt failed */
  reason: string | null;
  /** leaves that were anchored by the end of the period */
  size: number;
}

export interface LogAnswer {
  block: Block;
  /** unix seconds; null where it is not to close */
  closesAt: number | null;
  /** its newest checkpoint; null before the first */
  head: Checkpoint | null;
  log: string;
  member: string;
  opened: Place;
  /** unix seconds */
  opensAt: number;
  /** the closed log that it continues; null for none */
  predecessor: string | null;
  /** of the head's size and root; where it was asked for */
  proof?: StateProof;
  /** as of the answer's block and its time; none: its opening was cancelled */
  state: "none" | "opening" | "open" | "closing" | "closed";
}

export interface LogHealth {
  /** leaves that are anchored */
  anchoredSize: number;
  log: string;
  member: string;
  /** leaves that are mirrored and checked */
  mirroredSize: number;
  /** why the mirror lags; null where no attempt failed */
  reason: string | null;
}

export interface LogList {
  block: Block;
  logs: (Log)[];
}

export interface LogURLState {
  logUrl: string;
  sinceBlock: number;
}

export interface LotAnswer {
  /** who answered which recall */
  acknowledgments: (Acknowledgment)[];
  block: Block;
  /** unix seconds from which it must not be used */
  expiry: number;
  /** 14 digits */
  gtin: string;
  /** where the units are */
  holdings: (Holding)[];
  lot: string;
  /** its manufacturer */
  member: string;
  /** lot number, AI (10) */
  number: string;
  /** units registered */
  quantity: number;
  /** oldest first; the last one counts */
  recalls: (Recall)[];
  registered: Place;
}

export interface LotUse {
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  /** place among all events of the block */
  logIndex: number;
  member: string;
  /** unix seconds of the day's beginning */
  occurredOn: number;
  quantity: number;
  /** hash of the transaction */
  tx: string;
  /** root of a tree over what was touched (docs/spec/lots.md); the lab opens it */
  useCommit: string;
}

export interface LotUseList {
  block: Block;
  lot: string;
  /** cursor behind the last one; empty where the list is and no cursor was given */
  next: string;
  /** how to come from these to specimens and results */
  note: string;
  uses: (LotUse)[];
}

export interface Member {
  /** what counts now */
  accounts: (AccountState)[];
  admitted: Place;
  id: string;
  /** what counts now */
  keys: (KeyState)[];
  /** where its logs' tiles are published; empty where it has none */
  logUrl: string;
  roles: (string)[];
  /** how it stands as of the answer's block and its time */
  standing: StatusState;
}

export interface MemberAnswer {
  block: Block;
  /** all that was ever true of it, oldest first */
  history: History;
  member: Member;
}

export interface MemberList {
  block: Block;
  members: (Member)[];
}

export interface Order {
  /** in the token's smallest unit, decimal */
  amount: string;
  funded: Place;
  lab: string;
  /** what a vote gave the lab; null where none did */
  labAmount: string | null;
  order: string;
  orderCommit: string;
  payer: string;
  /** of the dispute; null before */
  reasonCommit: string | null;
  /** of the claim; null before */
  resultCommit: string | null;
  /** of the state */
  sinceBlock: number;
  state: "funded" | "claimed" | "disputed" | "released" | "refunded" | "resolved";
  token: string;
  /** unix seconds: last second of the state's period; null at an end */
  until: number | null;
}

export interface OrderAnswer {
  /** in the token's smallest unit, decimal */
  amount: string;
  block: Block;
  funded: Place;
  lab: string;
  /** what a vote gave the lab; null where none did */
  labAmount: string | null;
  order: string;
  orderCommit: string;
  payer: string;
  /** of the dispute; null before */
  reasonCommit: string | null;
  /** of the claim; null before */
  resultCommit: string | null;
  /** of the state */
  sinceBlock: number;
  state: "funded" | "claimed" | "disputed" | "released" | "refunded" | "resolved";
  token: string;
  /** unix seconds: last second of the state's period; null at an end */
  until: number | null;
}

export interface OrderList {
  block: Block;
  /** cursor behind the last one; empty where the list is and no cursor was given */
  next: string;
  orders: (Order)[];
}

export interface Participant {
  member: string;
  sinceBlock: number;
}

export interface Place {
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  /** place among all events of the block */
  logIndex: number;
  /** hash of the transaction */
  tx: string;
}

export interface Proposal {
  /** of the call, hexadecimal */
  data: string;
  /** unix seconds at which a vote decided it early; null where none did */
  decidedAt: number | null;
  /** who proposed it */
  member: string;
  /** number, decimal */
  proposal: string;
  proposed: Place;
  /** decided: voting is over, for or against, and it was not executed */
  state: "voting" | "decided" | "executed" | "cancelled";
  /** contract that it calls */
  target: string;
  /** oldest first */
  votes: (Vote)[];
  /** unix seconds */
  votingEnds: number;
}

export interface ProposalAnswer {
  block: Block;
  /** of the call, hexadecimal */
  data: string;
  /** unix seconds at which a vote decided it early; null where none did */
  decidedAt: number | null;
  /** who proposed it */
  member: string;
  /** number, decimal */
  proposal: string;
  proposed: Place;
  /** decided: voting is over, for or against, and it was not executed */
  state: "voting" | "decided" | "executed" | "cancelled";
  /** contract that it calls */
  target: string;
  /** oldest first */
  votes: (Vote)[];
  /** unix seconds */
  votingEnds: number;
}

export interface ProposalList {
  block: Block;
  /** cursor behind the last one; empty where the list is and no cursor was given */
  next: string;
  proposals: (Proposal)[];
}

export interface Range {
  from: number;
  until: number;
}

export interface Recall {
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  /** 21 CFR 7.3(m) */
  class: "I" | "II" | "III" | "unclassified";
  /** place among all events of the block */
  logIndex: number;
  /** the manufacturer; null where the members voted for it */
  member: string | null;
  noticeCommit: string;
  /** hash of the transaction */
  tx: string;
}

export interface Reference {
  identifier: Identifier;
  type?: string;
}

export interface Review {
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  /** place among all events of the block */
  logIndex: number;
  reviewCommit: string;
  reviewer: "governor" | "manager";
  /** hash of the transaction */
  tx: string;
}

export interface RolesState {
  roles: (string)[];
  sinceBlock: number;
}

export interface SlotProof {
  /** trie nodes from the account's storage root */
  proof: (string)[];
  slot: string;
  /** zero where the nodes show that nothing is there */
  value: string;
}

export interface StateProof {
  /** trie nodes from the header's state root to the account */
  accountProof: (string)[];
  address: string;
  /** of the account; the deployment's and the trust file's */
  codeHash: string;
  contract: string;
  /** RLP; by the chain's codec it gives the answer's block hash */
  header: string;
  storageProof: (SlotProof)[];
}

export interface Status {
  amended: boolean;
  block: number | null;
  reason: string | null;
  /** salted pointer to the successor's leaf; null where there is none */
  replacement: string | null;
  tx: string | null;
}

export interface StatusState {
  sinceBlock: number;
  status: "active" | "suspended" | "removed";
  /** unix seconds when a suspension in an emergency lapses; else 0 */
  suspendedUntil: number;
}

export interface Step {
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  custodian: string;
  how: "collected" | "aliquoted" | "packed" | "unpacked" | "accepted" | "assigned";
  /** place among all events of the block */
  logIndex: number;
  /** unix seconds, by the word of who did it; null where the members voted */
  occurredAt: number | null;
  /** that the specimen was in meanwhile, or came out of; null for none */
  package: string | null;
  /** hash of the transaction */
  tx: string;
}

export interface StoredEvent {
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  contract: "Consortium" | "ResultLog" | "ConsentRegistry" | "CustodyLedger" | "DisclosureLog" | "OrderEscrow" | "LotRegistry" | "StudyRegistry";
  data: string;
  /** what it says, by name: bytes in hexadecimal, numbers in decimal; null where only topics and data hold it */
  fields: Record<string, unknown> | null;
  /** place among all events of the block */
  logIndex: number;
  name: string;
  /** contiguous per contract, from 1 */
  seq: number;
  topics: (string)[];
  /** hash of the transaction */
  tx: string;
  txIndex: number;
}

export interface Study {
  /** this version was approved, it runs, and is reviewed where its terms ask for that, by the block's time; whether its researcher is in good standing is the member's to ask */
  approved: boolean;
  diseases: (string)[];
  /** terms of the Data Use Ontology */
  duo: (number)[];
  /** unix seconds */
  expiry: number;
  /** the researcher */
  member: string;
  /** labs that joined this version */
  participants: (Participant)[];
  protocolCommit: string;
  registered: Place;
  /** unix seconds up to which the ethics review of this version counts; 0 for none */
  reviewedUntil: number;
  study: string;
  /** unix seconds */
  validFrom: number;
  /** the newest */
  version: number;
}

export interface StudyAnswer {
  /** this version was approved, it runs, and is reviewed where its terms ask for that, by the block's time; whether its researcher is in good standing is the member's to ask */
  approved: boolean;
  block: Block;
  diseases: (string)[];
  /** terms of the Data Use Ontology */
  duo: (number)[];
  /** unix seconds */
  expiry: number;
  /** the researcher */
  member: string;
  /** labs that joined this version */
  participants: (Participant)[];
  protocolCommit: string;
  registered: Place;
  /** unix seconds up to which the ethics review of this version counts; 0 for none */
  reviewedUntil: number;
  study: string;
  /** unix seconds */
  validFrom: number;
  /** the newest */
  version: number;
}

export interface StudyList {
  block: Block;
  /** cursor behind the last one; empty where the list is and no cursor was given */
  next: string;
  studies: (Study)[];
}

export interface SubjectAnswer {
  block: Block;
  enrolled: Place;
  grants: (Grant)[];
  member: string;
  /** ERC-7913 signer */
  signer: string;
  subject: string;
}

export interface VersionAnswer {
  /** null where no handle was given */
  amended: Status | null;
  block: Block;
  /** the first anchored one that covers the entry */
  checkpoint: Checkpoint;
  /** other places with the same leaf: copies, which prove nothing */
  elsewhere: (Entry)[];
  /** of the leaf in the checkpoint; where it was asked for */
  inclusion?: Inclusion;
  index: number;
  leaf: string;
  log: string;
  member: string;
  /** what amended means here, in words */
  note: string;
}

export interface Vote {
  /** number of the block */
  block: number;
  /** hash of the block */
  blockHash: string;
  /** unix seconds */
  blockTime: number;
  /** place among all events of the block */
  logIndex: number;
  member: string;
  support: boolean;
  /** hash of the transaction */
  tx: string;
}

/** The operations by id: where they are, what they take, and what they answer. */
export interface Operations {
  /** Whose an account is, and for what */
  "get-account": {
    method: "GET";
    path: "/v1/accounts/{account}";
    inPath: { account: string; };
    query: { block?: number; at?: string; min_block?: number; };
    answer: AccountAnswer;
  };
  /** What this indexer's attestor signed of the highest block that it signed */
  "get-newest-attestation": {
    method: "GET";
    path: "/v1/attestations/newest";
    inPath: {};
    query: {};
    answer: Attestation;
  };
  /** What this indexer's attestor signed of a block; final blocks with events are signed, and others on request */
  "get-attestation": {
    method: "GET";
    path: "/v1/attestations/{number}";
    inPath: { number: number; };
    query: {};
    answer: Attestation;
  };
  /** What was anchored, in the order of the chain */
  "list-checkpoints": {
    method: "GET";
    path: "/v1/checkpoints";
    inPath: {};
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; member?: string; log?: string; };
    answer: CheckpointList;
  };
  /** Anchored batches of the members' accounting of disclosures */
  "list-disclosures": {
    method: "GET";
    path: "/v1/disclosures";
    inPath: {};
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; member?: string; };
    answer: DisclosureList;
  };
  /** Releases in emergencies, who reviewed them, and whether they are accounted for */
  "list-emergencies": {
    method: "GET";
    path: "/v1/emergencies";
    inPath: {};
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; member?: string; };
    answer: EmergencyList;
  };
  /** What the contracts said, in the order of the chain */
  "list-events": {
    method: "GET";
    path: "/v1/events";
    inPath: {};
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; contract?: "Consortium" | "ResultLog" | "ConsentRegistry" | "CustodyLedger" | "DisclosureLog" | "OrderEscrow" | "LotRegistry" | "StudyRegistry"; name?: string; };
    answer: EventList;
  };
  /** Releases in emergencies as FHIR R4 AuditEvents, in a Bundle */
  "list-fhir-audit-events": {
    method: "GET";
    path: "/v1/fhir/AuditEvent";
    inPath: {};
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; member?: string; };
    answer: FHIRBundle;
  };
  /** A grant as a FHIR R4 Consent, without its terms */
  "get-fhir-consent": {
    method: "GET";
    path: "/v1/fhir/Consent/{id}";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; };
    answer: FHIRConsent;
  };
  /** A version as a FHIR R4 Provenance: who logged it, and when it was anchored */
  "get-fhir-provenance": {
    method: "GET";
    path: "/v1/fhir/Provenance/{id}";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; };
    answer: FHIRProvenance;
  };
  /** A grant, and since when it is revoked */
  "get-grant": {
    method: "GET";
    path: "/v1/grants/{grant}";
    inPath: { grant: string; };
    query: { block?: number; at?: string; min_block?: number; proof?: "evm"; };
    answer: GrantAnswer;
  };
  /** Whether the version with this handle was amended */
  "get-handle": {
    method: "GET";
    path: "/v1/handles/{member}/{handle}";
    inPath: { member: string; handle: string; };
    query: { block?: number; at?: string; min_block?: number; proof?: "evm"; };
    answer: HandleAnswer;
  };
  /** How the mirror does */
  "get-health": {
    method: "GET";
    path: "/v1/health";
    inPath: {};
    query: { min_block?: number; };
    answer: HealthAnswer;
  };
  /** The labs' logs, and how far they are anchored */
  "list-logs": {
    method: "GET";
    path: "/v1/logs";
    inPath: {};
    query: { block?: number; at?: string; min_block?: number; member?: string; };
    answer: LogList;
  };
  /** A log, and its newest checkpoint */
  "get-log": {
    method: "GET";
    path: "/v1/logs/{member}/{log}";
    inPath: { member: string; log: string; };
    query: { block?: number; at?: string; min_block?: number; proof?: "evm"; };
    answer: LogAnswer;
  };
  /** A lot, who has units of it, and whether it is recalled */
  "get-lot": {
    method: "GET";
    path: "/v1/lots/{id}";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; };
    answer: LotAnswer;
  };
  /** All that was said of it, in the order of the chain; an empty list where nothing was */
  "list-lot-events": {
    method: "GET";
    path: "/v1/lots/{id}/events";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; };
    answer: EventList;
  };
  /** Which labs used the lot, when, and what commits to the specimens and results that it touched */
  "list-lot-uses": {
    method: "GET";
    path: "/v1/lots/{id}/uses";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; };
    answer: LotUseList;
  };
  /** Who is a member */
  "list-members": {
    method: "GET";
    path: "/v1/members";
    inPath: {};
    query: { block?: number; at?: string; min_block?: number; };
    answer: MemberList;
  };
  /** A member, and what it was */
  "get-member": {
    method: "GET";
    path: "/v1/members/{member}";
    inPath: { member: string; };
    query: { block?: number; at?: string; min_block?: number; };
    answer: MemberAnswer;
  };
  /** What a lab anchored in a period, and whether anything is missing */
  "get-completeness": {
    method: "GET";
    path: "/v1/members/{member}/completeness";
    inPath: { member: string; };
    query: { block?: number; at?: string; min_block?: number; from: string; until: string; };
    answer: CompletenessAnswer;
  };
  /** Whether a member was accredited for a role, on a day or now */
  "get-accreditation": {
    method: "GET";
    path: "/v1/members/{member}/roles/{role}";
    inPath: { member: string; role: "lab" | "collector" | "courier" | "provider" | "payer" | "researcher" | "manufacturer" | "auditor"; };
    query: { block?: number; at?: string; min_block?: number; proof?: "evm"; };
    answer: AccreditationAnswer;
  };
  /** Orders, as they were funded */
  "list-orders": {
    method: "GET";
    path: "/v1/orders";
    inPath: {};
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; payer?: string; lab?: string; };
    answer: OrderList;
  };
  /** Where an order's payment stands */
  "get-order": {
    method: "GET";
    path: "/v1/orders/{id}";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; };
    answer: OrderAnswer;
  };
  /** All that was said of it, in the order of the chain; an empty list where nothing was */
  "list-order-events": {
    method: "GET";
    path: "/v1/orders/{id}/events";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; };
    answer: EventList;
  };
  /** Where a package is, and what is in it */
  "get-package": {
    method: "GET";
    path: "/v1/packages/{id}";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; };
    answer: CustodyAnswer;
  };
  /** All that was said of it, in the order of the chain; an empty list where nothing was */
  "list-package-events": {
    method: "GET";
    path: "/v1/packages/{id}/events";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; };
    answer: EventList;
  };
  /** Proposals, oldest first */
  "list-proposals": {
    method: "GET";
    path: "/v1/proposals";
    inPath: {};
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; };
    answer: ProposalList;
  };
  /** A proposal, and who voted how */
  "get-proposal": {
    method: "GET";
    path: "/v1/proposals/{id}";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; };
    answer: ProposalAnswer;
  };
  /** All that was said of it, in the order of the chain; an empty list where nothing was */
  "list-proposal-events": {
    method: "GET";
    path: "/v1/proposals/{id}/events";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; };
    answer: EventList;
  };
  /** Where a specimen is, and who had it */
  "get-specimen": {
    method: "GET";
    path: "/v1/specimens/{id}";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; };
    answer: CustodyAnswer;
  };
  /** All that was said of it, in the order of the chain; an empty list where nothing was */
  "list-specimen-events": {
    method: "GET";
    path: "/v1/specimens/{id}/events";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; };
    answer: EventList;
  };
  /** Studies, as they were registered */
  "list-studies": {
    method: "GET";
    path: "/v1/studies";
    inPath: {};
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; };
    answer: StudyList;
  };
  /** A study's terms, whether it is approved, and who takes part */
  "get-study": {
    method: "GET";
    path: "/v1/studies/{id}";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; };
    answer: StudyAnswer;
  };
  /** All that was said of it, in the order of the chain; an empty list where nothing was */
  "list-study-events": {
    method: "GET";
    path: "/v1/studies/{id}/events";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; };
    answer: EventList;
  };
  /** All that was said of it, in the order of the chain; an empty list where nothing was */
  "list-subject-events": {
    method: "GET";
    path: "/v1/subjects/{id}/events";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; cursor?: string; limit?: number; };
    answer: EventList;
  };
  /** What a subject granted and revoked, oldest first */
  "list-grants": {
    method: "GET";
    path: "/v1/subjects/{id}/grants";
    inPath: { id: string; };
    query: { block?: number; at?: string; min_block?: number; };
    answer: SubjectAnswer;
  };
  /** Where a version is logged and anchored, and whether it is current */
  "get-version": {
    method: "GET";
    path: "/v1/versions/{leaf}";
    inPath: { leaf: string; };
    query: { block?: number; at?: string; min_block?: number; handle?: string; proof?: "inclusion"; };
    answer: VersionAnswer;
  };
}
