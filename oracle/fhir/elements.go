package fhir

import "strings"

// elements are the names of elements that errors may say: those of R4 that results are made of. Any other name that a sender
// wrote may be a value that went astray, such as a person's name, and is not said.
var elements = func() map[string]bool {
	known := map[string]bool{}
	for name := range strings.FieldsSeq(elementNames) {
		known[name] = true
	}
	return known
}()

// isKnown says whether a name is that of a known element, or of its extensions.
func isKnown(name string) bool { return elements[strings.TrimPrefix(name, "_")] }

// By what has them, each once.
const elementNames = `
resourceType id meta implicitRules language text contained extension modifierExtension
versionId lastUpdated source profile security tag status div url
valueQuantity valueCodeableConcept valueString valueBoolean valueInteger valueRange valueRatio valueSampledData valueTime
valueDateTime valuePeriod valueCode valueCoding valueDate valueDecimal valueIdentifier valueInstant valueReference valueUri
valueUrl valueAttachment valueAnnotation valueBase64Binary valueMarkdown valueHumanName valueAddress valueContactPoint
type identifier timestamp total link relation entry fullUrl resource search mode score request method ifNoneMatch
ifModifiedSince ifMatch ifNoneExist response location etag lastModified outcome signature
system value use assigner period start end code display coding version userSelected reference unit comparator low high
numerator denominator origin factor lowerLimit upperLimit dimensions data contentType size hash title creation
authorReference authorString time family given prefix suffix rank line city district state postalCode country
repeat event timing when who onBehalfOf targetFormat sigFormat
basedOn partOf category subject focus encounter effectiveDateTime effectivePeriod effectiveTiming effectiveInstant issued
performer dataAbsentReason interpretation note bodySite specimen device referenceRange appliesTo age hasMember
derivedFrom component
resultsInterpreter result imagingStudy media comment conclusion conclusionCode presentedForm
accessionIdentifier receivedTime parent collection collector collectedDateTime collectedPeriod duration quantity
fastingStatusCodeableConcept fastingStatusDuration processing description procedure additive timeDateTime timePeriod
container capacity specimenQuantity additiveCodeableConcept additiveReference condition
instantiatesCanonical instantiatesUri replaces requisition intent priority doNotPerform orderDetail quantityQuantity
quantityRatio quantityRange occurrenceDateTime occurrencePeriod occurrenceTiming asNeededBoolean asNeededCodeableConcept
authoredOn requester performerType locationCode locationReference reasonCode reasonReference insurance supportingInfo
patientInstruction relevantHistory
active name telecom gender birthDate deceasedBoolean deceasedDateTime address maritalStatus multipleBirthBoolean
multipleBirthInteger photo contact relationship organization communication preferred generalPractitioner
managingOrganization other qualification issuer practitioner specialty healthcareService availableTime daysOfWeek allDay
availableStartTime availableEndTime notAvailable availabilityExceptions endpoint alias purpose physicalType position
longitude latitude altitude hoursOfOperation
date author confidentiality attester party custodian relatesTo targetIdentifier targetReference target section orderedBy
emptyReason masterIdentifier docStatus authenticator securityLabel content attachment format context facilityType
practiceSetting sourcePatientInfo related
eventCoding eventUri destination receiver sender enterer software responsible reason details definition
class classHistory statusHistory serviceType serviceProvider participant individual hospitalization
udiCarrier deviceIdentifier carrierHRF lotNumber serialNumber manufacturer manufactureDate expirationDate deviceName
modelNumber patient owner parameter
`
