//go:build !nocloud

package main

// The stores that --vault-url may name besides a folder: s3://, gs:// and azblob://. Each takes its credentials from where its
// provider's own tools look for them, a file or the environment; none of them has a place in the URL.
import (
	_ "gocloud.dev/blob/azureblob"
	_ "gocloud.dev/blob/gcsblob"
	_ "gocloud.dev/blob/s3blob"
)
