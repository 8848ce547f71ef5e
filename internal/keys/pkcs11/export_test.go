package pkcs11

// What tests look at.
var (
	FinishES256 = finishES256
	DecodePoint = decodePoint
)
