package pkcs11

// What the tests of other packages' shape need.
var (
	FinishES256     = finishES256
	FinishSecp256k1 = finishSecp256k1
	DecodePoint     = decodePoint
)
