package evidence

// Sorted is for tests.
var Sorted = sorted
