package evidence

// RecoverPortable is what builds without C recover signers with, whatever this build uses.
var RecoverPortable = recoverPortable
