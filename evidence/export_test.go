package evidence

// Sorted is for tests.
var Sorted = sorted

// RecoverPortable is what builds without C recover signers with, whatever this build uses.
var RecoverPortable = recoverPortable
